// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes files of a topic out of the way of loads, and lets them in again. */
final class QuarantineDesk {
    private final LoadContext context;
    private final LakeReader lake;
    private final TopicTarget target;

    QuarantineDesk(LoadContext context, LakeReader lake, TopicTarget target) {
        this.context = context;
        this.lake = lake;
        this.target = target;
    }

    QuarantinedFile quarantine(ObjectKey file, String reason) throws IOException {
        requireReason(reason);
        LogEntry entry = entryOf(file);
        QuarantinedFile added = context.database()
                .inTransaction(
                        transaction -> add(transaction, entry, find(entry, file).orElseThrow(), reason));
        context.log().quarantined(added);
        return added;
    }

    /** The entry that brought a file: of those not loaded if there is one, which are few; else one that is loaded. */
    private LogEntry entryOf(ObjectKey file) throws IOException {
        long loaded = context.ledger()
                .position(context.database(), target.lakeId(), target.topic())
                .map(LedgerPosition::sequence)
                .orElse(0L);
        Optional<LogEntry> entry = entryOf(file, loaded);
        return (entry.isPresent() ? entry : entryOf(file, 0))
                .orElseThrow(() -> target.failed("the log under " + lake.store().root() + " has no file " + file
                        + " in zone clean; a file is named as errors name it, or by its key under that root"));
    }

    private Optional<LogEntry> entryOf(ObjectKey file, long after) throws IOException {
        return lake.entriesAfter(target.topic(), after).stream()
                .filter(entry -> find(entry, file).isPresent())
                .findFirst();
    }

    /** Lets it out, and gives what was loaded by that. */
    TopicLoad release(ObjectKey file) throws IOException {
        long started = System.nanoTime();
        QuarantinedFile quarantined = find(context.database(), file)
                .orElseThrow(() -> target.failed("the file " + file + " is not in quarantine"));
        // The table that its entry went into, which is not the newest if the topic was created again since.
        TopicTarget table = context.ledger()
                .tableOf(context.database(), target, quarantined.sequence())
                .map(this::at)
                .orElse(target);
        List<LedgerRow> loaded =
                new RepeatedLoad(context, table, () -> {}).run(new ReleaseWork(context, lake, table, quarantined));
        TopicLoad load = TopicLoad.of(table, loaded, Duration.ofNanos(System.nanoTime() - started));
        context.log().released(quarantined, load);
        return load;
    }

    private QuarantinedFile add(Database transaction, LogEntry entry, DataFile file, String reason) {
        LoadLedger ledger = context.ledger();
        ledger.lock(transaction);
        Optional<QuarantinedFile> there = find(transaction, file.key());
        if (there.isPresent()) {
            return there.get();
        }
        long loaded = ledger.position(transaction, target.lakeId(), target.topic())
                .map(LedgerPosition::sequence)
                .orElse(0L);
        if (loaded >= entry.sequence()) {
            throw target.failed("the file " + file.key() + " came with entry " + entry.sequence()
                    + " of the log, which is loaded: its rows are in the warehouse, and quarantine is for files that are"
                    + " not loaded yet");
        }
        ledger.quarantine()
                .add(
                        transaction,
                        target,
                        Map.of(file, entry.sequence()),
                        reason,
                        context.settings().clock().instant());
        return find(transaction, file.key()).orElseThrow();
    }

    private TopicTarget at(String table) {
        return new TopicTarget(
                target.lakeId(),
                target.topic(),
                TableName.of(target.table().path().get(0), table));
    }

    private Optional<QuarantinedFile> find(Database database, ObjectKey file) {
        return context.ledger().quarantined(database, target.lakeId(), target.topic()).stream()
                .filter(each -> each.file().equals(file.path()))
                .findFirst();
    }

    private static Optional<DataFile> find(LogEntry entry, ObjectKey file) {
        return PendingEntries.cleanFiles(entry).stream()
                .filter(added -> added.key().equals(file))
                .findFirst();
    }

    private static void requireReason(String reason) {
        int bytes = reason.getBytes(StandardCharsets.UTF_8).length;
        if (reason.isBlank() || bytes > LedgerDefinition.REASON_BYTES) {
            throw new IllegalArgumentException("a quarantine has a reason of 1 to " + LedgerDefinition.REASON_BYTES
                    + " bytes, which the one given has not: it has " + bytes);
        }
    }
}
