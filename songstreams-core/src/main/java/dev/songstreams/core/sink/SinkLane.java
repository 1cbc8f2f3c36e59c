// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.sink;

import dev.songstreams.core.decode.SourceRecord;

/** One thread's way into a batch. Not thread-safe, but may be handed from thread to thread. */
public interface SinkLane {
    /**
     * Takes records. A record that can't be decoded is taken too, as a dead letter.
     *
     * @param records records of the batch's topic; each is valid only until the next is asked for
     * @throws SinkUnavailableException if they can't be written now: the lane is lost, and its batch is discarded
     * @throws SinkException if they can't be written
     */
    void write(Iterable<? extends SourceRecord> records);

    /**
     * Ends the lane: no more records come. What it took may wait in memory for its batch's {@link SinkBatch#endings}.
     *
     * @throws SinkUnavailableException if it can't be stored now: the lane is lost, and its batch is discarded
     * @throws SinkException if it can't be stored
     */
    void finish();
}
