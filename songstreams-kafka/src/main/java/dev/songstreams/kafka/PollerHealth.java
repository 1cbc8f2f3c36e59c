// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a poller was doing when its poll thread last looked, about a second ago at most while it runs.
 *
 * @param state where it is in its life
 * @param lastPoll when it last asked Kafka for records; one that lies far back means that the poll thread hangs
 * @param openRecords records read and not yet committed
 * @param openBytes their keys' and values' bytes
 * @param memoryBytes memory held by batches, and by records that wait to be encoded
 * @param lag for each topic, how many offsets of this member's partitions are not in the sink yet
 * @param waiting the topics that wait for their sink or for Kafka, or some partitions of which do
 * @param failure why it failed
 */
public record PollerHealth(
        State state,
        Optional<Instant> lastPoll,
        long openRecords,
        long openBytes,
        long memoryBytes,
        Map<String, Long> lag,
        Map<String, Waiting> waiting,
        Optional<Throwable> failure) {

    /** Where a poller is in its life. */
    public enum State {
        /** Built, not started. */
        NEW,
        /** Reading. */
        RUNNING,
        /** Asked to stop, or done, or one topic can't go on; what is open is being flushed. */
        CLOSING,
        /** Ended as it should. */
        CLOSED,
        /** Ended by a failure. */
        FAILED
    }

    /**
     * A topic that waits, or was let go on and has not stored anything yet.
     *
     * @param since when it first failed
     * @param attempts how often it failed
     * @param cause why it failed last
     */
    public record Waiting(Instant since, int attempts, Throwable cause) {}

    /** Copies the lag and what waits. */
    public PollerHealth {
        lag = Map.copyOf(lag);
        waiting = Map.copyOf(waiting);
    }
}
