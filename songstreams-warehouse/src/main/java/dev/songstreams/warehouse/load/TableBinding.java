// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.run.Database;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a table to one topic of one lake, unless it is said to be shared: the same topic loaded from two lakes would stand in
 * the table twice, and rows of two sources can't be told apart by partition and offset.
 */
final class TableBinding {
    private final LoadContext context;
    private final TopicTarget target;

    TableBinding(LoadContext context, TopicTarget target) {
        this.context = context;
        this.target = target;
    }

    /**
     * Checks it behind the ledger's lock.
     *
     * @return another source of the table's rows, where sharing it is allowed
     * @throws LoadException if the table has rows of another source and that is not allowed
     */
    Optional<LoadLedger.Source> check(Database transaction, Optional<LedgerPosition> position) {
        boolean allowed = context.settings().sharedTables().contains(target.topic());
        Optional<LoadLedger.Source> other = context.ledger().otherSource(transaction, target);
        if (!allowed) {
            other.ifPresent(this::refuse);
            requireKnownRows(transaction, position);
        }
        return other;
    }

    private void refuse(LoadLedger.Source other) {
        throw target.failed("the table " + table() + " has rows of the topic " + other.topic() + " of the lake "
                + other.lakeId() + ", and this is " + target.topic() + " of the lake " + target.lakeId()
                + ": the same records would stand in it twice. Load into another schema or table; or, if the two hold"
                + " different records, say so with LoaderSettings.shareTable");
    }

    /** Where the ledger knows of no load, rows that are there may be those that are about to be loaded. */
    private void requireKnownRows(Database transaction, Optional<LedgerPosition> position) {
        boolean begins = position.map(loaded -> !loaded.table().equals(target.tableName()))
                .orElse(true);
        if (begins && SessionQuery.number(transaction, "count(*) from (select 1 from " + table() + " limit 1) t") > 0) {
            throw target.failed(
                    "the table " + table() + " has rows, but the ledger "
                            + QualifiedName.sql(context.ledger().table())
                            + " has loaded none of this lake into it: they may be the same records. Restore the ledger, empty the"
                            + " table, or load into another; or, if they are other records, say so with LoaderSettings.shareTable");
        }
    }

    /**
     * Checks that entries replace no rows in a table that is shared.
     *
     * @throws LoadException if one does
     */
    void requireNoRewrite(List<LogEntry> entries, LoadLedger.Source other) {
        entries.stream()
                .filter(entry -> !entry.rewrites().isEmpty())
                .findFirst()
                .ifPresent(entry -> {
                    throw target.failed("entry " + entry.sequence()
                            + " of the log replaces rows by their offsets, but the table "
                            + table() + " has rows of the topic " + other.topic() + " of the lake " + other.lakeId()
                            + " too, which may have the same offsets. Load this topic into a table of its own");
                });
    }

    private String table() {
        return QualifiedName.sql(target.table());
    }
}
