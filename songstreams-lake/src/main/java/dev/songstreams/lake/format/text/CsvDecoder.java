// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.lake.format.FileDecoder;
import dev.songstreams.lake.format.text.ColumnParsers.ColumnParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads rows from lines of fields. */
final class CsvDecoder implements FileDecoder {
    private final ColumnParser[] columns;
    private final CsvNotation notation;
    private final CsvFields fields;

    CsvDecoder(RowSchema schema, CsvNotation notation, CsvFields fields, boolean header) throws IOException {
        this.columns = ColumnParsers.of(schema);
        this.notation = notation;
        this.fields = fields;
        if (header) {
            checkHeader(schema);
        }
    }

    private void checkHeader(RowSchema schema) throws IOException {
        List<String> expected = schema.columns().stream().map(Column::name).toList();
        List<String> found = new ArrayList<>();
        do {
            if (!fields.next()) {
                break;
            }
            found.add(new String(fields.field(), 0, fields.length(), UTF_8));
        } while (!fields.endsLine());
        if (!found.equals(expected)) {
            throw new IOException("the header names the columns " + found + ", not " + expected);
        }
    }

    @Override
    public boolean read(RowBatch batch) throws IOException {
        while (!batch.isFull() && batch.valueBytes() < BATCH_VALUE_BYTES && fields.next()) {
            for (int i = 0; i < columns.length; i++) {
                if (i > 0 && (fields.endsLine() || !fields.next())) {
                    throw wrongCount("fewer");
                }
                set(i, batch);
            }
            if (!fields.endsLine()) {
                throw wrongCount("more");
            }
            batch.endRow();
        }
        return batch.rows() > 0;
    }

    private void set(int column, RowBatch batch) throws IOException {
        boolean isNull = !fields.quoted() && notation.isNullText(fields.field(), 0, fields.length());
        if (isNull) {
            return;
        }
        try {
            columns[column].set(fields.field(), fields.length(), batch);
        } catch (RuntimeException e) {
            throw new IOException(
                    "line " + fields.line() + ": no value of column "
                            + batch.schema().column(column).name() + ": " + e.getMessage(),
                    e);
        }
    }

    private IOException wrongCount(String what) {
        return new IOException("line " + fields.line() + ": it has " + what + " than " + columns.length + " fields");
    }

    @Override
    public void close() throws IOException {
        fields.close();
    }
}
