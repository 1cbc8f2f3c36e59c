// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import dev.songstreams.core.row.ColumnVector;
import java.util.Arrays;

/**
 * Which rows of a page hold a value of an optional column: the definition levels, 1 where there is one. They are kept a bit each,
 * the lowest bit of a byte first, which is how the hybrid encoding packs them: a byte is a group of it.
 */
final class Presence {
    private static final int ALL = 0xFF;

    private byte[] groups = new byte[128];
    private int count;
    private int pending;
    private int nulls;

    void add(ColumnVector vector, int fromRow, int toRow) {
        reserve(toRow - fromRow);
        if (vector.hasNoNull()) {
            addPresent(toRow - fromRow);
            return;
        }
        int bits = pending;
        int at = count;
        int present = 0;
        for (int row = fromRow; row < toRow; row++) {
            int level = vector.isNull(row) ? 0 : 1;
            present += level;
            bits |= level << (at & 7);
            if ((++at & 7) == 0) {
                groups[(at >>> 3) - 1] = (byte) bits;
                bits = 0;
            }
        }
        pending = bits;
        count = at;
        nulls += toRow - fromRow - present;
    }

    private void addPresent(int rows) {
        int end = count + rows;
        int at = count;
        while (at < end) {
            if ((at & 7) == 0 && end - at >= 8) {
                int full = end - at >>> 3;
                Arrays.fill(groups, at >>> 3, (at >>> 3) + full, (byte) ALL);
                at += full << 3;
            } else {
                pending |= 1 << (at & 7);
                if ((++at & 7) == 0) {
                    groups[(at >>> 3) - 1] = (byte) pending;
                    pending = 0;
                }
            }
        }
        count = end;
    }

    private void reserve(int more) {
        int needed = (count + more + 7) >>> 3;
        if (groups.length < needed) {
            groups = Arrays.copyOf(groups, Math.max(needed, groups.length * 2));
        }
    }

    int nulls() {
        return nulls;
    }

    /** Ends the page: its levels behind their length of four bytes. */
    void endPage(PageBuffer out) {
        int at = out.size();
        out.putInt(0);
        if (nulls == 0 || nulls == count) {
            HybridEncoding.putRun(nulls == 0 ? 1 : 0, count, 1, out);
        } else {
            putGroups(out);
        }
        out.setInt(at, out.size() - at - Integer.BYTES);
        count = 0;
        pending = 0;
        nulls = 0;
    }

    /** Groups that are all alike as a run; others, and the last if it is not full, as they are: readers don't count what fills it up. */
    private void putGroups(PageBuffer out) {
        int full = count >>> 3;
        int all = full;
        if ((count & 7) != 0) {
            groups[all++] = (byte) pending;
        }
        int at = 0;
        while (at < all) {
            int run = runLength(at, full);
            if (run > 0) {
                HybridEncoding.putRun(groups[at] & 1, run << 3, 1, out);
                at += run;
            } else {
                int to = packedUntil(at, full, all);
                out.putVarInt(to - at << 1 | 1);
                out.put(groups, at, to - at);
                at = to;
            }
        }
    }

    /** How many full groups from there on hold only ones, or only zeros. */
    private int runLength(int from, int full) {
        int at = from;
        while (at < full && groups[at] == groups[from] && isUniform(at)) {
            at++;
        }
        return at - from;
    }

    private int packedUntil(int from, int full, int all) {
        int at = from + 1;
        while (at < full && !isUniform(at)) {
            at++;
        }
        return at < full ? at : all;
    }

    private boolean isUniform(int at) {
        return groups[at] == 0 || (groups[at] & ALL) == ALL;
    }

    long memoryBytes() {
        return groups.length;
    }
}
