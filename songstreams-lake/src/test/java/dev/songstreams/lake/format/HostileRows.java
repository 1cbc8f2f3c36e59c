// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.event.Values;
import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnType.Kind;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Rows that try to be something else: random schemas, texts made of what formats give a meaning to, and numbers at their bounds. */
final class HostileRows {
    private static final int ROWS_TEXT_BYTES = 300;
    private static final List<String> PIECES = List.of(
            "\"",
            "\"\"",
            "'",
            ",",
            ";",
            "\t",
            " ",
            "\n",
            "\r",
            "\r\n",
            "\\",
            "\\N",
            "\\n",
            "\\u0000",
            "#",
            "=cmd|' /C calc'!A0",
            "+1",
            "-1",
            "@SUM(A1)",
            "=HYPERLINK(\"http://x\")",
            "{",
            "}",
            "[",
            "]",
            ":",
            "null",
            "NULL",
            "true",
            "NaN",
            "Infinity",
            "1e999",
            "0x10",
            "--",
            "/*",
            "$$",
            "%00",
            "../",
            "\u0001",
            "\u001f",
            "\u007f",
            "\u0080",
            "\u0085",
            "\u00a0",
            "\u2028",
            "\ufeff",
            "\ufffd",
            "\uffff",
            "é",
            "Ã©",
            "日本",
            "🎵",
            "e\u0301",
            "\u202e",
            "a",
            "Z",
            "0",
            "\u0000",
            "\ud83c",
            "\udfb5");

    final RowSchema schema;
    final List<List<Object>> rows = new ArrayList<>();
    private final Random random;
    private final FileFormat format;
    private final RowBatch scratch;

    HostileRows(long seed, FileFormat format, int count) {
        this.random = new Random(seed);
        this.format = format;
        this.schema = randomSchema();
        this.scratch = new RowBatch(schema("text", ColumnType.text(ROWS_TEXT_BYTES)), 1);
        for (int i = 0; i < count; i++) {
            List<Object> row = new ArrayList<>();
            for (Column column : schema.columns()) {
                row.add(!column.required() && random.nextInt(5) == 0 ? null : value(column.type()));
            }
            rows.add(row);
        }
    }

    private static RowSchema schema(String name, ColumnType type) {
        return new RowSchema(name, List.of(Column.required(name, type)));
    }

    private RowSchema randomSchema() {
        List<Column> columns = new ArrayList<>();
        int size = 1 + random.nextInt(8);
        for (int i = 0; i < size; i++) {
            String name = random.nextBoolean() ? "c" + i : "select, é #" + i;
            columns.add(new Column(name, randomType(), random.nextBoolean()));
        }
        return new RowSchema("hostile", columns);
    }

    private ColumnType randomType() {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        int precision = 1 + random.nextInt(ColumnType.MAX_PRECISION);
        return switch (kind) {
            case TEXT -> ColumnType.text(ROWS_TEXT_BYTES);
            case DECIMAL -> ColumnType.decimal(precision, random.nextInt(precision + 1));
            case ENUM -> ColumnType.enumeration(List.of("=A1", "a, \"b\"", "\\", "🎵", "#"));
            default -> ColumnType.of(kind);
        };
    }

    private Object value(ColumnType type) {
        return switch (type.kind()) {
            case TEXT -> acceptedText();
            case INT -> (int) randomLong(32);
            case LONG -> randomLong(64);
            case FLOAT -> randomFloat();
            case DOUBLE -> randomDouble();
            case BOOLEAN -> random.nextBoolean();
            // What the timestamps of Parquet can hold that Redshift reads.
            case TIMESTAMP -> Instant.EPOCH.plusNanos(random.nextLong() / 1000 * 1000);
            case DATE -> LocalDate.ofEpochDay(random.nextLong(-719_162, 2_932_897));
            case DECIMAL -> randomDecimal(type);
            case UUID -> new UUID(random.nextLong(), random.nextLong()).toString();
            case ENUM -> type.names().get(random.nextInt(type.names().size()));
        };
    }

    /** A text that may be stored; those on the way to it that may not are seen to be refused. */
    private String acceptedText() {
        String text = randomText();
        while (!accepts(text)) {
            text = randomText();
        }
        return text;
    }

    private boolean accepts(String text) {
        String problem = Values.storeText(text.toCharArray(), 0, text.length(), ROWS_TEXT_BYTES, scratch.bytes(0));
        boolean fits = text.indexOf('\u0000') < 0
                && UTF_8.newEncoder().canEncode(text)
                && text.getBytes(UTF_8).length <= ROWS_TEXT_BYTES;
        assertThat(problem == null).as(text).isEqualTo(fits);
        boolean refused = fits && format.refusal(scratch, scratch.row()) != null;
        assertThat(refused).as(text).isEqualTo(format.extension().startsWith("csv") && text.equals("\\N"));
        scratch.dropRow();
        return fits && !refused;
    }

    private String randomText() {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(random.nextInt(20) == 0 ? 60 : 6);
        for (int i = 0; i < pieces; i++) {
            text.append(random.nextInt(4) == 0 ? Character.toString(random.nextInt(1, 0xD800)) : piece());
        }
        return text.toString();
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private long randomLong(int bits) {
        long value = random.nextLong() >> (64 - bits) >> random.nextInt(bits);
        return switch (random.nextInt(8)) {
            case 0 -> Long.MIN_VALUE >> (64 - bits);
            case 1 -> Long.MAX_VALUE >> (64 - bits);
            default -> value;
        };
    }

    private double randomDouble() {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : -0.0;
    }

    private float randomFloat() {
        float value = Float.intBitsToFloat(random.nextInt());
        return Float.isFinite(value) ? value : Float.MIN_VALUE;
    }

    private BigDecimal randomDecimal(ColumnType type) {
        BigInteger limit = BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
        BigInteger unscaled = random.nextInt(4) == 0
                ? limit
                : new BigInteger(1 + random.nextInt(limit.bitLength()), random).min(limit);
        return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), type.scale());
    }
}
