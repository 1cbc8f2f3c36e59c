// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import java.util.Arrays;

/** The distinct numbers of a column chunk, numbered as they came. Open addressing: a number's place is looked for from its hash on. */
final class NumberDictionary {
    private static final int FIRST_CAPACITY = 64;
    /** Of a dictionary that is not needed: enough for the two thousand values of a small file, of which there are many. */
    static final int KEPT_BYTES = 32 << 10;

    /** 2^64 divided by the golden ratio: spreads numbers that lie close together. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private long[] keys = new long[FIRST_CAPACITY];
    /** Ids and one, so that 0 is free; twice as many places as keys. */
    private int[] table = new int[FIRST_CAPACITY * 2];

    private int size;

    /** Forgets all numbers, and keeps the memory. */
    void clear() {
        Arrays.fill(table, 0);
        size = 0;
    }

    /** Forgets all numbers, and lets go of the memory if it is much. */
    void forget() {
        if (memoryBytes() > KEPT_BYTES) {
            keys = new long[FIRST_CAPACITY];
            table = new int[FIRST_CAPACITY * 2];
        }
        clear();
    }

    int size() {
        return size;
    }

    long key(int id) {
        return keys[id];
    }

    /** Puts the ids of the first numbers of an array into another; those that are new get theirs now. */
    void idsOf(long[] numbers, int count, int[] ids) {
        for (int i = 0; i < count; i++) {
            ids[i] = idOf(numbers[i]);
        }
    }

    private int idOf(long key) {
        int mask = table.length - 1;
        int place = place(key);
        for (int found; (found = table[place]) != 0; place = place + 1 & mask) {
            if (keys[found - 1] == key) {
                return found - 1;
            }
        }
        return add(key, place);
    }

    private int add(long key, int place) {
        if (size == keys.length) {
            grow();
            return idOf(key);
        }
        keys[size] = key;
        table[place] = ++size;
        return size - 1;
    }

    private int place(long key) {
        return (int) (key * SPREAD >>> Long.numberOfLeadingZeros(table.length) + 1);
    }

    private void grow() {
        keys = Arrays.copyOf(keys, keys.length * 2);
        table = new int[keys.length * 2];
        int mask = table.length - 1;
        for (int id = 0; id < size; id++) {
            int place = place(keys[id]);
            while (table[place] != 0) {
                place = place + 1 & mask;
            }
            table[place] = id + 1;
        }
    }

    long memoryBytes() {
        return (long) Long.BYTES * keys.length + (long) Integer.BYTES * table.length;
    }
}
