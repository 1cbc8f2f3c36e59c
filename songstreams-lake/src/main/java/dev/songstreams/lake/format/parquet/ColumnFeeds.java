// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import dev.songstreams.core.row.BytesVector;
import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.DoubleVector;
import dev.songstreams.core.row.LongVector;
import dev.songstreams.core.row.RowBatch;
import java.util.Arrays;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** The feeds of columns, by type. A definition level of 1 says that an optional value is there; a required one has level 0. */
final class ColumnFeeds {
    private ColumnFeeds() {}

    static ColumnFeed of(Column column, int index, ColumnWriter writer, TimestampEncoding timestamps) {
        int level = column.required() ? 0 : 1;
        ColumnType type = column.type();
        return switch (type.storage()) {
            case LONG -> new Longs(index, writer, level, longWrite(type, timestamps));
            case DOUBLE ->
                new Doubles(
                        index,
                        writer,
                        level,
                        type.kind() == ColumnType.Kind.FLOAT
                                ? (to, value, at) -> to.write((float) value, 0, at)
                                : (to, value, at) -> to.write(value, 0, at));
            case BYTES ->
                type.kind() == ColumnType.Kind.DECIMAL
                        ? new WideDecimals(index, writer, level, new byte[ParquetLayout.decimalBytes(type.precision())])
                        : new Texts(index, writer, level);
        };
    }

    private static LongWrite longWrite(ColumnType type, TimestampEncoding timestamps) {
        return switch (type.kind()) {
            case INT, DATE -> (to, value, level) -> to.write((int) value, 0, level);
            case BOOLEAN -> (to, value, level) -> to.write(value != 0, 0, level);
            case DECIMAL ->
                ParquetLayout.decimalType(type.precision()) == PrimitiveTypeName.INT32
                        ? (to, value, level) -> to.write((int) value, 0, level)
                        : (to, value, level) -> to.write(value, 0, level);
            case TIMESTAMP ->
                timestamps == TimestampEncoding.INT96
                        ? new Int96Write()
                        : (to, value, level) -> to.write(value, 0, level);
            default -> (to, value, level) -> to.write(value, 0, level);
        };
    }

    /** Writes one value of a long vector in its Parquet type. */
    interface LongWrite {
        void write(ColumnWriter to, long value, int definitionLevel);
    }

    private interface DoubleWrite {
        void write(ColumnWriter to, double value, int definitionLevel);
    }

    private record Longs(int column, ColumnWriter writer, int level, LongWrite write) implements ColumnFeed {
        @Override
        public void feed(RowBatch batch, int fromRow, int toRow) {
            LongVector values = batch.longs(column);
            for (int row = fromRow; row < toRow; row++) {
                if (values.isNull(row)) {
                    writer.writeNull(0, 0);
                } else {
                    write.write(writer, values.get(row), level);
                }
            }
        }
    }

    private record Doubles(int column, ColumnWriter writer, int level, DoubleWrite write) implements ColumnFeed {
        @Override
        public void feed(RowBatch batch, int fromRow, int toRow) {
            DoubleVector values = batch.doubles(column);
            for (int row = fromRow; row < toRow; row++) {
                if (values.isNull(row)) {
                    writer.writeNull(0, 0);
                } else {
                    write.write(writer, values.get(row), level);
                }
            }
        }
    }

    private record Texts(int column, ColumnWriter writer, int level) implements ColumnFeed {
        @Override
        public void feed(RowBatch batch, int fromRow, int toRow) {
            BytesVector values = batch.bytes(column);
            byte[] bytes = values.array();
            for (int row = fromRow; row < toRow; row++) {
                if (values.isNull(row)) {
                    writer.writeNull(0, 0);
                } else {
                    // "Reused" makes dictionary and statistics copy what they keep: the batch is overwritten later.
                    writer.write(Binary.fromReusedByteArray(bytes, values.start(row), values.length(row)), 0, level);
                }
            }
        }
    }

    /** Decimals of as many bytes as the column's type asks for, the sign filling up the front. */
    private record WideDecimals(int column, ColumnWriter writer, int level, byte[] fixed) implements ColumnFeed {
        @Override
        public void feed(RowBatch batch, int fromRow, int toRow) {
            BytesVector values = batch.bytes(column);
            Binary value = Binary.fromReusedByteArray(fixed);
            for (int row = fromRow; row < toRow; row++) {
                if (values.isNull(row)) {
                    writer.writeNull(0, 0);
                } else {
                    extend(values.array(), values.start(row), values.length(row));
                    writer.write(value, 0, level);
                }
            }
        }

        private void extend(byte[] bytes, int start, int length) {
            int filled = fixed.length - length;
            Arrays.fill(fixed, 0, filled, (byte) (bytes[start] < 0 ? -1 : 0));
            System.arraycopy(bytes, start, fixed, filled, length);
        }
    }
}
