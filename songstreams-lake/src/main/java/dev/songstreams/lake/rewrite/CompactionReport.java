// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import java.util.ArrayList;
import java.util.List;

/**
 * What a compaction did to a topic; of a dry run, what it would have done.
 *
 * @param rows how many rows lie in other files than before
 * @param filesRemoved files that are in the lake no more
 * @param filesAdded files that came for them
 * @param bytesRemoved the length of the files that went
 * @param bytesAdded the length of those that came; 0 for a dry run
 * @param entries the entries of the log that were committed, in order; none for a dry run, or where nothing was worth it
 * @param overtaken how often a redrive, a replay, a sweep or another compaction was faster and work was thrown away
 */
public record CompactionReport(
        long rows,
        int filesRemoved,
        int filesAdded,
        long bytesRemoved,
        long bytesAdded,
        List<Long> entries,
        int overtaken) {
    static final CompactionReport NOTHING = new CompactionReport(0, 0, 0, 0, 0, List.of(), 0);

    /** Copies the list. */
    public CompactionReport {
        entries = List.copyOf(entries);
    }

    CompactionReport plus(CompactionReport more) {
        List<Long> all = new ArrayList<>(entries);
        all.addAll(more.entries());
        return new CompactionReport(
                rows + more.rows(),
                filesRemoved + more.filesRemoved(),
                filesAdded + more.filesAdded(),
                bytesRemoved + more.bytesRemoved(),
                bytesAdded + more.bytesAdded(),
                all,
                overtaken + more.overtaken());
    }

    /** This, and one more time that another was faster. */
    CompactionReport overtakenOnceMore() {
        return new CompactionReport(rows, filesRemoved, filesAdded, bytesRemoved, bytesAdded, entries, overtaken + 1);
    }
}
