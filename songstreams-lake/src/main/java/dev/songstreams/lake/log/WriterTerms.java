// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.core.row.RowSchema;
import java.util.Map;
import java.util.Objects;

/** What a writer brings to a log, and what it must find there. */
interface WriterTerms {
    /** Those of a writer that brings nothing and takes a log as it is. */
    WriterTerms AS_FOUND = new WriterTerms() {
        @Override
        public void check(LogEntry entry) {}

        @Override
        public EntryDraft draft(LogState before) {
            String topicId =
                    Objects.requireNonNull(before.topicId(), "nothing is to be done in a log without an entry");
            Map<Zone, RowSchema> schemas =
                    Objects.requireNonNull(before.newest(), "it has a topic id").schemas();
            return EntryDraft.over(before, topicId, schemas);
        }
    };

    /**
     * Checks that this writer may follow an entry.
     *
     * @throws LakeConflictException if not
     */
    void check(LogEntry entry);

    /**
     * Checks that this writer may begin behind an entry.
     *
     * @throws LakeConflictException if not
     */
    default void checkBeginning(LogEntry entry) {
        check(entry);
    }

    /** An entry that changes nothing but what the writer brings at any rate. */
    EntryDraft draft(LogState before);
}
