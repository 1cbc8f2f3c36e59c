// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.core.row.RowSchema;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.ddl.TableDefinition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Loads one topic, batch after batch, until the ledger has all that the log held at the beginning. Used once. */
final class TopicLoader {
    private final LoadContext context;
    private final LakeReader lake;
    private final TopicTarget base;
    private final EpochTables tables;
    // A stop watch, not a clock.
    private final long started = System.nanoTime();
    private TopicLoad sum;

    TopicLoader(LoadContext context, LakeReader lake, TopicTarget base) {
        this.context = context;
        this.lake = lake;
        this.base = base;
        this.tables = new EpochTables(base, context.settings().onRecreatedTopic());
        this.sum = new TopicLoad(base.topic(), QualifiedName.sql(base.table()), 0, 0, 0, 0, Duration.ZERO);
    }

    TopicLoad load(LogEntry newest) throws IOException {
        PendingEntries pending = new PendingEntries(lake, base, context.settings(), newest);
        Optional<LedgerPosition> position = position();
        List<LogEntry> batch = pending.after(position);
        TopicTarget target = tables.target(position, batch);
        if (batch.isEmpty()) {
            return sum;
        }
        context.manifests().deleteLeftovers(base, context.settings().clock().instant());
        RowSchema known = clean(newest).orElseThrow();
        int firstColumns = firstColumns(newest);
        while (!batch.isEmpty()) {
            List<LedgerRow> loaded = load(
                    target, pending, batch, definition(target, batch, known).withFirstColumns(firstColumns));
            add(target, batch, loaded);
            position =
                    loaded.isEmpty() ? position() : Optional.of(PendingEntries.positionOf(batch, target.tableName()));
            batch = pending.after(position);
            target = tables.target(position, batch);
        }
        return sum;
    }

    private List<LedgerRow> load(
            TopicTarget target, PendingEntries pending, List<LogEntry> batch, TableDefinition wanted)
            throws IOException {
        context.log()
                .began(
                        target.topic(),
                        batch.get(0).sequence(),
                        batch.get(batch.size() - 1).sequence());
        TargetTable table = new TargetTable(context, target);
        EntriesWork work = new EntriesWork(context, target, pending, batch);
        work.leaveOutKnown();
        return new RepeatedLoad(context, target, () -> table.prepare(wanted)).run(work);
    }

    private Optional<LedgerPosition> position() {
        return context.ledger().position(context.database(), base.lakeId(), base.topic());
    }

    /** @param known the columns for entries of when the topic had zone raw alone, which have no rows to load */
    private TableDefinition definition(TopicTarget target, List<LogEntry> batch, RowSchema known) {
        RowSchema longest = clean(batch.get(batch.size() - 1)).orElse(known);
        return TableDefinition.of(target.table(), longest, context.settings().keys(target.topic()));
    }

    /** With how many columns zone clean began, which the topic may have got later than its first entry. */
    private int firstColumns(LogEntry newest) throws IOException {
        // Nearly always there.
        Optional<RowSchema> first = clean(lake.log(base.topic()).read(1));
        if (first.isPresent()) {
            return first.get().size();
        }
        long low = 2;
        long high = newest.sequence();
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (clean(lake.log(base.topic()).read(middle)).isPresent()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return clean(lake.log(base.topic()).read(low)).orElseThrow().size();
    }

    private static Optional<RowSchema> clean(LogEntry entry) {
        return Optional.ofNullable(entry.schemas().get(Zone.CLEAN));
    }

    private void add(TopicTarget target, List<LogEntry> batch, List<LedgerRow> loaded) {
        if (loaded.size() < batch.size()) {
            context.log().loadedByAnother(target.topic(), (long) batch.size() - loaded.size());
        }
        if (loaded.isEmpty()) {
            return;
        }
        TopicLoad one = TopicLoad.of(target, loaded, elapsed().minus(sum.elapsed()));
        sum = sum.plus(one);
        context.log().loaded(one);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
