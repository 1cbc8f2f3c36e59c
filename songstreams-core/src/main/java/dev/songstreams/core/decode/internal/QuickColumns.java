// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode.internal;

import dev.songstreams.core.decode.TextRepair;
import dev.songstreams.core.event.EventColumn;
import dev.songstreams.core.event.Values;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnVector;
import dev.songstreams.core.row.DoubleVector;
import dev.songstreams.core.row.LongVector;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** The readers of columns, by type. */
final class QuickColumns {
    /** Powers of ten that fit a long. */
    private static final long[] POWERS = new long[19];

    static {
        long power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private QuickColumns() {}

    /** A reader for a column. */
    static QuickColumn of(EventColumn column, TextRepair repair, JsonString string, JsonNumber number) {
        ColumnType type = column.column().type();
        return switch (type.kind()) {
            case TEXT -> new QuickStrings.Texts(type.maxBytes(), repair, string);
            case ENUM -> new QuickStrings.Names(utf8(type), string);
            case INT -> new Integers(number);
            case LONG -> new Longs(number);
            case TIMESTAMP -> new Timestamps(number, string, microsPerUnit(column));
            case DOUBLE -> new Doubles(number);
            case FLOAT -> new Floats(number);
            case BOOLEAN -> new Booleans();
            case DECIMAL ->
                type.storage() == ColumnType.Storage.LONG
                        ? new Decimals(number, type.precision(), type.scale())
                        : new WideDecimals(number, type);
            case DATE -> new QuickStrings.Dates(string);
            case UUID -> new QuickStrings.Uuids(string);
        };
    }

    private static byte[][] utf8(ColumnType type) {
        return type.names().stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    private static long microsPerUnit(EventColumn column) {
        return switch (column.epochUnit()) {
            case SECONDS -> 1_000_000;
            case MILLIS -> 1_000;
            default -> 1;
        };
    }

    private static final class Booleans extends QuickColumn {
        @Override
        boolean read(JsonText text, ColumnVector vector) {
            boolean yes = text.take(JsonSkipper.TRUE);
            if (!yes && !text.take(JsonSkipper.FALSE)) {
                return false;
            }
            ((LongVector) vector).set(yes ? 1 : 0);
            return true;
        }
    }

    private static final class Integers extends QuickColumn {
        private final JsonNumber number;

        Integers(JsonNumber number) {
            this.number = number;
        }

        @Override
        boolean read(JsonText text, ColumnVector vector) {
            if (!number.read(text) || !number.isIntegral() || (int) number.unscaled() != number.unscaled()) {
                return false;
            }
            ((LongVector) vector).set(number.unscaled());
            return true;
        }
    }

    private static final class Longs extends QuickColumn {
        private final JsonNumber number;

        Longs(JsonNumber number) {
            this.number = number;
        }

        @Override
        boolean read(JsonText text, ColumnVector vector) {
            if (!number.read(text) || !number.isIntegral()) {
                return false;
            }
            ((LongVector) vector).set(number.unscaled());
            return true;
        }
    }

    /** Counts of a unit since 1970, or ISO 8601 in UTC. */
    private static final class Timestamps extends QuickColumn {
        private final JsonNumber number;
        private final JsonString string;
        private final long microsPerUnit;

        Timestamps(JsonNumber number, JsonString string, long microsPerUnit) {
            this.number = number;
            this.string = string;
            this.microsPerUnit = microsPerUnit;
        }

        @Override
        boolean read(JsonText text, ColumnVector vector) {
            if (text.peek() == '"') {
                return readIso(text, (LongVector) vector);
            }
            if (!number.read(text) || !number.isIntegral()) {
                return false;
            }
            long value = number.unscaled();
            long micros = value * microsPerUnit;
            return Math.multiplyHigh(value, microsPerUnit) == micros >> 63
                    && Values.storeMicros(micros, (LongVector) vector) == null;
        }

        private boolean readIso(JsonText text, LongVector vector) {
            if (!string.read(text)) {
                return false;
            }
            long micros = IsoText.micros(string.bytes(), string.start(), string.length());
            if (micros == IsoText.NONE) {
                return false;
            }
            vector.set(micros);
            return true;
        }
    }

    private static final class Doubles extends QuickColumn {
        private final JsonNumber number;

        Doubles(JsonNumber number) {
            this.number = number;
        }

        @Override
        boolean read(JsonText text, ColumnVector vector) {
            if (!number.read(text)) {
                return false;
            }
            ((DoubleVector) vector).set(number.toDouble(text));
            return true;
        }
    }

    private static final class Floats extends QuickColumn {
        private final JsonNumber number;

        Floats(JsonNumber number) {
            this.number = number;
        }

        @Override
        boolean read(JsonText text, ColumnVector vector) {
            if (!number.read(text)) {
                return false;
            }
            ((DoubleVector) vector).set(number.toFloat(text));
            return true;
        }
    }

    private static final class Decimals extends QuickColumn {
        private final JsonNumber number;
        private final int precision;
        private final int scale;

        Decimals(JsonNumber number, int precision, int scale) {
            this.number = number;
            this.precision = precision;
            this.scale = scale;
        }

        @Override
        boolean read(JsonText text, ColumnVector vector) {
            if (!number.read(text) || number.fraction() > scale) {
                return false;
            }
            long factor = POWERS[scale - number.fraction()];
            long scaled = number.unscaled() * factor;
            boolean fits = Math.multiplyHigh(number.unscaled(), factor) == scaled >> 63
                    && Math.abs(scaled) < POWERS[precision];
            if (fits) {
                ((LongVector) vector).set(scaled);
            }
            return fits;
        }
    }

    /** Of more digits than a long holds: seldom enough for an object each. */
    private static final class WideDecimals extends QuickColumn {
        private final JsonNumber number;
        private final ColumnType type;

        WideDecimals(JsonNumber number, ColumnType type) {
            this.number = number;
            this.type = type;
        }

        @Override
        boolean read(JsonText text, ColumnVector vector) {
            return number.read(text)
                    && Values.storeDecimal(BigDecimal.valueOf(number.unscaled(), number.fraction()), type, vector)
                            == null;
        }
    }
}
