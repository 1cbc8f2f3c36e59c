// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Bytes of text on their way. */
final class TextBuffer {
    private static final int FIRST_BYTES = 1024;

    private final int usualBytes;
    private byte[] bytes;
    private int size;

    /** A buffer that grows as it is filled, and keeps little more than these many bytes of memory when it was emptied. */
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

    /** The array in which all lies; ask again when something was put. */
    byte[] array() {
        return bytes;
    }

    /** Makes room for so many more bytes and gives the array to write them to, from {@link #size()} on; {@link #endAt} keeps them. */
    byte[] reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
        }
        return bytes;
    }

    /** Makes this place in the array the end. */
    void endAt(int place) {
        size = place;
    }

    void put(int b) {
        reserve(1)[size++] = (byte) b;
    }

    void put(byte[] source) {
        put(source, 0, source.length);
    }

    void put(byte[] source, int offset, int length) {
        System.arraycopy(source, offset, reserve(length), size, length);
        size += length;
    }

    void putAscii(CharSequence text) {
        size = NumberText.putAscii(text, reserve(text.length()), size);
    }

    /** A copy of all bytes. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Writes all bytes to the stream and forgets them. */
    void drainTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
        clear();
    }

    /** Forgets all bytes. */
    void clear() {
        size = 0;
        if (bytes.length > 2 * usualBytes) {
            // One huge value must not cost its size for as long as the file is open.
            bytes = new byte[usualBytes];
        }
    }
}
