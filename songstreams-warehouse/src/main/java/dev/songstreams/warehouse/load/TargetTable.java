// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.warehouse.ddl.CataloguedColumn;
import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.ddl.TableCatalog;
import dev.songstreams.warehouse.ddl.TableDefinition;
import dev.songstreams.warehouse.run.Database;
import java.util.List;

/** The table of a topic: makes it, or appends columns to it, before files are loaded that need them. */
final class TargetTable {
    private final LoadContext context;
    private final TopicTarget target;

    TargetTable(LoadContext context, TopicTarget target) {
        this.context = context;
        this.target = target;
    }

    /**
     * Makes the table as it is to be. May be repeated.
     *
     * @throws dev.songstreams.warehouse.ddl.TableMismatchException if the table that is there can't become it
     * @throws LoadException if the table is gone whose rows the ledger has
     */
    void prepare(TableDefinition wanted) {
        List<CataloguedColumn> there = TableCatalog.columns(context.database(), wanted.name());
        if (!there.isEmpty() && wanted.addStatements(there).isEmpty()) {
            return;
        }
        List<String> made = context.database().inTransaction(transaction -> {
            // Loaders that start together must not make it twice.
            context.ledger().lock(transaction);
            List<String> statements = changes(transaction, wanted);
            statements.forEach(sql -> LoadLedger.execute(transaction, sql));
            return statements;
        });
        made.forEach(sql -> context.log().tableChanged(target.topic(), sql));
    }

    private List<String> changes(Database transaction, TableDefinition wanted) {
        List<CataloguedColumn> there = TableCatalog.columns(transaction, wanted.name());
        if (!there.isEmpty()) {
            return wanted.addStatements(there);
        }
        long rows = context.ledger().loadedRows(transaction, target.lakeId(), target.topic());
        if (rows > 0) {
            throw target.failed(
                    "the table " + QualifiedName.sql(wanted.name()) + " is gone, but the ledger "
                            + QualifiedName.sql(context.ledger().table()) + " has " + rows
                            + " rows loaded into it. Restore the table; or, to load all anew, delete the topic's rows from the ledger");
        }
        return List.of(wanted.createStatement());
    }
}
