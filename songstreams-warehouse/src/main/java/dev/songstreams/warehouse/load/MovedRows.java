// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.warehouse.run.Database;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a batch has to do with compactions: those that it has itself, and those behind it that have moved rows of its files. A file that a
 * vacuum removed before it could be loaded waits in quarantine for the compaction that has its rows.
 */
final class MovedRows {
    private static final String GONE =
            "a compaction has put it together with others, and a vacuum has removed it, before it was loaded; its rows come with"
                    + " the compaction";

    private final LoadContext context;
    private final TopicTarget target;
    private final PendingEntries pending;
    /** Files of the batch that are not in the store, and whose rows a later compaction has. */
    private final Set<ObjectKey> gone = new HashSet<>();

    MovedRows(LoadContext context, TopicTarget target, PendingEntries pending) {
        this.context = context;
        this.target = target;
        this.pending = pending;
    }

    /** All that change the table: not compactions, whose rows are in it but for those that are in quarantine. */
    List<LogEntry> changing(List<LogEntry> entries, Set<ObjectKey> quarantined) throws IOException {
        List<LogEntry> changing = new ArrayList<>();
        for (LogEntry entry : entries) {
            if (!entry.keepsRows() || bringsRows(entry, quarantined)) {
                changing.add(entry);
            }
        }
        return changing;
    }

    /** Not those of a file in quarantine that is still there: it may be let out, and is best kept apart, as it can't be loaded. */
    private boolean bringsRows(LogEntry compaction, Set<ObjectKey> quarantined) throws IOException {
        Set<ObjectKey> left = new HashSet<>(compaction.removed());
        left.retainAll(quarantined);
        return !left.isEmpty() && !pending.missing(left).isEmpty();
    }

    /**
     * Finds out which files of the batch are gone.
     *
     * @param replaced what became of them
     * @return those that were ever found so
     */
    Set<ObjectKey> findGone(Collection<DataFile> files, ReplacedFiles replaced) throws IOException {
        Set<ObjectKey> moved = files.stream()
                .map(DataFile::key)
                .filter(key -> replaced.isMoved(key) && !replaced.isRemade(key))
                .collect(Collectors.toSet());
        gone.addAll(pending.missing(moved));
        return gone;
    }

    /** Notes in the quarantine what is gone, and what need not be there any more. */
    void note(
            Database transaction,
            String loadId,
            List<LogEntry> entries,
            List<LogEntry> changing,
            Set<ObjectKey> quarantined) {
        Instant now = context.settings().clock().instant();
        Map<DataFile, Long> entering = new LinkedHashMap<>();
        Set<ObjectKey> leaving = new HashSet<>();
        for (LogEntry entry : entries) {
            for (DataFile file : PendingEntries.cleanFiles(entry)) {
                if (gone.contains(file.key()) && !quarantined.contains(file.key())) {
                    entering.put(file, entry.sequence());
                }
            }
            if (entry.keepsRows()) {
                leaving.addAll(over(entry, changing.contains(entry)));
            }
        }
        leaving.retainAll(quarantined);
        Quarantine quarantine = context.ledger().quarantine();
        if (!entering.isEmpty()) {
            quarantine.add(transaction, target, entering, GONE, now);
        }
        quarantine.release(transaction, target, leaving, loadId, now);
    }

    /** What a compaction has brought, or else its own files, whose rows are there. */
    private static List<ObjectKey> over(LogEntry compaction, boolean brought) {
        return brought
                ? compaction.removed()
                : PendingEntries.cleanFiles(compaction).stream()
                        .map(DataFile::key)
                        .toList();
    }
}
