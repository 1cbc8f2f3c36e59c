// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The dictionary ids of a page's values, in as many bytes each as the greatest needs: every column of every open file has them. */
final class PageIds {
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FEW_ROWS = 4096;
    private static final int MAX_BYTE = 0xFF;
    private static final int MAX_SHORT = 0xFFFF;

    private final FileScratch scratch;
    private byte[] bytes = {};
    /** Of an id, in bytes: 1, 2 or 4. */
    private int width = 1;

    private int count;

    PageIds(FileScratch scratch) {
        this.scratch = scratch;
    }

    int count() {
        return count;
    }

    int get(int index) {
        return get(bytes, width, index);
    }

    private static int get(byte[] bytes, int width, int index) {
        return switch (width) {
            case 1 -> bytes[index] & MAX_BYTE;
            case 2 -> (short) SHORTS.get(bytes, index << 1) & MAX_SHORT;
            default -> (int) INTS.get(bytes, index << 2);
        };
    }

    private static void set(byte[] bytes, int width, int index, int id) {
        switch (width) {
            case 1 -> bytes[index] = (byte) id;
            case 2 -> SHORTS.set(bytes, index << 1, (short) id);
            default -> INTS.set(bytes, index << 2, id);
        }
    }

    /** Adds the first ids of an array, none of them greater than the last argument. */
    void add(int[] ids, int more, int greatest) {
        int needed = widthOf(greatest);
        if (needed > width) {
            widen(needed);
        }
        reserve(more);
        for (int i = 0; i < more; i++) {
            set(bytes, width, count + i, ids[i]);
        }
        count += more;
    }

    private static int widthOf(int greatest) {
        if (greatest <= MAX_BYTE) {
            return 1;
        }
        return greatest <= MAX_SHORT ? 2 : 4;
    }

    private void widen(int needed) {
        int narrow = width;
        width = needed;
        reserve(0);
        // In place, from the last on: it overwrites none that is still to be moved.
        for (int i = count - 1; i >= 0; i--) {
            set(bytes, needed, i, get(bytes, narrow, i));
        }
    }

    private void reserve(int more) {
        if (bytes.length < width * (count + more)) {
            // By fours beyond the first thousands, where what is outgrown is garbage. But with many topics
            // most have few rows: so by twos until then, and none is longer than a page.
            int grown = count < FEW_ROWS ? count * 2 : count * 4;
            int capacity = Math.max(count + more, Math.min(grown, ColumnChunk.MAX_PAGE_ROWS));
            bytes = Arrays.copyOf(bytes, width * capacity);
        }
    }

    /** The bits of an id in a byte, then all of them. */
    void encode(int dictionarySize, PageBuffer out) {
        int[] ids = scratch.ids(count);
        for (int i = 0; i < count; i++) {
            ids[i] = get(bytes, width, i);
        }
        int bits = HybridEncoding.bitsFor(dictionarySize - 1);
        out.putByte(bits);
        HybridEncoding.encode(ids, count, bits, out);
    }

    /** About how long they will be. */
    long encodedBytes(int dictionarySize) {
        return (long) count * HybridEncoding.bitsFor(Math.max(0, dictionarySize - 1)) / Byte.SIZE;
    }

    /** The page has ended; the next may have the same ids. */
    void nextPage() {
        count = 0;
    }

    /** A row group begins, whose first id is 0. */
    void clear() {
        count = 0;
        width = 1;
    }

    /** Forgets all ids, and lets go of the memory if it is much. */
    void forget() {
        if (bytes.length > FEW_ROWS * Integer.BYTES) {
            bytes = new byte[0];
        }
        clear();
    }

    long memoryBytes() {
        return bytes.length;
    }
}
