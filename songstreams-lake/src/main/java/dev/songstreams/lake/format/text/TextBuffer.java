// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Bytes of text on their way to a stream. */
final class TextBuffer {
    private static final int FIRST_BYTES = 4 * 1024;

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
        put(source, 0, source.length);
    }

    void put(byte[] source, int offset, int length) {
        reserve(length);
        System.arraycopy(source, offset, bytes, size, length);
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
        long rest = number;
        for (int i = size + digits - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    private static int digits(long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
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
