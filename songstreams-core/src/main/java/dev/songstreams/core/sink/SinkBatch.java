// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.sink;

import java.util.List;

/**
 * Records of one topic that become visible together or not at all. Its lanes are written beside each other; when all are
 * finished and the {@link #endings} taken, the batch is committed or discarded, once.
 */
public interface SinkBatch {
    /**
     * A lane of its own for one writing thread. All lanes are opened before the first is finished. Called in the poll loop: it must
     * not wait for anything.
     */
    SinkLane openLane();

    /**
     * What is left to do between the last lane's {@link SinkLane#finish} and the commit. The steps may be taken in any order, beside
     * each other and by any threads, each once; when all have ended, all that the batch took is encoded and stored. A batch that is
     * discarded instead need not have taken them. Asked for once, when all lanes have finished, and not if there were none. A step
     * throws {@link SinkUnavailableException} if it can't be taken now, and another {@link SinkException} if it can't be taken: the
     * batch is discarded then.
     */
    default List<Runnable> endings() {
        return List.of();
    }

    /** Bytes of memory that the batch holds; may be asked by any thread at any time. */
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
     * Throws away what the lanes wrote. It is called once, when no lane writes and no step is under way any more: instead of a
     * commit, or after one that ended as unavailable and is not repeated. In that case the commit may have come about, or may
     * still: then the sink only lets go of its memory, and deletes nothing unless it knows for certain that nothing will ever name
     * it. Where the partitions stand, the next {@link TopicSink#positions} will say.
     *
     * @throws SinkException if something of it stays; nothing depends on it
     */
    void discard();
}
