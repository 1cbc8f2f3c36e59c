// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Memory for pages that wait for the end of their row group. Those of files that have ended serve those that begin: pages live
 * as long as a batch does, so that each would be copied by the garbage collector until it is old, and a heap of old ones marked
 * again and again. Thread-safe.
 */
final class PagePool implements ByteBufferAllocator {
    /** Smaller ones cost the garbage collector no more than they would cost here. */
    private static final int LEAST_BYTES = 4096;
    /** Lengths are rounded up to one of so many steps between two powers of two: at most an eighth is left empty. */
    private static final int STEP_BITS = 3;

    private final long mostBytes;
    /** By length, the one that was asked for least lately first. */
    private final Map<Integer, Deque<byte[]>> idle = new LinkedHashMap<>();

    private long idleBytes;

    PagePool(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public ByteBuffer allocate(int size) {
        if (size < LEAST_BYTES) {
            return ByteBuffer.allocate(size);
        }
        int length = rounded(size);
        byte[] array = take(length);
        return ByteBuffer.wrap(array == null ? new byte[length] : array, 0, size);
    }

    private synchronized byte @Nullable [] take(int length) {
        Deque<byte[]> arrays = idle.remove(length);
        if (arrays == null) {
            arrays = new ArrayDeque<>();
        }
        idle.put(length, arrays);
        byte[] array = arrays.pollFirst();
        if (array != null) {
            idleBytes -= length;
        }
        return array;
    }

    @Override
    public void release(ByteBuffer buffer) {
        byte[] array = buffer.array();
        if (array.length >= LEAST_BYTES && array.length <= mostBytes) {
            keep(array);
        }
    }

    private synchronized void keep(byte[] array) {
        idle.computeIfAbsent(array.length, length -> new ArrayDeque<>()).addFirst(array);
        idleBytes += array.length;
        while (idleBytes > mostBytes) {
            dropOne();
        }
    }

    private void dropOne() {
        Iterator<Deque<byte[]>> lengths = idle.values().iterator();
        byte[] array = lengths.next().pollLast();
        if (array == null) {
            lengths.remove();
        } else {
            idleBytes -= array.length;
        }
    }

    private static int rounded(int size) {
        int step = Integer.highestOneBit(size) >>> STEP_BITS;
        return size + step - 1 & -step;
    }

    @Override
    public boolean isDirect() {
        return false;
    }
}
