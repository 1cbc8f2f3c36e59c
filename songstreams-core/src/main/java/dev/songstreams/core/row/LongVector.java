// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.row;

/** Values that fit 64 bits: integers, booleans (1 or 0), microseconds, days, unscaled decimals. */
public final class LongVector extends ColumnVector {
    private final long[] values;

    LongVector(int capacity, boolean required, RowCursor cursor) {
        super(capacity, required, cursor);
        values = new long[capacity];
    }

    /** Sets the value of the row being written. */
    public void set(long value) {
        values[markSet()] = value;
    }

    /** The value of a row; meaningless where it {@linkplain #isNull is null}. */
    public long get(int index) {
        return values[index];
    }

    @Override
    void copy(ColumnVector source, int index) {
        set(((LongVector) source).get(index));
    }

    @Override
    long memoryBytes() {
        return 9L * values.length;
    }
}
