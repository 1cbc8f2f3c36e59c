// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.row;

/** Floating-point values. A column of kind FLOAT holds values that are exactly a float. */
public final class DoubleVector extends ColumnVector {
    private final double[] values;

    DoubleVector(int capacity, boolean required, RowCursor cursor) {
        super(capacity, required, cursor);
        values = new double[capacity];
    }

    /** Sets the value of the row being written. */
    public void set(double value) {
        values[markSet()] = value;
    }

    /** The value of a row; meaningless where it {@linkplain #isNull is null}. */
    public double get(int index) {
        return values[index];
    }

    @Override
    void copy(ColumnVector source, int index) {
        set(((DoubleVector) source).get(index));
    }

    @Override
    long memoryBytes() {
        return 9L * values.length;
    }
}
