// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.songstreams.testkit.redshift.sql.CopyCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads files of JSON objects, record by record, as a stream. What a value means to a column is as in text files. */
final class JsonFileReader {

    /** Numbers keep the digits they are written with. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final TargetTable table;
    private final TextValues values;
    private final JsonFields fields;
    private final Rejects rejects;

    JsonFileReader(CopyCommand command, TargetTable table, JsonFields fields, Rejects rejects) throws LoadFailure {
        this.table = table;
        this.values = new TextValues(command);
        this.fields = fields;
        this.rejects = rejects;
    }

    void read(String url, InputStream content, RowSink sink) throws IOException, TargetRefusedException, LoadFailure {
        JsonRecords records = new JsonRecords(content);
        for (JsonRecords.Item item = records.next(); item != null; item = records.next()) {
            sink.beginRow(table.columns().size());
            try {
                writeRow(url, item, sink);
            } catch (LoadFailure e) {
                sink.abandonRow();
                rejects.add(e);
            }
        }
    }

    private void writeRow(String url, JsonRecords.Item item, RowSink sink) throws IOException, LoadFailure {
        List<JsonNode> nodes = fields.of(parse(url, item));
        for (int i = 0; i < nodes.size(); i++) {
            TargetColumn column = table.columns().get(i);
            try {
                write(column, nodes.get(i), sink);
            } catch (ValueFaultException e) {
                throw failure(url, item, column, text(nodes.get(i)), e.fault());
            }
        }
    }

    private JsonNode parse(String url, JsonRecords.Item item) throws IOException, LoadFailure {
        try {
            JsonNode record = JSON.readTree(item.json());
            if (record.isContainerNode()) {
                return record;
            }
        } catch (JacksonException e) {
            ValueFault fault = new ValueFault(ValueFault.LINE, "Invalid JSON: " + e.getOriginalMessage());
            throw failure(url, item, TargetColumn.NONE, "", fault);
        }
        throw failure(url, item, TargetColumn.NONE, "", new ValueFault(ValueFault.LINE, "Invalid JSON: no object"));
    }

    private void write(TargetColumn column, JsonNode node, RowSink sink) throws ValueFaultException {
        if (node.isMissingNode() || node.isNull()) {
            values.writeNull(column, sink);
        } else if (column.type() == ColumnType.SUPER) {
            Values.json(ByteBuffer.wrap(node.toString().getBytes(StandardCharsets.UTF_8)), sink);
        } else {
            byte[] utf8 = text(node).getBytes(StandardCharsets.UTF_8);
            values.write(column, new String(utf8, StandardCharsets.ISO_8859_1), sink);
        }
    }

    /** A string's content, a number as written, and an object or array as JSON. */
    private static String text(JsonNode node) {
        if (node.isBigDecimal()) {
            return node.decimalValue().toPlainString();
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }

    private LoadFailure failure(
            String url, JsonRecords.Item item, TargetColumn column, String value, ValueFault fault) {
        String raw = new String(item.json(), StandardCharsets.UTF_8);
        return LoadFailure.ofValue(table.name(), new LoadError(url, item.line(), column, raw, value, fault));
    }
}
