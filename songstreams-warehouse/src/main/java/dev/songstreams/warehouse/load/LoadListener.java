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

    /** A batch of entries is about to be loaded; {@link #loaded}, {@link #loadedByAnother} or {@link #failed} ends it. */
    default void began(String topic, long firstEntry, long lastEntry) {}

    /** A batch of entries is in the warehouse, committed. */
    default void loaded(TopicLoad batch) {}

    /** Another loader was first with a batch of entries; it is in the warehouse, and this loader goes on behind it. */
    default void loadedByAnother(String topic, long entries) {}

    /** A transaction failed in a way that passes, and is tried again. */
    default void retrying(String topic, int attempt, String reason) {}

    /** A file in quarantine is left out of a load that is under way. */
    default void leftOut(String topic, String file, long rows) {}

    /**
     * Files are left out of a load that is behind, since they are no longer in the lake: later entries have replaced them, and bring
     * their rows, and a vacuum may have removed them.
     */
    default void leftOutReplaced(String topic, long files, long rows) {}

    /** An entry that rewrites rows is being loaded; so many were taken out, in whose place come those of its files. */
    default void rewriting(String topic, long entry, long deletedRows) {}

    /** A file was put into quarantine. */
    default void quarantined(QuarantinedFile file) {}

    /** A file was let out of quarantine; if its rows were due, they were loaded. */
    default void released(QuarantinedFile file, TopicLoad load) {}

    /** A topic could not be loaded. */
    default void failed(String topic, RuntimeException failure) {}
}
