// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.sink;

import java.util.Map;

/** What became of a batch. */
public sealed interface CommitResult {
    /**
     * The batch is visible.
     *
     * @param sequence the number of the commit in the topic's log
     * @param files files it added
     * @param records records it holds, dead letters among them
     * @param deadLetters those that could not be decoded
     * @param bytes bytes of its files
     * @param conflicts how often another writer was first and the commit was tried again
     * @param positions where each partition stands now
     */
    record Committed(
            long sequence,
            int files,
            long records,
            long deadLetters,
            long bytes,
            int conflicts,
            Map<Integer, Long> positions)
            implements CommitResult {
        /** Copies the positions. */
        public Committed {
            positions = Map.copyOf(positions);
        }
    }

    /**
     * Another writer has taken the batch's partitions further: the batch is gone, and so must be all later batches of this
     * worker. It goes on at the positions.
     *
     * @param reason what the other did, for the log
     * @param positions where each partition stands now
     */
    record Superseded(String reason, Map<Integer, Long> positions) implements CommitResult {
        /** Copies the positions. */
        public Superseded {
            positions = Map.copyOf(positions);
        }
    }
}
