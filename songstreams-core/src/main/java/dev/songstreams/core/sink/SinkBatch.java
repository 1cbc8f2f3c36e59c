// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.sink;

/**
 * Records of one topic that become visible together or not at all. Its lanes are written beside each other; when all are
 * finished, the batch is committed or discarded, once.
 */
public interface SinkBatch {
    /**
     * A lane of its own for one writing thread. All lanes are opened before the first is finished. Called in the poll loop: it must
     * not wait for anything.
     */
    SinkLane openLane();

    /** Bytes of memory that all lanes hold; may be asked by any thread at any time. */
    long memoryBytes();

    /**
     * Makes the batch visible and moves the positions, in one step.
     *
     * @param offsets what the batch holds of each partition
     * @return what became of it; a superseded batch has been discarded
     * @throws SinkUnavailableException if it is not known yet, and may never be: nothing was deleted. The same call, with the same
     *     offsets, is repeated before any later batch of the topic is committed, until its outcome is known or the batch is
     *     given up by {@link #discard}
     * @throws SinkException if it is not possible; nothing was deleted then
     */
    CommitResult commit(CoveredOffsets offsets);

    /**
     * Throws away what the lanes wrote. It is called once, when no lane writes any more: instead of a commit, or after one that
     * ended as unavailable and is not repeated. In that case the commit may have come about, or may still: then the sink only
     * lets go of its memory, and deletes nothing unless it knows for certain that nothing will ever name it. Where the
     * partitions stand, the next {@link TopicSink#positions} will say.
     *
     * @throws SinkException if something of it stays; nothing depends on it
     */
    void discard();
}
