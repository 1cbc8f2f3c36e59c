// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.songstreams.core.row.BytesVector;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.DoubleVector;
import dev.songstreams.core.row.LongVector;
import dev.songstreams.core.row.RowBatch;

/** The texts of columns, by type. */
final class ColumnTexts {
    private static final byte[] TRUE = "true".getBytes(US_ASCII);
    private static final byte[] FALSE = "false".getBytes(US_ASCII);

    private ColumnTexts() {}

    /** The text of a column at this position, for one thread. */
    static ColumnText of(ColumnType type, int column, Notation notation) {
        byte[] nullText = notation.nullText();
        return switch (type.storage()) {
            case LONG -> new Longs(column, nullText, longText(type, notation));
            case DOUBLE -> new Doubles(column, nullText, doubleText(type));
            case BYTES -> new Bytes(column, nullText, bytesText(type, notation));
        };
    }

    private static LongText longText(ColumnType type, Notation notation) {
        int scale = type.scale();
        return switch (type.kind()) {
            case BOOLEAN -> (value, to) -> to.put(value == 0 ? FALSE : TRUE);
            case TIMESTAMP -> notation::putTimestamp;
            case DATE -> notation::putDate;
            case DECIMAL -> decimalText(scale, notation.decimalQuote(type.precision()));
            default -> NumberText::putLong;
        };
    }

    private static LongText decimalText(int scale, byte[] quote) {
        return (value, to) -> {
            to.put(quote);
            NumberText.putDecimal(value, scale, to);
            to.put(quote);
        };
    }

    private static DoubleText doubleText(ColumnType type) {
        NumberText numbers = new NumberText();
        return type.kind() == ColumnType.Kind.FLOAT
                ? (value, to) -> numbers.putFloat((float) value, to)
                : numbers::putDouble;
    }

    private static BytesText bytesText(ColumnType type, Notation notation) {
        if (type.kind() != ColumnType.Kind.DECIMAL) {
            return notation::putText;
        }
        byte[] quote = notation.decimalQuote(type.precision());
        return (bytes, offset, length, to) -> {
            to.put(quote);
            NumberText.putDecimal(bytes, offset, length, type.scale(), to);
            to.put(quote);
        };
    }

    private interface LongText {
        void put(long value, TextBuffer to);
    }

    private interface DoubleText {
        void put(double value, TextBuffer to);
    }

    private interface BytesText {
        void put(byte[] bytes, int offset, int length, TextBuffer to);
    }

    private record Longs(int column, byte[] nullText, LongText text) implements ColumnText {
        @Override
        public void put(RowBatch batch, int row, TextBuffer to) {
            LongVector values = batch.longs(column);
            if (values.isNull(row)) {
                to.put(nullText);
            } else {
                text.put(values.get(row), to);
            }
        }
    }

    private record Doubles(int column, byte[] nullText, DoubleText text) implements ColumnText {
        @Override
        public void put(RowBatch batch, int row, TextBuffer to) {
            DoubleVector values = batch.doubles(column);
            if (values.isNull(row)) {
                to.put(nullText);
            } else {
                text.put(values.get(row), to);
            }
        }
    }

    private record Bytes(int column, byte[] nullText, BytesText text) implements ColumnText {
        @Override
        public void put(RowBatch batch, int row, TextBuffer to) {
            BytesVector values = batch.bytes(column);
            if (values.isNull(row)) {
                to.put(nullText);
            } else {
                text.put(values.array(), values.start(row), values.length(row), to);
            }
        }
    }
}
