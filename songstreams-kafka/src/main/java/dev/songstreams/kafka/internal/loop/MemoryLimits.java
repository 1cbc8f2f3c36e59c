// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

/**
 * How much may be in memory.
 *
 * @param total batches and queue together: beyond it nothing more is read
 */
public record MemoryLimits(long total) {
    /** Enough to keep every lane busy until reading goes on; what waits longer survives collections, and is moved by each. */
    private static final long QUEUE_BYTES = 16 << 20;
    /** Sixteenths of all. A small heap is collected so often that what waits would be a large part of what is moved. */
    private static final int QUEUE_SIXTEENTHS = 3;

    /** What a batch of a topic with a backlog shall have room for: with less, its files are small and its commits many. */
    private static final long TOPIC_BYTES = 16 << 20;
    /** However short memory is: fetches and lanes are to have enough to do. */
    private static final int LEAST_TOPICS = 4;

    /** Bytes that wait to be encoded: beyond it reading pauses. */
    public long queueHigh() {
        return Math.min(QUEUE_BYTES, Math.max(1, total / 16 * QUEUE_SIXTEENTHS));
    }

    /** Bytes that wait to be encoded: below it reading goes on. */
    public long queueLow() {
        return queueHigh() / 2;
    }

    /** Open batches: beyond it the largest is flushed, so that there is room to fill the next while it is stored. */
    public long open() {
        return total / 2;
    }

    /** How many topics with a backlog are read at a time. */
    public int topics() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(LEAST_TOPICS, open() / TOPIC_BYTES));
    }
}
