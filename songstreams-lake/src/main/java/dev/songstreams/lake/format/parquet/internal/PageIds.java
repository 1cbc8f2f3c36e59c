// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import java.util.Arrays;

/** The dictionary ids of a page's values. */
final class PageIds {
    private static final int FEW_ROWS = 4096;

    private int[] ids = {};
    private int count;

    int count() {
        return count;
    }

    int get(int index) {
        return ids[index];
    }

    /** Makes room for so many more and gives the array to write them to, from {@link #count()} on; {@link #added} counts them. */
    int[] reserve(int more) {
        if (ids.length - count < more) {
            // By fours beyond the first thousands, where what is outgrown is garbage. But every
            // column of every open file has such an array, and with many topics most have few rows:
            // so by twos until then, and none is longer than a page.
            int grown = count < FEW_ROWS ? count * 2 : count * 4;
            ids = Arrays.copyOf(ids, Math.max(count + more, Math.min(grown, ColumnChunk.MAX_PAGE_ROWS)));
        }
        return ids;
    }

    void added(int more) {
        count += more;
    }

    /** Their width in a byte, then all of them. */
    void encode(int dictionarySize, PageBuffer out) {
        int bits = HybridEncoding.bitsFor(dictionarySize - 1);
        out.putByte(bits);
        HybridEncoding.encode(ids, count, bits, out);
    }

    /** About how long they will be. */
    long encodedBytes(int dictionarySize) {
        return (long) count * HybridEncoding.bitsFor(Math.max(0, dictionarySize - 1)) / Byte.SIZE;
    }

    void nextPage() {
        count = 0;
    }

    /** Forgets all ids, and lets go of the memory if it is much. */
    void forget() {
        if (ids.length > FEW_ROWS) {
            ids = new int[0];
        }
        count = 0;
    }

    long memoryBytes() {
        return (long) Integer.BYTES * ids.length;
    }
}
