// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import dev.songstreams.core.row.ColumnType;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** The takers of columns, by type: {@link dev.songstreams.lake.format.parquet.internal.ColumnChunk} undone. */
final class ColumnTakers {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int JULIAN_DAY_OF_1970 = 2_440_588;

    private interface LongTaker {
        long take(ColumnReader from);
    }

    private ColumnTakers() {}

    static ColumnTaker of(ColumnType type, int column, TimestampEncoding timestamps) {
        return switch (type.kind()) {
            case TEXT, UUID, ENUM ->
                (from, to) -> {
                    byte[] bytes = from.getBinary().getBytesUnsafe();
                    to.bytes(column).set(bytes, 0, bytes.length);
                };
            case INT, DATE -> longs(column, ColumnReader::getInteger);
            case LONG -> longs(column, ColumnReader::getLong);
            case BOOLEAN -> longs(column, from -> from.getBoolean() ? 1 : 0);
            case FLOAT -> (from, to) -> to.doubles(column).set(from.getFloat());
            case DOUBLE -> (from, to) -> to.doubles(column).set(from.getDouble());
            case TIMESTAMP ->
                longs(column, timestamps == TimestampEncoding.INT96 ? ColumnTakers::int96 : ColumnReader::getLong);
            case DECIMAL -> decimals(ParquetLayout.decimalType(type.precision()), column);
        };
    }

    private static ColumnTaker longs(int column, LongTaker taker) {
        return (from, to) -> to.longs(column).set(taker.take(from));
    }

    private static ColumnTaker decimals(PrimitiveTypeName physical, int column) {
        return switch (physical) {
            case INT32 -> longs(column, ColumnReader::getInteger);
            case INT64 -> longs(column, ColumnReader::getLong);
            default ->
                (from, to) -> {
                    // Without the bytes that only repeat the sign, as a vector holds it.
                    byte[] unscaled = new BigInteger(from.getBinary().getBytes()).toByteArray();
                    to.bytes(column).set(unscaled, 0, unscaled.length);
                };
        };
    }

    private static long int96(ColumnReader from) {
        ByteBuffer bytes = from.getBinary().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        int start = bytes.position();
        return (bytes.getInt(start + 8) - (long) JULIAN_DAY_OF_1970) * MICROS_PER_DAY + bytes.getLong(start) / 1000;
    }
}
