// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;

/** Bytes of a page, in Parquet's little-endian order. Reused from page to page. */
public final class PageBuffer {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[1024];
    private int size;

    /** An empty one. */
    public PageBuffer() {}

    int size() {
        return size;
    }

    /** Bytes of memory held. */
    public int capacity() {
        return bytes.length;
    }

    void clear() {
        size = 0;
    }

    void putByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void putInt(int value) {
        reserve(Integer.BYTES);
        INTS.set(bytes, size, value);
        size += Integer.BYTES;
    }

    void putLong(long value) {
        reserve(Long.BYTES);
        LONGS.set(bytes, size, value);
        size += Long.BYTES;
    }

    int getInt(int at) {
        return (int) INTS.get(bytes, at);
    }

    long getLong(int at) {
        return (long) LONGS.get(bytes, at);
    }

    void put(byte[] source, int offset, int length) {
        reserve(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    void put(PageBuffer other) {
        put(other.bytes, 0, other.size);
    }

    /** Seven bits a byte, the lowest first; all but the last byte have their high bit set. */
    void putVarInt(int value) {
        int left = value;
        while ((left & ~0x7F) != 0) {
            putByte(left | 0x80);
            left >>>= 7;
        }
        putByte(left);
    }

    /** Overwrites four bytes that were put before. */
    void setInt(int at, int value) {
        INTS.set(bytes, at, value);
    }

    /** All bytes; good until the buffer changes. */
    BytesInput toInput() {
        return BytesInput.from(bytes, 0, size);
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
