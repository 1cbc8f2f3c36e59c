// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The distinct byte strings of a column chunk, numbered as they came, one behind the other in one array. */
final class BytesDictionary {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FIRST_BYTES = 1024;
    private static final int FIRST_CAPACITY = 64;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private byte[] bytes = new byte[FIRST_BYTES];
    /** Where each value begins; it ends where the next begins. */
    private int[] starts = new int[FIRST_CAPACITY + 1];

    private int[] hashes = new int[FIRST_CAPACITY];
    /** Ids and one, so that 0 is free; twice as many places as values. */
    private int[] table = new int[FIRST_CAPACITY * 2];

    private int size;

    /** Forgets all values, and keeps the memory. */
    void clear() {
        Arrays.fill(table, 0);
        size = 0;
    }

    /** Forgets all values, and lets go of the memory if it is much. */
    void forget() {
        if (memoryBytes() > NumberDictionary.KEPT_BYTES) {
            bytes = new byte[FIRST_BYTES];
            starts = new int[FIRST_CAPACITY + 1];
            hashes = new int[FIRST_CAPACITY];
            table = new int[FIRST_CAPACITY * 2];
        }
        clear();
    }

    int size() {
        return size;
    }

    /** The bytes of all values together. */
    int valueBytes() {
        return starts[size];
    }

    byte[] array() {
        return bytes;
    }

    int start(int id) {
        return starts[id];
    }

    int length(int id) {
        return starts[id + 1] - starts[id];
    }

    /** The value's id, given now if it is new; the value is copied then. */
    int idOf(byte[] source, int from, int length) {
        int hash = hash(source, from, length);
        int mask = table.length - 1;
        int place = hash & mask;
        for (int found; (found = table[place]) != 0; place = place + 1 & mask) {
            int id = found - 1;
            if (hashes[id] == hash && length == starts[found] - starts[id] && equal(starts[id], source, from, length)) {
                return id;
            }
        }
        if (size == hashes.length) {
            grow();
            return idOf(source, from, length);
        }
        table[place] = size + 1;
        return add(source, from, length, hash);
    }

    /** Eight bytes at a time, the last eight perhaps once more: values are short, and a call to compare them costs more than they. */
    private boolean equal(int start, byte[] source, int from, int length) {
        if (length < Long.BYTES) {
            for (int i = 0; i < length; i++) {
                if (bytes[start + i] != source[from + i]) {
                    return false;
                }
            }
            return true;
        }
        int last = length - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            if ((long) LONGS.get(bytes, start + i) != (long) LONGS.get(source, from + i)) {
                return false;
            }
        }
        return (long) LONGS.get(bytes, start + last) == (long) LONGS.get(source, from + last);
    }

    private int add(byte[] source, int from, int length, int hash) {
        int start = starts[size];
        if (bytes.length - start < length) {
            bytes = Arrays.copyOf(bytes, Math.max(start + length, bytes.length * 2));
        }
        System.arraycopy(source, from, bytes, start, length);
        hashes[size] = hash;
        starts[size + 1] = start + length;
        return size++;
    }

    /** Eight bytes at a time, the last eight perhaps once more. */
    private static int hash(byte[] source, int from, int length) {
        long hash = length;
        if (length < Long.BYTES) {
            for (int at = from; at < from + length; at++) {
                hash = hash << Byte.SIZE | source[at] & 0xFF;
            }
            return (int) (mix(hash) >>> Integer.SIZE);
        }
        int last = from + length - Long.BYTES;
        for (int at = from; at < last; at += Long.BYTES) {
            hash = mix(hash ^ (long) LONGS.get(source, at));
        }
        return (int) (mix(hash ^ (long) LONGS.get(source, last)) >>> Integer.SIZE);
    }

    private static long mix(long word) {
        long spread = word * SPREAD;
        return spread ^ spread >>> 29;
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, hashes.length * 2);
        starts = Arrays.copyOf(starts, hashes.length + 1);
        table = new int[hashes.length * 2];
        int mask = table.length - 1;
        for (int id = 0; id < size; id++) {
            int place = hashes[id] & mask;
            while (table[place] != 0) {
                place = place + 1 & mask;
            }
            table[place] = id + 1;
        }
    }

    long memoryBytes() {
        return bytes.length + (long) Integer.BYTES * (starts.length + hashes.length + table.length);
    }
}
