// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.event.Values;
import dev.songstreams.core.row.BytesVector;
import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnType.Kind;
import dev.songstreams.core.row.ColumnVector;
import dev.songstreams.core.row.DoubleVector;
import dev.songstreams.core.row.LongVector;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Rows of every column type, required and not, with the values that writers get wrong. */
public final class SampleRows {
    private static final List<String> NAMES = List.of("FREE", "PAID", "A, \"B\"");
    private static final List<ColumnType> TYPES = List.of(
            ColumnType.text(65_535),
            ColumnType.of(Kind.INT),
            ColumnType.of(Kind.LONG),
            ColumnType.of(Kind.FLOAT),
            ColumnType.of(Kind.DOUBLE),
            ColumnType.of(Kind.BOOLEAN),
            ColumnType.of(Kind.TIMESTAMP),
            ColumnType.of(Kind.DATE),
            ColumnType.decimal(9, 2),
            ColumnType.decimal(18, 18),
            ColumnType.decimal(15, 0),
            ColumnType.decimal(38, 10),
            ColumnType.decimal(19, 19),
            ColumnType.of(Kind.UUID),
            ColumnType.enumeration(NAMES));
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "plain",
            "a,b",
            "\"quoted\"",
            "one\ntwo\r\nthree\rfour",
            "tab\there",
            " leading",
            "trailing ",
            "\\",
            "\\n",
            "\\.",
            "NULL",
            "null",
            "06095",
            "true",
            "#no comment",
            "GnahorÃ©",
            "Gnahoré",
            "日本語",
            "🎵",
            "\u0001\u001f\u007f",
            "\u2028\u2029",
            "'",
            ";",
            "\"",
            "\"\"",
            "{\"a\":[1]}",
            "x".repeat(10_000));
    private static final List<Double> DOUBLES = List.of(
            0.0,
            -0.0,
            1.0,
            -1.0,
            0.1,
            218.93179,
            1e7,
            12345678.9,
            1e22,
            1e23,
            1.0E10,
            9007199254740993.0,
            1e-7,
            1e300,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.MIN_NORMAL,
            Math.PI,
            2.0 / 3,
            1e15,
            123456789012345.6);
    private static final List<Float> FLOATS =
            List.of(0f, -0f, 1f, 0.1f, 218.93179f, 1e10f, Float.MIN_VALUE, Float.MAX_VALUE, 16777217f, 1f / 3);

    private final RowSchema schema = schema();
    private final long seed;
    private final Random random;
    private final Instant firstTime;
    private final Instant lastTime;

    /** Rows from this seed on, with timestamps between these. */
    public SampleRows(long seed, Instant firstTime, Instant lastTime) {
        this.seed = seed;
        this.random = new Random(seed);
        this.firstTime = firstTime;
        this.lastTime = lastTime;
    }

    /** Rows from this seed on, with timestamps and dates of the years 1 to 9999. */
    public SampleRows(long seed) {
        this(seed, Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59.999999Z"));
    }

    /** A required and an optional column of each type. */
    public RowSchema schema() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < TYPES.size(); i++) {
            String name = TYPES.get(i).kind().name().toLowerCase(Locale.ROOT) + "_" + i;
            columns.add(Column.required(name, TYPES.get(i)));
            columns.add(Column.optional("optional_" + name, TYPES.get(i)));
        }
        return new RowSchema("sample", columns);
    }

    /** So many random rows; a value is a String, Number, Boolean, Instant, LocalDate or null. */
    public List<List<Object>> rows(int count) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Object> row = new ArrayList<>();
            for (Column column : schema.columns()) {
                row.add(!column.required() && random.nextInt(4) == 0 ? null : value(column.type()));
            }
            rows.add(Collections.unmodifiableList(row));
        }
        return rows;
    }

    /** Asserts that a reader found these rows, naming the first value that differs. */
    public void assertRows(List<List<Object>> found, List<List<Object>> expected) {
        for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
            for (int j = 0; j < schema.size(); j++) {
                assertThat(found.get(i).get(j))
                        .as(
                                "seed %d, row %d, column %s",
                                seed, i, schema.column(j).name())
                        .isEqualTo(expected.get(i).get(j));
            }
        }
        assertThat(found).as("seed %d", seed).hasSameSizeAs(expected);
    }

    private Object value(ColumnType type) {
        return switch (type.kind()) {
            case TEXT -> random.nextBoolean() ? pick(TEXTS) : "listener " + random.nextInt();
            case INT -> random.nextInt() >> random.nextInt(32);
            case LONG -> random.nextLong() >> random.nextInt(64);
            case FLOAT -> random.nextBoolean() ? pick(FLOATS) : finiteFloat();
            case DOUBLE -> random.nextBoolean() ? pick(DOUBLES) : finiteDouble();
            case BOOLEAN -> random.nextBoolean();
            case TIMESTAMP -> instant();
            case DATE -> LocalDate.ofEpochDay(random.nextLong(-719_162, 2_932_897));
            case DECIMAL -> decimal(type);
            case UUID -> new UUID(random.nextLong(), random.nextLong()).toString();
            case ENUM -> pick(NAMES);
        };
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private double finiteDouble() {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : random.nextInt(1_000_000) / 1000.0;
    }

    private float finiteFloat() {
        float value = Float.intBitsToFloat(random.nextInt());
        return Float.isFinite(value) ? value : random.nextFloat();
    }

    private Instant instant() {
        if (random.nextInt(8) == 0) {
            return random.nextBoolean() ? firstTime : lastTime;
        }
        long second = random.nextLong(firstTime.getEpochSecond() + 1, lastTime.getEpochSecond());
        return Instant.ofEpochSecond(second, random.nextInt(1_000_000) * 1000L);
    }

    private BigDecimal decimal(ColumnType type) {
        BigInteger limit = BigInteger.TEN.pow(type.precision());
        BigInteger unscaled = new BigInteger(limit.bitLength() + 1 + random.nextInt(8), random).mod(limit);
        if (random.nextInt(4) == 0) {
            unscaled = random.nextBoolean() ? limit.subtract(BigInteger.ONE) : BigInteger.valueOf(random.nextInt(3));
        }
        return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), type.scale());
    }

    /** The file of these rows of this sample's, fed in batches of odd sizes. */
    public byte[] encode(FileFormat format, List<List<Object>> rows) throws IOException {
        return encode(format, schema, rows);
    }

    /** The file of these rows, fed in batches of odd sizes. */
    public static byte[] encode(FileFormat format, RowSchema schema, List<List<Object>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FileEncoder encoder = format.encoder(schema, out);
        RowBatch batch = new RowBatch(schema, 777);
        for (List<Object> row : rows) {
            append(row, batch);
            if (batch.isFull()) {
                encoder.write(batch, 0, 333);
                encoder.write(batch, 333, batch.rows());
                batch.clear();
            }
        }
        encoder.write(batch, 0, batch.rows());
        spoil(batch);
        encoder.finish();
        return out.toByteArray();
    }

    /** Overwrites a batch, so that an encoder which still refers to it writes nonsense. */
    private static void spoil(RowBatch batch) {
        int rows = batch.rows();
        batch.clear();
        for (List<Object> row : new SampleRows(0).rows(rows)) {
            if (row.size() == batch.schema().size()) {
                append(row, batch);
            }
        }
    }

    /** Ends a row of these values. */
    public static void append(List<Object> row, RowBatch batch) {
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            if (value != null) {
                store(value, batch.schema().column(i).type(), batch.vector(i));
            }
        }
        batch.endRow();
    }

    private static void store(Object value, ColumnType type, ColumnVector vector) {
        String problem = null;
        switch (type.kind()) {
            case TEXT, UUID, ENUM -> ((BytesVector) vector).set((String) value);
            case INT, LONG -> ((LongVector) vector).set(((Number) value).longValue());
            case FLOAT, DOUBLE -> ((DoubleVector) vector).set(((Number) value).doubleValue());
            case BOOLEAN -> ((LongVector) vector).set((Boolean) value ? 1 : 0);
            case TIMESTAMP -> problem = Values.storeInstant((Instant) value, (LongVector) vector);
            case DATE -> problem = Values.storeDate((LocalDate) value, (LongVector) vector);
            case DECIMAL -> problem = Values.storeDecimal((BigDecimal) value, type, vector);
        }
        if (problem != null) {
            throw new IllegalArgumentException(Arrays.asList(type, value) + " " + problem);
        }
    }

    /** The ended rows of a batch, as {@link #rows} gives them. */
    public static List<List<Object>> values(RowBatch batch) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < batch.rows(); i++) {
            List<Object> row = new ArrayList<>();
            for (int column = 0; column < batch.schema().size(); column++) {
                ColumnVector vector = batch.vector(column);
                row.add(
                        vector.isNull(i)
                                ? null
                                : load(batch.schema().column(column).type(), vector, i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Object load(ColumnType type, ColumnVector vector, int row) {
        return switch (type.kind()) {
            case TEXT, UUID, ENUM -> ((BytesVector) vector).text(row);
            case INT -> (int) ((LongVector) vector).get(row);
            case LONG -> ((LongVector) vector).get(row);
            case FLOAT -> (float) ((DoubleVector) vector).get(row);
            case DOUBLE -> ((DoubleVector) vector).get(row);
            case BOOLEAN -> ((LongVector) vector).get(row) != 0;
            case TIMESTAMP -> Values.instantOfMicros(((LongVector) vector).get(row));
            case DATE -> LocalDate.ofEpochDay(((LongVector) vector).get(row));
            case DECIMAL -> new BigDecimal(unscaled(vector, row), type.scale());
        };
    }

    private static BigInteger unscaled(ColumnVector vector, int row) {
        return vector instanceof LongVector longs
                ? BigInteger.valueOf(longs.get(row))
                : new BigInteger(
                        ((BytesVector) vector).array(),
                        ((BytesVector) vector).start(row),
                        ((BytesVector) vector).length(row));
    }
}
