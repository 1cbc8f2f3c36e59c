// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.lake.format.FileDecoder;
import dev.songstreams.lake.format.text.ColumnParsers.ColumnParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/** Reads rows from JSON objects, whose keys are found by name. */
final class JsonLinesDecoder implements FileDecoder {
    /** What was written is to be read, however long. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final ColumnParser[] columns;
    private final Map<String, Integer> positions = new HashMap<>();
    private final InputStream in;
    private final JsonParser json;

    JsonLinesDecoder(RowSchema schema, InputStream in) throws IOException {
        this.columns = ColumnParsers.of(schema);
        for (int i = 0; i < schema.size(); i++) {
            positions.put(schema.column(i).name(), i);
        }
        this.in = in;
        this.json = JSON.createParser(in);
    }

    @Override
    public boolean read(RowBatch batch) throws IOException {
        while (!batch.isFull() && batch.valueBytes() < BATCH_VALUE_BYTES) {
            JsonToken first = json.nextToken();
            if (first == null) {
                break;
            }
            if (first != JsonToken.START_OBJECT) {
                throw new IOException(where() + "a row is a JSON object, not " + first);
            }
            readRow(batch);
            batch.endRow();
        }
        return batch.rows() > 0;
    }

    private void readRow(RowBatch batch) throws IOException {
        String key;
        while ((key = json.nextFieldName()) != null) {
            JsonToken token = json.nextToken();
            Integer column = positions.get(key);
            if (column == null || !token.isScalarValue()) {
                throw new IOException(where() + "no value of a column: " + key);
            }
            if (token != JsonToken.VALUE_NULL) {
                set(column, batch);
            }
        }
    }

    private void set(int column, RowBatch batch) throws IOException {
        byte[] utf8 = json.getText().getBytes(UTF_8);
        try {
            columns[column].set(utf8, utf8.length, batch);
        } catch (RuntimeException e) {
            throw new IOException(
                    where() + "no value of column "
                            + batch.schema().column(column).name() + ": " + e.getMessage(),
                    e);
        }
    }

    private String where() {
        return "line " + json.currentTokenLocation().getLineNr() + ": ";
    }

    @Override
    public void close() throws IOException {
        json.close();
        in.close();
    }
}
