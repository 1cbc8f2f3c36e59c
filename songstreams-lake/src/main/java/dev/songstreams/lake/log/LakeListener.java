// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

/**
 * Is told what happens to a lake besides what goes well, for counting. Called on the thread at work, so be quick and
 * thread-safe; what it throws is logged and changes nothing.
 */
public interface LakeListener {
    /** One that does nothing. */
    LakeListener NONE = new LakeListener() {};

    /**
     * A commit found its slot taken by another writer.
     *
     * @param topic the topic
     * @param conflicts how often, before its outcome was known
     */
    default void conflicted(String topic, int conflicts) {}

    /** Another writer has taken a batch's partitions further, or a sweep fenced it off: the batch is thrown away. */
    default void superseded(String topic) {}

    /** It is not known yet whether a commit was written; it will be tried again. */
    default void outcomeUnknown(String topic) {}

    /**
     * A sweep of a topic removed files that no entry named.
     *
     * @param topic the topic
     * @param files how many
     * @param bytes their length together
     */
    default void swept(String topic, int files, long bytes) {}
}
