// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.warehouse.ddl.TableCatalog;
import dev.songstreams.warehouse.run.Database;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One transaction that loads a batch of entries; the steps are in the package's description. Used once. */
final class LoadAttempt {
    /** By how much the warehouse's clock, which dates its errors, may be behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final LoadContext context;
    private final TopicTarget target;
    private final PendingEntries pending;
    private final String loadId = UUID.randomUUID().toString();
    private final List<ObjectKey> manifests = new ArrayList<>();
    private Instant begun = Instant.EPOCH;
    private @Nullable FileGroup copying;
    private @Nullable List<LedgerRow> loaded;

    LoadAttempt(LoadContext context, TopicTarget target, PendingEntries pending) {
        this.context = context;
        this.target = target;
        this.pending = pending;
    }

    /**
     * Loads what of the batch no other loader has loaded.
     *
     * @return what the ledger got; nothing if another was first with all of it
     */
    List<LedgerRow> run(List<LogEntry> batch) throws IOException {
        try {
            return context.database().inTransaction(transaction -> {
                loaded = load(transaction, batch);
                return loaded;
            });
        } finally {
            context.manifests().delete(manifests);
        }
    }

    /**
     * Asks the ledger what became of a commit whose answer was lost.
     *
     * @return what was loaded, if it was
     */
    Optional<List<LedgerRow>> settle() {
        List<LedgerRow> rows = loaded;
        if (rows == null) {
            return Optional.empty();
        }
        boolean committed = context.database().inTransaction(transaction -> {
            // Waits for the lost transaction, if the server is still busy with it.
            context.ledger().lock(transaction);
            return rows.isEmpty() || context.ledger().holdsLoad(transaction, loadId);
        });
        return committed ? Optional.of(rows) : Optional.empty();
    }

    /** What Redshift tells of the value that made a COPY fail. */
    Optional<LoadError> loadError() {
        FileGroup group = copying;
        if (group == null) {
            return Optional.empty();
        }
        return new LoadErrors(context.database())
                .find(
                        group.files().stream()
                                .map(file -> context.manifests().url(file.key()))
                                .collect(Collectors.toSet()),
                        begun.minus(CLOCK_SKEW));
    }

    /** Whether it was a COPY that failed. */
    boolean failedInCopy() {
        return copying != null;
    }

    private List<LedgerRow> load(Database transaction, List<LogEntry> batch) throws IOException {
        context.ledger().lock(transaction);
        begun = context.settings().clock().instant();
        Optional<LedgerPosition> position = context.ledger().position(transaction, target.lakeId(), target.topic());
        List<LogEntry> entries = pending.behind(position, batch);
        if (entries.isEmpty()) {
            return List.of();
        }
        OptionalLong queryId = OptionalLong.empty();
        GroupCopy copies = new GroupCopy(
                target,
                TableCatalog.columns(transaction, target.table()),
                context.settings().iamRole());
        for (FileGroup group : FileGroup.of(entries)) {
            queryId = OptionalLong.of(copy(transaction, copies, group));
        }
        return note(transaction, entries, queryId);
    }

    private long copy(Database transaction, GroupCopy copies, FileGroup group) throws IOException {
        ObjectKey manifest = context.manifests().write(target, group.files());
        manifests.add(manifest);
        copying = group;
        LoadLedger.execute(
                transaction, copies.of(group, context.manifests().url(manifest)).sql());
        copying = null;
        long rows = ask(transaction, "pg_last_copy_count");
        if (rows != group.rows()) {
            throw target.failed(
                    "COPY took " + rows + " rows of " + group.files().size() + " files, but the lake's log says "
                            + group.rows() + "; nothing of it was kept. Files such as "
                            + group.files().get(0).key() + " are not what was committed");
        }
        return ask(transaction, "pg_last_copy_id");
    }

    private List<LedgerRow> note(Database transaction, List<LogEntry> entries, OptionalLong queryId) {
        List<LedgerRow> rows = entries.stream().map(LoadAttempt::row).toList();
        LedgerInsert insert = new LedgerInsert(
                target.lakeId(),
                target.topic(),
                loadId,
                target.tableName(),
                queryId,
                context.settings().clock().instant(),
                rows);
        context.ledger().insert(transaction, insert);
        return rows;
    }

    private static LedgerRow row(LogEntry entry) {
        List<DataFile> files = PendingEntries.cleanFiles(entry);
        return new LedgerRow(
                entry.sequence(),
                entry.id(),
                files.size(),
                files.stream().mapToLong(DataFile::rows).sum(),
                files.stream().mapToLong(DataFile::bytes).sum());
    }

    /** What one of the session's functions says; the DSL has no words for these. */
    private static long ask(Database transaction, String function) {
        return transaction.withConnection(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select " + function + "()")) {
                long number = 0;
                // To the end: the driver cancels what it believes to be under way, and may hit the next statement.
                while (row.next()) {
                    number = row.getLong(1);
                }
                return number;
            }
        });
    }
}
