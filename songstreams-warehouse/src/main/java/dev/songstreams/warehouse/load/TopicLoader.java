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
    private final TopicTarget target;
    // A stop watch, not a clock.
    private final long started = System.nanoTime();
    private TopicLoad sum;

    TopicLoader(LoadContext context, LakeReader lake, TopicTarget target) {
        this.context = context;
        this.lake = lake;
        this.target = target;
        this.sum = new TopicLoad(target.topic(), QualifiedName.sql(target.table()), 0, 0, 0, 0, Duration.ZERO);
    }

    TopicLoad load(LogEntry newest) throws IOException {
        PendingEntries pending = new PendingEntries(lake, target, context.settings(), newest);
        Optional<LedgerPosition> position = position();
        List<LogEntry> batch = pending.after(position);
        if (batch.isEmpty()) {
            return sum;
        }
        context.manifests().deleteLeftovers(target, context.settings().clock().instant());
        BatchLoader loader = new BatchLoader(context, target, pending);
        int firstColumns = columns(lake.log(target.topic()).read(1)).size();
        while (!batch.isEmpty()) {
            List<LedgerRow> loaded = loader.load(batch, definition(batch).withFirstColumns(firstColumns));
            add(batch, loaded);
            position = loaded.isEmpty() ? position() : Optional.of(pending.positionOf(batch));
            batch = pending.after(position);
        }
        return sum;
    }

    private Optional<LedgerPosition> position() {
        Optional<LedgerPosition> position =
                context.ledger().position(context.database(), target.lakeId(), target.topic());
        position.filter(loaded -> !loaded.table().equals(target.tableName())).ifPresent(loaded -> {
            throw target.failed("the ledger has loaded it into the table " + loaded.table() + ", not into "
                    + target.tableName()
                    + ", which would lack all rows loaded so far. Go on with that table, rename it together with the"
                    + " ledger's table_name, or load into another schema");
        });
        return position;
    }

    private TableDefinition definition(List<LogEntry> batch) {
        RowSchema longest = columns(batch.get(batch.size() - 1));
        return TableDefinition.of(target.table(), longest, context.settings().keys(target.topic()));
    }

    private static RowSchema columns(LogEntry entry) {
        return Objects.requireNonNull(entry.schemas().get(Zone.CLEAN), "a topic's zones stay as they began");
    }

    private void add(List<LogEntry> batch, List<LedgerRow> loaded) {
        if (loaded.size() < batch.size()) {
            context.log().loadedByAnother(target.topic(), (long) batch.size() - loaded.size());
        }
        if (loaded.isEmpty()) {
            return;
        }
        TopicLoad one = new TopicLoad(
                target.topic(),
                sum.table(),
                loaded.size(),
                loaded.stream().mapToInt(LedgerRow::files).sum(),
                loaded.stream().mapToLong(LedgerRow::rows).sum(),
                loaded.stream().mapToLong(LedgerRow::bytes).sum(),
                elapsed().minus(sum.elapsed()));
        sum = sum.plus(one);
        context.log().loaded(one);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
