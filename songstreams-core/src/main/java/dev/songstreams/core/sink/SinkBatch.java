// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.sink;

/**
 * Records of one topic that become visible together or not at all. Its lanes are written beside each other; when all are
 * finished, the batch is committed or discarded, once.
 */
public interface SinkBatch {
    /** A lane of its own for one writing thread. */
    SinkLane openLane();

    /** Bytes of memory that all lanes hold; may be asked by any thread at any time. */
    long memoryBytes();

    /**
     * Makes the batch visible and moves the positions, in one step.
     *
     * @param offsets what the batch holds of each partition
     * @return what became of it; a superseded batch has been discarded
     * @throws SinkUnavailableException if it is not known yet; nothing was deleted, and the same call is to be repeated before
     *     any later batch of the topic is committed
     * @throws SinkException if it is not possible; nothing was deleted then
     */
    CommitResult commit(CoveredOffsets offsets);

    /** Throws away what the lanes wrote. */
    void discard();
}
