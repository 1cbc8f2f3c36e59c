// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.row;

import java.util.Arrays;

/**
 * The values of one column over the rows of a {@link RowBatch}. A row that was not set holds null. Not thread-safe; the
 * batch owns it.
 */
public abstract sealed class ColumnVector permits LongVector, DoubleVector, BytesVector {
    private final boolean[] present;
    private final int required;
    private int set;
    final RowCursor cursor;

    ColumnVector(int capacity, boolean required, RowCursor cursor) {
        this.required = required ? 1 : 0;
        this.cursor = cursor;
        present = new boolean[capacity];
    }

    /** Whether the row holds no value. */
    public final boolean isNull(int index) {
        return !present[index];
    }

    /** Whether every row that was ended holds a value. */
    public final boolean hasNoNull() {
        return set - (isSet() ? 1 : 0) == cursor.row;
    }

    /** Whether the row being written has its value already; false in a batch that is full. */
    public final boolean isSet() {
        int row = cursor.row;
        return row < present.length && present[row];
    }

    /** Notes that the row being written has a value, and returns its number. */
    final int markSet() {
        int row = cursor.row;
        if (row == present.length) {
            throw new IllegalStateException("the batch is full with " + row + " rows");
        }
        if (present[row]) {
            throw new IllegalStateException("the value of this row is set already");
        }
        present[row] = true;
        set++;
        cursor.requiredSet += required;
        return row;
    }

    /** Sets the value of the row being written to one of a vector of the same kind that is not null. */
    abstract void copy(ColumnVector source, int index);

    /** Forgets the value of the row being written. */
    void unset() {
        if (isSet()) {
            present[cursor.row] = false;
            set--;
            cursor.requiredSet -= required;
        }
    }

    void clear(int rows) {
        Arrays.fill(present, 0, Math.min(rows + 1, present.length), false);
        set = 0;
    }

    /** Bytes of memory this vector holds. */
    abstract long memoryBytes();
}
