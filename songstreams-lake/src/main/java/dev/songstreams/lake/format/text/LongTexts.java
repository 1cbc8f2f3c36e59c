// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.LongVector;
import dev.songstreams.core.row.RowBatch;

/** The texts of values that fit 64 bits. */
final class LongTexts extends ColumnText {
    private static final byte[] TRUE = "true".getBytes(US_ASCII);
    private static final byte[] FALSE = "false".getBytes(US_ASCII);

    LongTexts(ColumnType type, int column, Notation notation) {
        super(type, column, notation);
    }

    @Override
    void find(RowBatch batch, int from, int to) {
        LongVector values = batch.longs(column);
        byte[] bytes = made.reserve((to - from) * NumberText.MAX_BYTES);
        int at = made.size();
        for (int row = from; row < to; row++) {
            if (values.isNull(row)) {
                setNull(row - from);
            } else {
                int end = put(values.get(row), bytes, at);
                set(row - from, at, end);
                at = end;
            }
        }
        made.endAt(at);
    }

    /** One place for all kinds, which differ from column to column but not from row to row: a processor foresees each branch. */
    private int put(long value, byte[] to, int at) {
        return switch (type.kind()) {
            case BOOLEAN -> put(value == 0 ? FALSE : TRUE, to, at);
            case TIMESTAMP -> notation.putTimestamp(value, to, at);
            case DATE -> notation.putDate(value, to, at);
            case DECIMAL -> putDecimal(value, to, at);
            default -> NumberText.putLong(value, to, at);
        };
    }

    private int putDecimal(long value, byte[] to, int at) {
        byte[] quote = notation.decimalQuote(type.precision());
        int begin = put(quote, to, at);
        return put(quote, to, NumberText.putDecimal(value, type.scale(), to, begin));
    }

    private static int put(byte[] text, byte[] to, int at) {
        System.arraycopy(text, 0, to, at, text.length);
        return at + text.length;
    }
}
