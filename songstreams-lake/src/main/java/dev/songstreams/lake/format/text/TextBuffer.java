// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes of text on their way to a stream. */
final class TextBuffer {
    private static final int FIRST_BYTES = 4 * 1024;

    private static final VarHandle PAIR = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int SHORT = 2 * Long.BYTES;

    /** The two digits of each number below 100, the first in the lower byte. */
    private static final short[] PAIRS = new short[100];

    /** All that fit a long. */
    private static final long[] POWERS_OF_TEN = new long[19];

    static {
        for (int i = 0; i < PAIRS.length; i++) {
            PAIRS[i] = (short) ('0' + i / 10 | '0' + i % 10 << Byte.SIZE);
        }
        POWERS_OF_TEN[0] = 1;
        for (int i = 1; i < POWERS_OF_TEN.length; i++) {
            POWERS_OF_TEN[i] = POWERS_OF_TEN[i - 1] * 10;
        }
    }

    private final int usualBytes;
    private byte[] bytes;
    private int size;

    /** A buffer that grows as it is filled, and keeps no more than these many bytes of memory when it was drained. */
    TextBuffer(int usualBytes) {
        this.usualBytes = usualBytes;
        bytes = new byte[Math.min(usualBytes, FIRST_BYTES)];
    }

    int size() {
        return size;
    }

    int capacity() {
        return bytes.length;
    }

    void put(int b) {
        reserve(1);
        bytes[size++] = (byte) b;
    }

    void put(byte[] source) {
        if (source.length == 1) {
            // Between fields, above all.
            put(source[0]);
        } else {
            put(source, 0, source.length);
        }
    }

    void put(byte[] source, int offset, int length) {
        if (length <= SHORT && source.length - offset >= SHORT) {
            // Most texts are short, and a call to copy them costs more than they: what is too much is overwritten
            // later.
            reserve(SHORT);
            LONGS.set(bytes, size, (long) LONGS.get(source, offset));
            LONGS.set(bytes, size + Long.BYTES, (long) LONGS.get(source, offset + Long.BYTES));
        } else {
            reserve(length);
            System.arraycopy(source, offset, bytes, size, length);
        }
        size += length;
    }

    void putAscii(CharSequence text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
    }

    /** A number that is not negative, with zeros in front where it has fewer digits than this. */
    void putDigits(long number, int atLeast) {
        int digits = Math.max(atLeast, digits(number));
        reserve(digits);
        setDigits(number, size, size + digits);
        size += digits;
    }

    /** A number below 100 as two digits. */
    void putTwoDigits(int number) {
        reserve(2);
        PAIR.set(bytes, size, PAIRS[number]);
        size += 2;
    }

    /** A number that is not negative over a power of ten, with a point before that many last digits, at least one, and one before it. */
    void putDecimal(long unscaled, int scale) {
        int digits = Math.max(scale + 1, digits(unscaled));
        reserve(digits + 1);
        setDigits(unscaled, size + 1, size + 1 + digits);
        // Few digits stand before the point nearly always: to move them is quicker than to divide.
        int point = size + digits - scale;
        for (int at = size; at < point; at++) {
            bytes[at] = bytes[at + 1];
        }
        bytes[point] = '.';
        size += digits + 1;
    }

    private void setDigits(long number, int from, int to) {
        long rest = number;
        int at = to;
        for (; at >= from + 2; at -= 2) {
            long hundreds = rest / 100;
            PAIR.set(bytes, at - 2, PAIRS[(int) (rest - hundreds * 100)]);
            rest = hundreds;
        }
        if (at > from) {
            bytes[from] = (byte) ('0' + rest);
        }
    }

    /** About log10 from the count of bits, then one comparison. */
    private static int digits(long number) {
        int digits = (Long.SIZE - Long.numberOfLeadingZeros(number)) * 1233 >>> 12;
        return number < POWERS_OF_TEN[digits] ? Math.max(1, digits) : digits + 1;
    }

    /** A copy of all bytes. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Writes all bytes to the stream and forgets them. */
    void drainTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
        size = 0;
        if (bytes.length > 2 * usualBytes) {
            // One huge value must not cost its size for as long as the file is open.
            bytes = new byte[usualBytes];
        }
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
        }
    }
}
