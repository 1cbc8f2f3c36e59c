// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.batch;

import java.util.concurrent.atomic.AtomicLong;

/** The memory of the records that wait to be encoded, in all lanes, in bytes. Thread-safe. */
public final class Backlog {
    private final long low;
    private final Runnable whenLow;
    private final AtomicLong bytes = new AtomicLong();

    /**
     * Empty.
     *
     * @param low the mark
     * @param whenLow called when the bytes sink to the mark, on the thread that made them sink
     */
    public Backlog(long low, Runnable whenLow) {
        this.low = low;
        this.whenLow = whenLow;
    }

    /** The bytes that wait. */
    public long bytes() {
        return bytes.get();
    }

    void add(long added) {
        bytes.addAndGet(added);
    }

    void remove(long removed) {
        long left = bytes.addAndGet(-removed);
        if (left <= low && left + removed > low) {
            whenLow.run();
        }
    }
}
