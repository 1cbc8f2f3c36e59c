// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import java.util.ArrayDeque;
import java.util.Deque;

/** {@link Scratch} memory for all files of a format: as many as are written to at a time, not as many as are open. Thread-safe. */
public final class ScratchPool {
    private final long mostBytes;
    private final Deque<Scratch> idle = new ArrayDeque<>();
    private long idleBytes;

    /**
     * An empty one.
     *
     * @param mostBytes how much of what nobody needs is kept
     */
    public ScratchPool(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** The one that was given back last, since it is still in a core's cache. */
    synchronized Scratch take() {
        if (idle.isEmpty()) {
            return new Scratch();
        }
        Scratch scratch = idle.pop();
        idleBytes -= scratch.memoryBytes();
        return scratch;
    }

    synchronized void give(Scratch scratch) {
        long bytes = scratch.memoryBytes();
        if (idleBytes + bytes <= mostBytes) {
            idle.push(scratch);
            idleBytes += bytes;
        }
    }
}
