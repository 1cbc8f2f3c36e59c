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
import org.jspecify.annotations.Nullable;

/**
 * Loads a batch of entries: of those that the ledger has not got by then, it takes out the rows whose offsets an entry rewrites,
 * COPYs the files that are not in quarantine, and notes the entries. A compaction, whose rows came before it, is only noted; unless a
 * file that it has moved was gone when it was to be loaded: then it is loaded like any entry that rewrites.
 */
final class EntriesWork implements LoadWork {
    private final LoadContext context;
    private final TopicTarget target;
    private final PendingEntries pending;
    private final List<LogEntry> batch;
    /** Left out, as later entries bring their rows. */
    private final Set<ObjectKey> removed = new HashSet<>();

    private final MovedRows moved;

    /** The work of a batch, which is never empty; an entry that rewrites comes alone. */
    EntriesWork(LoadContext context, TopicTarget target, PendingEntries pending, List<LogEntry> batch) {
        this.context = context;
        this.target = target;
        this.pending = pending;
        this.batch = batch;
        this.moved = new MovedRows(context, target, pending);
    }

    /** Leaves out from the first run on what is known to be gone, where a batch before has met such files: each COPY would fail first. */
    void leaveOutKnown() throws IOException {
        List<DataFile> files = batch.stream()
                .flatMap(entry -> PendingEntries.cleanFiles(entry).stream())
                .toList();
        List<DataFile> leftOut = leaveOutKnown(files);
        if (!leftOut.isEmpty()) {
            context.tellLeftOut(target.topic(), leftOut);
        }
    }

    private List<DataFile> leaveOutKnown(List<DataFile> files) throws IOException {
        Optional<ReplacedFiles> known = pending.knownReplaced();
        return known.isPresent() ? leaveOut(files, known.get()) : List.of();
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
        List<LogEntry> changing = moved.changing(entries, quarantined);
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
        moved.note(transaction, loadId, entries, changing, quarantined);
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
        List<DataFile> known = leaveOutKnown(files);
        // Not known yet, or gone since that was read.
        return known.isEmpty() ? leaveOut(files, pending.replacedBehind(batch.get(batch.size() - 1))) : known;
    }

    private List<DataFile> leaveOut(List<DataFile> files, ReplacedFiles replaced) throws IOException {
        Set<ObjectKey> gone = moved.findGone(files, replaced);
        List<DataFile> leftOut = files.stream()
                .filter(file -> replaced.isRemade(file.key()) || gone.contains(file.key()))
                .toList();
        leftOut.forEach(file -> removed.add(file.key()));
        return leftOut;
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
