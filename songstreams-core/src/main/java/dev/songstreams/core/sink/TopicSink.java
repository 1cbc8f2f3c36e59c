// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.sink;

import java.util.Map;

/**
 * A sink's side of one topic. Used by one poller; its methods may be called from any of the poller's threads, {@link
 * #positions} and {@link #startAt} one at a time, {@link #begin} also beside a commit.
 */
public interface TopicSink {
    /**
     * Where each partition stands, read anew from wherever the sink keeps it: the next offset wanted. A partition that has
     * no entry was never heard of.
     *
     * @throws SinkUnavailableException if the sink can't say now; it is asked again
     * @throws SinkException if the topic is another than the one it remembers
     */
    Map<Integer, Long> positions();

    /**
     * Records first positions for the partitions that have none, and returns where each partition stands then. Another
     * process may have been first: its positions hold.
     *
     * @throws SinkUnavailableException if the sink can't be reached now; it is asked again, where it stands first
     * @throws SinkException if it refuses
     */
    Map<Integer, Long> startAt(Map<Integer, Long> firstPositions);

    /**
     * Whether the sink holds records of an earlier topic of that name, which was deleted and created again, and goes on with
     * this one. Then partitions that have no position yet are read from their beginning, wherever the poller starts topics
     * that were never heard of. Asked after {@link #positions}; must not wait for anything.
     */
    default boolean isRecreated() {
        return false;
    }

    /**
     * A new, empty batch. Batches are committed in the order in which they were begun. Called in the poll loop: it must not
     * wait for anything.
     */
    SinkBatch begin();
}
