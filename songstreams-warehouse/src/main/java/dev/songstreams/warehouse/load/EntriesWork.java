// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.warehouse.run.Database;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Loads a batch of entries: of those that the ledger has not got by then, it takes out the rows whose offsets an entry rewrites,
 * COPYs the files that are not in quarantine, and notes the entries. A compaction, whose rows came before it, is only noted; unless a
 * file that it has moved was gone when it was to be loaded: then it is loaded like any entry that rewrites.
 */
final class EntriesWork implements LoadWork {
    private static final String GONE =
            "a compaction has put it together with others, and a vacuum has removed it, before it was loaded; its rows come with"
                    + " the compaction";

    private final LoadContext context;
    private final TopicTarget target;
    private final PendingEntries pending;
    private final List<LogEntry> batch;
    /** Left out, as later entries bring their rows. */
    private final Set<ObjectKey> removed = new HashSet<>();
    /** Those of them that a compaction has moved, and a vacuum removed. */
    private final Set<ObjectKey> gone = new HashSet<>();

    /** The work of a batch, which is never empty; an entry that rewrites comes alone. */
    EntriesWork(LoadContext context, TopicTarget target, PendingEntries pending, List<LogEntry> batch) {
        this.context = context;
        this.target = target;
        this.pending = pending;
        this.batch = batch;
    }

    @Override
    public List<LedgerRow> run(Database transaction, FileCopy copy, String loadId) throws IOException {
        Optional<LedgerPosition> position = context.ledger().position(transaction, target.lakeId(), target.topic());
        List<LogEntry> entries = pending.behind(position, batch);
        if (entries.isEmpty()) {
            return List.of();
        }
        TableBinding binding = new TableBinding(context, target);
        Optional<LoadLedger.Source> sharer = binding.check(transaction, position);
        Set<ObjectKey> quarantined = context.ledger().quarantine().keys(transaction, target);
        List<LogEntry> changing = changing(entries, quarantined);
        sharer.ifPresent(other -> binding.requireNoRewrite(changing, other));
        tellLeftOut(changing, quarantined);
        Set<ObjectKey> leftOut = new HashSet<>(quarantined);
        leftOut.addAll(removed);
        long deleted = delete(transaction, changing);
        List<LedgerRow> rows = new ArrayList<>();
        List<DataFile> files = new ArrayList<>();
        for (LogEntry entry : entries) {
            List<DataFile> loaded = PendingEntries.cleanFiles(entry).stream()
                    .filter(file -> changing.contains(entry) && !leftOut.contains(file.key()))
                    .toList();
            files.addAll(loaded);
            rows.add(LedgerRow.of(entry, loaded));
        }
        OptionalLong queryId = copy.copy(transaction, files);
        note(transaction, loadId, rows, queryId);
        noteGone(transaction, changing, quarantined);
        for (LogEntry entry : entries) {
            if (entry.keepsRows()) {
                letOut(transaction, loadId, over(entry, changing.contains(entry)), quarantined);
            }
        }
        noteReloads(transaction, loadId, changing, deleted, sharer.isPresent());
        return rows;
    }

    @Override
    public String what() {
        return "the log's entries " + batch.get(0).sequence() + " to "
                + batch.get(batch.size() - 1).sequence();
    }

    @Override
    public List<DataFile> leaveOutRemoved(List<DataFile> files) throws IOException {
        ReplacedFiles replaced = pending.replacedBehind(batch.get(batch.size() - 1));
        Set<ObjectKey> moved = files.stream()
                .map(DataFile::key)
                .filter(key -> replaced.isMoved(key) && !replaced.isRemade(key))
                .collect(Collectors.toSet());
        gone.addAll(pending.missing(moved));
        List<DataFile> leftOut = files.stream()
                .filter(file -> replaced.isRemade(file.key()) || gone.contains(file.key()))
                .toList();
        leftOut.forEach(file -> removed.add(file.key()));
        return leftOut;
    }

    /** All but compactions whose rows are in the table. */
    private List<LogEntry> changing(List<LogEntry> entries, Set<ObjectKey> quarantined) throws IOException {
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

    /** What was gone before it could be loaded waits in quarantine for the compaction that has moved it. */
    private void noteGone(Database transaction, List<LogEntry> entries, Set<ObjectKey> quarantined) {
        Instant now = context.settings().clock().instant();
        for (LogEntry entry : entries) {
            for (DataFile file : PendingEntries.cleanFiles(entry)) {
                if (gone.contains(file.key()) && !quarantined.contains(file.key())) {
                    context.ledger().quarantine().add(transaction, target, entry.sequence(), file, GONE, now);
                }
            }
        }
    }

    /** The files that need not be in quarantine any more: what a compaction has brought, or else its own files, whose rows are there. */
    private static List<ObjectKey> over(LogEntry compaction, boolean brought) {
        return brought
                ? compaction.removed()
                : PendingEntries.cleanFiles(compaction).stream()
                        .map(DataFile::key)
                        .toList();
    }

    private void letOut(Database transaction, String loadId, List<ObjectKey> keys, Set<ObjectKey> quarantined) {
        Instant now = context.settings().clock().instant();
        for (ObjectKey key : keys) {
            if (quarantined.contains(key)) {
                context.ledger().quarantine().release(transaction, target, key.path(), loadId, now);
            }
        }
    }

    private void tellLeftOut(List<LogEntry> entries, Set<ObjectKey> quarantined) {
        for (LogEntry entry : entries) {
            PendingEntries.cleanFiles(entry).stream()
                    .filter(file -> quarantined.contains(file.key()))
                    .forEach(file ->
                            context.log().leftOut(target.topic(), file.key().path(), file.rows()));
        }
    }

    private long delete(Database transaction, List<LogEntry> entries) {
        long deleted = 0;
        for (LogEntry entry : entries) {
            if (!entry.rewrites().isEmpty()) {
                deleted += OffsetRows.delete(transaction, target.table(), entry.rewrites());
                context.log().rewriting(target.topic(), entry.sequence(), deleted);
            }
        }
        return deleted;
    }

    private void note(Database transaction, String loadId, List<LedgerRow> rows, OptionalLong queryId) {
        Instant now = context.settings().clock().instant();
        @Nullable Long query = queryId.isPresent() ? queryId.getAsLong() : null;
        List<List<@Nullable Object>> values = new ArrayList<>();
        for (LedgerRow row : rows) {
            values.add(Arrays.asList(
                    target.lakeId(),
                    target.topic(),
                    LoadLedger.SHARD,
                    row.sequence(),
                    row.entryId(),
                    loadId,
                    target.tableName(),
                    row.files(),
                    row.rows(),
                    row.bytes(),
                    query,
                    now,
                    row.topicId()));
        }
        context.ledger().insert(transaction, values);
    }

    /** In a table that several topics or lakes share, offsets do not come in order, so every load is one of late rows. */
    private void noteReloads(
            Database transaction, String loadId, List<LogEntry> entries, long deleted, boolean shared) {
        Instant now = context.settings().clock().instant();
        for (LogEntry entry : entries) {
            Map<Integer, List<OffsetRange>> late = shared ? PendingEntries.offsets(entry) : entry.rewrites();
            if (!late.isEmpty()) {
                context.ledger().reloads().add(transaction, target, loadId, late, deleted, now);
            }
        }
    }
}
