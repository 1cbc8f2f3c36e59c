// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import static dev.songstreams.warehouse.query.function.Aggregates.max;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.warehouse.ddl.TableDefinition;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.run.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Notes which offsets of a table got their rows late or anew, so that whoever goes by "offset above what I have read", as the
 * star does, learns of them. Written in the transaction that loads the rows, behind the ledger's lock, so the ids of
 * reloads are committed in their order.
 */
final class ReloadLog {
    private final TableDefinition definition;
    private final ReloadTable reloads;

    ReloadLog(String schema) {
        this.definition = LedgerDefinition.reloads(schema);
        this.reloads = new ReloadTable(definition.name());
    }

    TableDefinition definition() {
        return definition;
    }

    /**
     * Notes one reload.
     *
     * @param deleted how many rows of these offsets were taken out before
     */
    void add(
            Database transaction,
            TopicTarget target,
            String loadId,
            Map<Integer, List<OffsetRange>> ranges,
            long deleted,
            Instant now) {
        long id = newest(transaction) + 1;
        List<List<@Nullable Object>> rows = new ArrayList<>();
        ranges.forEach((partition, list) -> list.forEach(range -> rows.add(Arrays.asList(
                id,
                target.lakeId(),
                target.topic(),
                target.tableName(),
                partition,
                range.from(),
                range.to(),
                deleted,
                loadId,
                now))));
        new RowInsert(definition).into(transaction, rows);
    }

    private long newest(Database transaction) {
        return transaction
                .fetchOne(Query.select(max(reloads.reloadId)).from(reloads))
                .orElse(0L);
    }
}
