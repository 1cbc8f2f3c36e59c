// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import dev.songstreams.core.row.ColumnVector;
import java.util.Arrays;

/** Which rows of a page hold a value of an optional column: the definition levels, 1 where there is one. */
final class Presence {
    private int[] levels = new int[1024];
    private int count;
    private int nulls;

    void add(ColumnVector vector, int fromRow, int toRow) {
        int more = toRow - fromRow;
        if (levels.length - count < more) {
            levels = Arrays.copyOf(levels, Math.max(count + more, levels.length * 2));
        }
        for (int row = fromRow; row < toRow; row++) {
            int level = vector.isNull(row) ? 0 : 1;
            levels[count++] = level;
            nulls += 1 - level;
        }
    }

    int nulls() {
        return nulls;
    }

    /** Ends the page: its levels behind their length of four bytes. */
    void endPage(PageBuffer out) {
        int at = out.size();
        out.putInt(0);
        HybridEncoding.encode(levels, count, 1, out);
        out.setInt(at, out.size() - at - Integer.BYTES);
        count = 0;
        nulls = 0;
    }

    long memoryBytes() {
        return (long) Integer.BYTES * levels.length;
    }
}
