// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Arrays in which bytes wait to be sent. Those that were serve the next, as they would be garbage of the size of all objects; and
 * they are small, since arrays of a part's size make G1 mark its heap. Thread-safe.
 */
final class SpareBlocks {
    /** The length of each. */
    static final int BLOCK_BYTES = 64 << 10;

    private static final long MOST_IDLE_BYTES = 16 << 20;
    /** A small heap has better uses for them. */
    private static final int LEAST_PART_OF_HEAP = 64;

    private final int mostIdle =
            (int) (Math.min(MOST_IDLE_BYTES, Runtime.getRuntime().maxMemory() / LEAST_PART_OF_HEAP) / BLOCK_BYTES);
    private final Deque<byte[]> idle = new ArrayDeque<>();

    synchronized byte[] take() {
        byte[] block = idle.pollFirst();
        return block == null ? new byte[BLOCK_BYTES] : block;
    }

    /** Takes blocks that nobody reads or writes any more. */
    synchronized void giveBack(List<byte[]> blocks) {
        for (byte[] block : blocks) {
            if (idle.size() < mostIdle) {
                idle.addFirst(block);
            }
        }
    }
}
