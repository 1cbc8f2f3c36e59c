// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

/**
 * Is told of a loader's steps, by the thread that loads; what it throws reaches the loader's caller. SLF4J's log says the same
 * without it.
 */
public interface LoadListener {
    /** Listens to nothing. */
    LoadListener NONE = new LoadListener() {};

    /** A table was made, or got a column. */
    default void tableChanged(String topic, String sql) {}

    /** A batch of entries is in the warehouse, committed. */
    default void loaded(TopicLoad batch) {}

    /** Another loader was first with a batch of entries; it is in the warehouse, and this loader goes on behind it. */
    default void loadedByAnother(String topic, long entries) {}

    /** A transaction failed in a way that passes, and is tried again. */
    default void retrying(String topic, int attempt, String reason) {}

    /** A topic could not be loaded. */
    default void failed(String topic, RuntimeException failure) {}
}
