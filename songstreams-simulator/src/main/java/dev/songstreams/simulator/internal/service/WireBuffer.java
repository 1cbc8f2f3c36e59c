// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.service;

import java.util.Arrays;

/** Bytes of one event in the making; it grows to the longest event and is then used again. */
final class WireBuffer {
    private static final int LONGEST_NUMBER = 20;

    private byte[] bytes = new byte[2048];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    WireBuffer clear() {
        length = 0;
        return this;
    }

    WireBuffer add(byte[] more) {
        return add(more, 0);
    }

    /** Adds all bytes from an offset on. */
    WireBuffer add(byte[] more, int from) {
        int count = more.length - from;
        makeRoomFor(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
        return this;
    }

    /** Adds a number that is not negative, in decimal. */
    WireBuffer add(long number) {
        makeRoomFor(LONGEST_NUMBER);
        int end = length + digits(number);
        length = end;
        long rest = number;
        do {
            bytes[--end] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        return this;
    }

    private static int digits(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private void makeRoomFor(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
