// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
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
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest {
    private static final RowSchema SONGS = new RowSchema(
            "songs",
            List.of(
                    Column.required("id", ColumnType.of(Kind.LONG)),
                    Column.optional("title", ColumnType.text(100)),
                    Column.optional("seconds", ColumnType.of(Kind.DOUBLE)),
                    Column.optional("at", ColumnType.of(Kind.TIMESTAMP)),
                    Column.optional("day", ColumnType.of(Kind.DATE)),
                    Column.optional("price", ColumnType.decimal(10, 2)),
                    Column.optional("paid", ColumnType.of(Kind.BOOLEAN))));

    @TempDir
    private Path directory;

    @Test
    void writesLinesAsTheStandardSays() throws IOException {
        List<List<Object>> rows = List.of(
                row(1L, "Wish You Were Here", 334.74, "2018-11-01T10:00:00.123456Z", "2018-11-01", "0.99", true),
                row(-2L, "say \"no\", no", 1e-12, "1969-12-31T23:59:59.999999Z", "0001-01-01", "-1234.50", false),
                row(0L, "", 120.0, null, null, "0.00", null),
                row(Long.MIN_VALUE, null, null, "2018-11-01T00:00:00Z", "2000-02-29", null, null));
        assertThat(new String(SampleRows.encode(CsvFormat.defaults(), SONGS, rows), UTF_8))
                .isEqualTo("""
                        id,title,seconds,at,day,price,paid
                        1,Wish You Were Here,334.74,2018-11-01 10:00:00.123456,2018-11-01,0.99,true
                        -2,"say ""no"", no",1.0E-12,1969-12-31 23:59:59.999999,0001-01-01,-1234.50,false
                        0,"",120.0,\\N,\\N,0.00,\\N
                        -9223372036854775808,\\N,\\N,2018-11-01 00:00:00.000000,2000-02-29,\\N,\\N
                        """);
    }

    /** One behind the other, as they are looked through; a tab, and letters beyond ASCII, need no quotes. */
    @Test
    void quotesATextWhereverInItACharacterAsksForThat() throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        StringBuilder expected = new StringBuilder();
        for (String character : List.of(",", "\"", "\n", "\r", "\t", "é", "漢")) {
            boolean quoted = ",\"\n\r".contains(character);
            for (int length = 3; length < 40; length++) {
                for (int at = 1; at < length; at++) {
                    String text = "a".repeat(at) + character + "z".repeat(length - at);
                    rows.add(row((long) at, rows.size() % 5 == 0 ? null : text, null, null, null, null, null));
                    expected.append(at)
                            .append(',')
                            .append(
                                    rows.size() % 5 == 1
                                            ? "\\N"
                                            : quoted ? '"' + text.replace("\"", "\"\"") + '"' : text)
                            .append(",\\N,\\N,\\N,\\N,\\N\n");
                }
            }
        }
        assertThat(SampleRows.encode(CsvFormat.defaults().withHeader(false), SONGS, rows))
                .asString(UTF_8)
                .isEqualTo(expected.toString());
    }

    private static List<Object> row(
            Long id, String title, Double seconds, String at, String day, String price, Boolean paid) {
        List<Object> row = new ArrayList<>(List.of(id));
        row.add(title);
        row.add(seconds);
        row.add(at == null ? null : Instant.parse(at));
        row.add(day == null ? null : LocalDate.parse(day));
        row.add(price == null ? null : new BigDecimal(price));
        row.add(paid);
        return row;
    }

    @ParameterizedTest
    @EnumSource
    void twoReadersFindEveryValueAgain(TextCompression compression) throws Exception {
        SampleRows sample = new SampleRows(new Random().nextLong());
        List<List<Object>> rows = sample.rows(2_000);
        CsvFormat format = CsvFormat.defaults().withCompression(compression);
        byte[] bytes = sample.encode(format, rows);
        Path file = Files.write(directory.resolve("x." + format.extension()), bytes);
        byte[] plain = compression.decompress(new ByteArrayInputStream(bytes)).readAllBytes();
        sample.assertRows(fastCsvRows(sample.schema(), plain), rows);
        try (DuckDb duck = new DuckDb()) {
            String table = "read_csv('%s', nullstr = '\\N', header = true, delim = ',', quote = '\"', escape = '\"', "
                    + "auto_detect = false, columns = %s)";
            table = table.formatted(file, DuckDb.columns(sample.schema()));
            sample.assertRows(duck.rows(sample.schema(), table), rows);
        }
    }

    @Test
    void duckDbFindsTheTypesByItself() throws Exception {
        SampleRows sample = new SampleRows(3);
        Path file = Files.write(directory.resolve("x.csv"), sample.encode(CsvFormat.defaults(), sample.rows(500)));
        try (DuckDb duck = new DuckDb()) {
            assertThat(duck.types("read_csv('" + file + "', nullstr = '\\N')"))
                    .contains(
                            "long_2 BIGINT",
                            "double_4 DOUBLE",
                            "boolean_5 BOOLEAN",
                            "timestamp_6 TIMESTAMP",
                            "date_7 DATE");
        }
    }

    @Test
    void canDoWithoutAHeader() throws IOException {
        List<List<Object>> rows = List.of(row(1L, null, null, null, null, null, null));
        assertThat(SampleRows.encode(CsvFormat.defaults().withHeader(false), SONGS, rows))
                .asString(UTF_8)
                .isEqualTo("1,\\N,\\N,\\N,\\N,\\N,\\N\n");
        assertThat(SampleRows.encode(CsvFormat.defaults().withHeader(false), SONGS, List.of()))
                .isEmpty();
    }

    @Test
    void refusesATextThatWouldBeReadAsNull() {
        RowBatch batch = new RowBatch(SONGS, 3);
        SampleRows.append(row(1L, "fine", null, null, null, null, null), batch);
        SampleRows.append(row(2L, "\\N", null, null, null, null, null), batch);
        batch.longs(0).set(3);
        batch.bytes(1).set("NULL");
        assertThat(CsvFormat.defaults().refusal(batch, 0)).isNull();
        assertThat(CsvFormat.defaults().refusal(batch, 1))
                .isEqualTo("title is the text '\\N', which stands for null in these CSV files");
        assertThat(CsvFormat.defaults().refusal(batch, 2)).isNull();
        assertThat(CsvFormat.defaults().withNullToken("NULL").refusal(batch, 2))
                .isEqualTo("title is the text 'NULL', which stands for null in these CSV files");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a,b", "\"\"", "0", "-", "1970-01-01", "true", "F", "NaN", "a\nb", "#"})
    void refusesANullTokenThatCouldBeAValue(String token) {
        assertThatThrownBy(() -> CsvFormat.defaults().withNullToken(token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + token + "' can't stand for null in CSV");
    }

    @Test
    void describesItself() {
        CsvFormat format = CsvFormat.defaults()
                .withCompression(TextCompression.GZIP)
                .withHeader(false)
                .withNullToken("NULL");
        assertThat(format.extension()).isEqualTo("csv.gz");
        assertThat(CsvFormat.defaults().extension()).isEqualTo("csv");
        assertThat(format.description())
                .isEqualTo(new FormatDescription(
                        "csv",
                        Map.of(
                                "charset", "UTF-8",
                                "compression", "gzip",
                                "delimiter", ",",
                                "header", "false",
                                "null", "NULL",
                                "quote", "\"",
                                "timestamps", "yyyy-MM-dd HH:mm:ss.SSSSSS")));
    }

    private static List<List<Object>> fastCsvRows(RowSchema schema, byte[] bytes) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(new String(bytes, UTF_8))) {
            for (CsvRecord csv : reader) {
                List<Object> row = new ArrayList<>();
                for (int i = 0; i < schema.size(); i++) {
                    row.add(value(schema.column(i), csv.getField(i), csv.getStartingLineNumber() == 1));
                }
                assertThat(csv.getFieldCount()).isEqualTo(schema.size());
                rows.add(row);
            }
        }
        assertThat(rows.remove(0))
                .isEqualTo(schema.columns().stream().map(Column::name).toList());
        return rows;
    }

    private static Object value(Column column, String field, boolean header) {
        if (header) {
            return field;
        }
        if (field.equals("\\N")) {
            return null;
        }
        return switch (column.type().kind()) {
            case TEXT, UUID, ENUM -> field;
            case INT -> Integer.valueOf(field);
            case LONG -> Long.valueOf(field);
            case FLOAT -> Float.valueOf(field);
            case DOUBLE -> Double.valueOf(field);
            case BOOLEAN -> Boolean.valueOf(field);
            case TIMESTAMP -> Instant.parse(field.replace(' ', 'T') + "Z");
            case DATE -> LocalDate.parse(field);
            case DECIMAL -> new BigDecimal(field);
        };
    }
}
