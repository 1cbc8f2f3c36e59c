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
import java.util.Objects;
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
        int firstColumns = columns(lake.log(base.topic()).read(1)).size();
        while (!batch.isEmpty()) {
            List<LedgerRow> loaded = load(target, pending, batch, firstColumns);
            add(target, batch, loaded);
            position =
                    loaded.isEmpty() ? position() : Optional.of(PendingEntries.positionOf(batch, target.tableName()));
            batch = pending.after(position);
            target = tables.target(position, batch);
        }
        return sum;
    }

    private List<LedgerRow> load(TopicTarget target, PendingEntries pending, List<LogEntry> batch, int firstColumns)
            throws IOException {
        context.log()
                .began(
                        target.topic(),
                        batch.get(0).sequence(),
                        batch.get(batch.size() - 1).sequence());
        TableDefinition wanted = definition(target, batch).withFirstColumns(firstColumns);
        TargetTable table = new TargetTable(context, target);
        return new RepeatedLoad(context, target, () -> table.prepare(wanted))
                .run(new EntriesWork(context, target, pending, batch));
    }

    private Optional<LedgerPosition> position() {
        return context.ledger().position(context.database(), base.lakeId(), base.topic());
    }

    private TableDefinition definition(TopicTarget target, List<LogEntry> batch) {
        RowSchema longest = columns(batch.get(batch.size() - 1));
        return TableDefinition.of(target.table(), longest, context.settings().keys(target.topic()));
    }

    private static RowSchema columns(LogEntry entry) {
        return Objects.requireNonNull(entry.schemas().get(Zone.CLEAN), "a topic's zones stay as they began");
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
