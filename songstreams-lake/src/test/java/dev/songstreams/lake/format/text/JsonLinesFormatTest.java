// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnType.Kind;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.lake.format.DuckDb;
import dev.songstreams.lake.format.FormatDescription;
import dev.songstreams.lake.format.SampleRows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JsonLinesFormatTest {
    private static final ObjectMapper JSON = new JsonMapper();

    /** Keeps every digit, but knows no negative zero. */
    private static final ObjectMapper EXACT_JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @TempDir
    private Path directory;

    @Test
    void writesAnObjectALine() throws IOException {
        RowSchema schema = new RowSchema(
                "songs",
                List.of(
                        Column.required("id", ColumnType.of(Kind.LONG)),
                        Column.optional("song title", ColumnType.text(100)),
                        Column.optional("at", ColumnType.of(Kind.TIMESTAMP)),
                        Column.optional("paid", ColumnType.of(Kind.BOOLEAN))));
        List<List<Object>> rows = List.of(
                Arrays.asList(7L, "\"Gnahoré\"\n\\\u0001", Instant.parse("2018-11-01T10:00:00.5Z"), true),
                Arrays.asList(8L, null, null, null));
        assertThat(new String(SampleRows.encode(JsonLinesFormat.defaults(), schema, rows), UTF_8))
                .isEqualTo("""
                        {"id":7,"song title":"\\"Gnahoré\\"\\n\\\\\\u0001","at":"2018-11-01T10:00:00.500000Z","paid":true}
                        {"id":8,"song title":null,"at":null,"paid":null}
                        """);
    }

    @ParameterizedTest
    @EnumSource
    void twoReadersFindEveryValueAgain(TextCompression compression) throws Exception {
        SampleRows sample = new SampleRows(new Random().nextLong());
        List<List<Object>> rows = sample.rows(2_000);
        JsonLinesFormat format = JsonLinesFormat.defaults().withCompression(compression);
        byte[] bytes = sample.encode(format, rows);
        Path file = Files.write(directory.resolve("x." + format.extension()), bytes);
        byte[] plain = compression.decompress(new ByteArrayInputStream(bytes)).readAllBytes();
        sample.assertRows(jacksonRows(sample.schema(), plain), rows);
        try (DuckDb duck = new DuckDb()) {
            String table = "read_json('%s', format = 'newline_delimited', columns = %s)";
            table = table.formatted(file, DuckDb.columns(sample.schema()));
            sample.assertRows(duck.rows(sample.schema(), table), rows);
        }
    }

    @Test
    void duckDbFindsTheTypesByItself() throws Exception {
        SampleRows sample =
                new SampleRows(3, Instant.parse("1990-01-01T00:00:00Z"), Instant.parse("2090-01-01T00:00:00Z"));
        Path file =
                Files.write(directory.resolve("x.jsonl"), sample.encode(JsonLinesFormat.defaults(), sample.rows(500)));
        try (DuckDb duck = new DuckDb()) {
            assertThat(duck.types("read_json('" + file + "')"))
                    .contains(
                            "double_4 DOUBLE",
                            "boolean_5 BOOLEAN",
                            "timestamp_6 TIMESTAMP WITH TIME ZONE",
                            "date_7 DATE");
        }
    }

    @Test
    void refusesNumbersThatJsonDoesNotHave() {
        RowSchema schema = new RowSchema("rows", List.of(Column.optional("ratio", ColumnType.of(Kind.DOUBLE))));
        RowBatch batch = new RowBatch(schema, 3);
        batch.doubles(0).set(Double.NaN);
        batch.endRow();
        batch.endRow();
        batch.doubles(0).set(1.5);
        assertThat(JsonLinesFormat.defaults().refusal(batch, 0)).isEqualTo("ratio is NaN, which is no number in JSON");
        assertThat(JsonLinesFormat.defaults().refusal(batch, 1)).isNull();
        assertThat(JsonLinesFormat.defaults().refusal(batch, 2)).isNull();
    }

    @Test
    void describesItself() {
        assertThat(JsonLinesFormat.defaults().extension()).isEqualTo("jsonl");
        assertThat(JsonLinesFormat.defaults()
                        .withCompression(TextCompression.GZIP)
                        .extension())
                .isEqualTo("jsonl.gz");
        assertThat(JsonLinesFormat.defaults()
                        .withCompression(TextCompression.GZIP)
                        .description())
                .isEqualTo(new FormatDescription(
                        "jsonl",
                        Map.of(
                                "charset", "UTF-8",
                                "compression", "gzip",
                                "decimals", "string if wider than 15 digits",
                                "null", "null",
                                "timestamps", "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'")));
    }

    private static List<List<Object>> jacksonRows(RowSchema schema, byte[] bytes) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        for (String line : new String(bytes, UTF_8).split("\n")) {
            JsonNode json = JSON.readTree(line);
            JsonNode exact = EXACT_JSON.readTree(line);
            assertThat(json.fieldNames())
                    .toIterable()
                    .containsExactlyElementsOf(
                            schema.columns().stream().map(Column::name).toList());
            List<Object> row = new ArrayList<>();
            for (Column column : schema.columns()) {
                boolean decimal = column.type().kind() == Kind.DECIMAL;
                row.add(value(column, (decimal ? exact : json).get(column.name())));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Object value(Column column, JsonNode node) {
        if (node.getNodeType() == JsonNodeType.NULL) {
            return null;
        }
        return switch (column.type().kind()) {
            case TEXT, UUID, ENUM -> node.textValue();
            case INT -> node.intValue();
            case LONG -> node.longValue();
            case FLOAT -> Float.valueOf(node.asText());
            case DOUBLE -> Double.valueOf(node.asText());
            case BOOLEAN -> node.booleanValue();
            case TIMESTAMP -> Instant.parse(node.textValue());
            case DATE -> LocalDate.parse(node.textValue());
            case DECIMAL ->
                column.type().precision() > 15
                        ? new BigDecimal(node.textValue())
                        : node.decimalValue().setScale(column.type().scale());
        };
    }
}
