// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode.internal;

import dev.songstreams.core.decode.TextRepair;
import dev.songstreams.core.event.EventColumn;
import dev.songstreams.core.event.Values;
import dev.songstreams.core.row.BytesVector;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnVector;
import dev.songstreams.core.row.DoubleVector;
import dev.songstreams.core.row.LongVector;
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

    /** A reader for a column; one of a type whose JSON is seldom plain gives up at once. */
    static QuickColumn of(EventColumn column, TextRepair repair, JsonString string, JsonNumber number) {
        ColumnType type = column.column().type();
        return switch (type.kind()) {
            case TEXT -> new Texts(type.maxBytes(), repair, string);
            case ENUM -> new Names(utf8(type), string);
            case INT -> new Integers(number);
            case LONG -> new Longs(number, 1);
            case TIMESTAMP -> new Timestamps(number, microsPerUnit(column));
            case DOUBLE -> new Doubles(number);
            case FLOAT -> new Floats(number);
            case BOOLEAN -> QuickColumns::readBoolean;
            case DECIMAL ->
                type.storage() == ColumnType.Storage.LONG
                        ? new Decimals(number, type.precision(), type.scale())
                        : (text, vector) -> false;
            case DATE, UUID -> (text, vector) -> false;
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

    private static boolean readBoolean(JsonText text, ColumnVector vector) {
        boolean yes = text.take(JsonSkipper.TRUE);
        if (!yes && !text.take(JsonSkipper.FALSE)) {
            return false;
        }
        ((LongVector) vector).set(yes ? 1 : 0);
        return true;
    }

    private record Texts(int maxBytes, TextRepair repair, JsonString string) implements QuickColumn {
        @Override
        public boolean read(JsonText text, ColumnVector vector) {
            if (!string.read(text) || string.length() > maxBytes) {
                return false;
            }
            BytesVector texts = (BytesVector) vector;
            if (!string.isAscii() && repair != TextRepair.NONE && storeRepaired(texts)) {
                return true;
            }
            texts.set(string.bytes(), string.start(), string.length());
            return true;
        }

        /** Stores what the text was before it was read with the wrong charset; false if it was not. */
        private boolean storeRepaired(BytesVector texts) {
            byte[] target = texts.reserve(string.length());
            int length =
                    Latin1Repair.repair(string.bytes(), string.start(), string.length(), target, texts.writeOffset());
            if (length != Latin1Repair.NONE) {
                texts.commit(length);
            }
            return length != Latin1Repair.NONE;
        }
    }

    private record Names(byte[][] names, JsonString string) implements QuickColumn {
        @Override
        public boolean read(JsonText text, ColumnVector vector) {
            if (!string.read(text)) {
                return false;
            }
            for (byte[] name : names) {
                if (string.is(name)) {
                    ((BytesVector) vector).set(name, 0, name.length);
                    return true;
                }
            }
            return false;
        }
    }

    private record Integers(JsonNumber number) implements QuickColumn {
        @Override
        public boolean read(JsonText text, ColumnVector vector) {
            if (!number.read(text) || !number.isIntegral() || (int) number.unscaled() != number.unscaled()) {
                return false;
            }
            ((LongVector) vector).set(number.unscaled());
            return true;
        }
    }

    private record Longs(JsonNumber number, long factor) implements QuickColumn {
        @Override
        public boolean read(JsonText text, ColumnVector vector) {
            if (!number.read(text) || !number.isIntegral()) {
                return false;
            }
            ((LongVector) vector).set(number.unscaled());
            return true;
        }
    }

    private record Timestamps(JsonNumber number, long microsPerUnit) implements QuickColumn {
        @Override
        public boolean read(JsonText text, ColumnVector vector) {
            if (!number.read(text) || !number.isIntegral()) {
                return false;
            }
            long value = number.unscaled();
            long micros = value * microsPerUnit;
            return Math.multiplyHigh(value, microsPerUnit) == micros >> 63
                    && Values.storeMicros(micros, (LongVector) vector) == null;
        }
    }

    private record Doubles(JsonNumber number) implements QuickColumn {
        @Override
        public boolean read(JsonText text, ColumnVector vector) {
            if (!number.read(text)) {
                return false;
            }
            ((DoubleVector) vector).set(number.toDouble(text));
            return true;
        }
    }

    private record Floats(JsonNumber number) implements QuickColumn {
        @Override
        public boolean read(JsonText text, ColumnVector vector) {
            if (!number.read(text)) {
                return false;
            }
            ((DoubleVector) vector).set(number.toFloat(text));
            return true;
        }
    }

    private record Decimals(JsonNumber number, int precision, int scale) implements QuickColumn {
        @Override
        public boolean read(JsonText text, ColumnVector vector) {
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
}
