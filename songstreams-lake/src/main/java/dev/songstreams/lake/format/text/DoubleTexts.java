// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.DoubleVector;
import dev.songstreams.core.row.RowBatch;

/** The texts of floating-point values. */
final class DoubleTexts extends ColumnText {
    private final boolean isFloat;
    private final NumberText numbers = new NumberText();

    DoubleTexts(ColumnType type, int column, Notation notation) {
        super(type, column, notation);
        this.isFloat = type.kind() == ColumnType.Kind.FLOAT;
    }

    @Override
    void find(RowBatch batch, int from, int to) {
        DoubleVector values = batch.doubles(column);
        byte[] bytes = made.reserve((to - from) * NumberText.MAX_BYTES);
        int at = made.size();
        for (int row = from; row < to; row++) {
            if (values.isNull(row)) {
                setNull(row - from);
            } else {
                double value = values.get(row);
                int end = isFloat ? numbers.putFloat((float) value, bytes, at) : numbers.putDouble(value, bytes, at);
                set(row - from, at, end);
                at = end;
            }
        }
        made.endAt(at);
    }
}
