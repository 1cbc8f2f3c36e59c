// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import dev.songstreams.core.row.BytesVector;
import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnVector;
import dev.songstreams.core.row.DoubleVector;
import dev.songstreams.core.row.LongVector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Java values of one column into its vector and back: the path of the convenient API, a box per value. */
final class ColumnValues {
    private final Column column;
    private final Class<?> javaType;

    ColumnValues(Column column, Class<?> javaType) {
        this.column = column;
        this.javaType = javaType;
    }

    void set(@Nullable Object value, ColumnVector vector) {
        if (value == null) {
            return;
        }
        String problem = store(value, vector);
        if (problem != null) {
            throw new UnstorableValueException(column.name() + " " + problem);
        }
    }

    private @Nullable String store(Object value, ColumnVector vector) {
        ColumnType type = column.type();
        switch (type.kind()) {
            case INT, LONG -> ((LongVector) vector).set(((Number) value).longValue());
            case BOOLEAN -> ((LongVector) vector).set((Boolean) value ? 1 : 0);
            case FLOAT, DOUBLE -> {
                return Values.storeDouble(((Number) value).doubleValue(), (DoubleVector) vector);
            }
            case TIMESTAMP -> {
                return Values.storeInstant((Instant) value, (LongVector) vector);
            }
            case DATE -> {
                return Values.storeDate((LocalDate) value, (LongVector) vector);
            }
            case DECIMAL -> {
                return Values.storeDecimal((BigDecimal) value, type, vector);
            }
            case TEXT -> {
                char[] chars = ((String) value).toCharArray();
                return Values.storeText(chars, 0, chars.length, type.maxBytes(), (BytesVector) vector);
            }
            case UUID -> ((BytesVector) vector).set(value.toString());
            case ENUM -> ((BytesVector) vector).set(((Enum<?>) value).name());
        }
        return null;
    }

    @Nullable
    Object get(ColumnVector vector, int row) {
        if (vector.isNull(row)) {
            return null;
        }
        return switch (column.type().kind()) {
            case INT -> (int) ((LongVector) vector).get(row);
            case LONG -> ((LongVector) vector).get(row);
            case BOOLEAN -> ((LongVector) vector).get(row) != 0;
            case FLOAT -> (float) ((DoubleVector) vector).get(row);
            case DOUBLE -> ((DoubleVector) vector).get(row);
            case TIMESTAMP -> Values.instantOfMicros(((LongVector) vector).get(row));
            case DATE -> LocalDate.ofEpochDay(((LongVector) vector).get(row));
            case DECIMAL -> decimal(vector, row);
            case TEXT -> ((BytesVector) vector).text(row);
            case UUID -> UUID.fromString(((BytesVector) vector).text(row));
            case ENUM -> constant(((BytesVector) vector).text(row));
        };
    }

    private BigDecimal decimal(ColumnVector vector, int row) {
        int scale = column.type().scale();
        if (vector instanceof LongVector longs) {
            return BigDecimal.valueOf(longs.get(row), scale);
        }
        BytesVector bytes = (BytesVector) vector;
        int start = bytes.start(row);
        return new BigDecimal(
                new BigInteger(Arrays.copyOfRange(bytes.array(), start, start + bytes.length(row))), scale);
    }

    private Object constant(String name) {
        return Arrays.stream(javaType.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(column.name() + ": no constant " + name));
    }
}
