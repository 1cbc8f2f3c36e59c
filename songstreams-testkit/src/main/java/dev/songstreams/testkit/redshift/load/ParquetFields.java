// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** Which Parquet types fit which columns; as Redshift does, it widens nothing. */
final class ParquetFields {

    private static final long JULIAN_EPOCH_DAY = 2_440_588;
    private static final long MICROS_OF_DAY = 86_400_000_000L;

    /** Writes the value a reader stands at, which is not null. */
    @FunctionalInterface
    interface Field {
        void write(ColumnReader reader, RowSink sink) throws ValueFaultException;
    }

    private ParquetFields() {}

    /** The way from the file's type to the column, or null if there is none. */
    static @Nullable Field of(PrimitiveType file, TargetColumn column) {
        return switch (column.type()) {
            case SMALLINT -> isPlain(file, PrimitiveTypeName.INT32) ? ParquetFields::smallint : null;
            case INTEGER -> isPlain(file, PrimitiveTypeName.INT32) ? (r, s) -> s.int32Field(r.getInteger()) : null;
            case BIGINT -> isPlain(file, PrimitiveTypeName.INT64) ? (r, s) -> s.int64Field(r.getLong()) : null;
            case REAL ->
                is(file, PrimitiveTypeName.FLOAT) ? (r, s) -> s.int32Field(Float.floatToIntBits(r.getFloat())) : null;
            case DOUBLE ->
                is(file, PrimitiveTypeName.DOUBLE)
                        ? (r, s) -> s.int64Field(Double.doubleToLongBits(r.getDouble()))
                        : null;
            case BOOLEAN -> is(file, PrimitiveTypeName.BOOLEAN) ? (r, s) -> s.int8Field(r.getBoolean() ? 1 : 0) : null;
            case DATE ->
                file.getLogicalTypeAnnotation() instanceof DateLogicalTypeAnnotation
                        ? (r, s) -> Values.date(r.getInteger(), s)
                        : null;
            case TIMESTAMP, TIMESTAMPTZ -> timestamp(file);
            case NUMERIC -> decimal(file, column);
            case VARCHAR, CHAR -> text(file, column);
            case SUPER -> isString(file) ? (r, s) -> Values.json(r.getBinary().toByteBuffer(), s) : null;
            case VARBYTE ->
                is(file, PrimitiveTypeName.BINARY)
                        ? (r, s) -> s.bytesField(r.getBinary().toByteBuffer())
                        : null;
            case TIME -> null;
        };
    }

    private static boolean is(PrimitiveType file, PrimitiveTypeName name) {
        return file.getPrimitiveTypeName() == name;
    }

    private static boolean isPlain(PrimitiveType file, PrimitiveTypeName name) {
        LogicalTypeAnnotation logical = file.getLogicalTypeAnnotation();
        return is(file, name) && (logical == null || logical instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation);
    }

    private static boolean isString(PrimitiveType file) {
        return is(file, PrimitiveTypeName.BINARY)
                && !(file.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation);
    }

    private static void smallint(ColumnReader reader, RowSink sink) throws ValueFaultException {
        int value = reader.getInteger();
        if (value != (short) value) {
            throw new ValueFaultException(ValueFault.OUT_OF_RANGE, "Overflow, Type: Short");
        }
        sink.int16Field(value);
    }

    private static @Nullable Field text(PrimitiveType file, TargetColumn column) {
        if (file.getLogicalTypeAnnotation() instanceof UUIDLogicalTypeAnnotation) {
            return (r, s) -> Values.text(column, uuid(r.getBinary()), s);
        }
        return isString(file) ? (r, s) -> Values.text(column, r.getBinary().toByteBuffer(), s) : null;
    }

    private static ByteBuffer uuid(Binary binary) {
        ByteBuffer bytes = binary.toByteBuffer();
        UUID uuid = new UUID(bytes.getLong(bytes.position()), bytes.getLong(bytes.position() + Long.BYTES));
        return ByteBuffer.wrap(uuid.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static @Nullable Field timestamp(PrimitiveType file) {
        if (is(file, PrimitiveTypeName.INT96)) {
            return (r, s) -> Values.timestamp(int96(r.getBinary()), s);
        }
        if (file.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation logical) {
            if (logical.getUnit() == TimeUnit.MICROS) {
                return (r, s) -> Values.timestamp(r.getLong(), s);
            } else if (logical.getUnit() == TimeUnit.MILLIS) {
                return (r, s) -> Values.timestamp(Math.multiplyExact(r.getLong(), 1000L), s);
            }
        }
        // Redshift loads nanoseconds as nonsense; here they do not load.
        return null;
    }

    /** INT96: the nanoseconds of the day (8 bytes) and the Julian day (4 bytes), little-endian. */
    private static long int96(Binary binary) {
        ByteBuffer bytes = binary.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong(bytes.position());
        long day = bytes.getInt(bytes.position() + Long.BYTES) - JULIAN_EPOCH_DAY;
        return day * MICROS_OF_DAY + nanos / 1000;
    }

    private static @Nullable Field decimal(PrimitiveType file, TargetColumn column) {
        if (!(file.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation logical)
                || logical.getScale() != column.scale()
                || logical.getPrecision() > column.precision()) {
            return null;
        }
        int scale = logical.getScale();
        return switch (file.getPrimitiveTypeName()) {
            case INT32 -> (r, s) -> Values.decimal(column, BigDecimal.valueOf(r.getInteger(), scale), s);
            case INT64 -> (r, s) -> Values.decimal(column, BigDecimal.valueOf(r.getLong(), scale), s);
            default ->
                (r, s) -> Values.decimal(
                        column, new BigDecimal(new BigInteger(r.getBinary().getBytesUnsafe()), scale), s);
        };
    }
}
