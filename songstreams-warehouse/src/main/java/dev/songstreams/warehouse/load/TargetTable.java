// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.warehouse.ddl.CataloguedColumn;
import dev.songstreams.warehouse.ddl.MissingTable;
import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.ddl.TableCatalog;
import dev.songstreams.warehouse.ddl.TableDefinition;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.run.WarehouseException;
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
        wanted.widenStatements(there).forEach(sql -> widen(wanted, sql));
        if (!there.isEmpty() && wanted.addStatements(there).isEmpty()) {
            return;
        }
        List<String> made = context.database().inTransaction(transaction -> {
            // Loaders that start together must not make it twice.
            context.ledger().lock(transaction);
            List<String> statements = changes(transaction, wanted);
            statements.forEach(transaction::execute);
            return statements;
        });
        made.forEach(sql -> context.log().tableChanged(target.topic(), sql));
    }

    /** Not in a transaction, which Redshift does not allow; of several loaders that do it at once, all find it done. */
    private void widen(TableDefinition wanted, String sql) {
        try {
            MissingTable.change(
                    context.database(),
                    sql,
                    () -> wanted.widenStatements(TableCatalog.columns(context.database(), wanted.name())).stream()
                            .noneMatch(sql::equals));
        } catch (WarehouseException e) {
            throw new LoadException(
                    target.topic(),
                    "a text column of the table is narrower than the events' and can't be widened by " + sql + ": "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                            + ". Redshift widens no column that is encoded as BYTEDICT, RUNLENGTH, TEXT255 or TEXT32K, has a"
                            + " default or is of a key, and none that a view uses. Make the column anew, or load into another"
                            + " table",
                    e);
        }
        context.log().tableChanged(target.topic(), sql);
    }

    private List<String> changes(Database transaction, TableDefinition wanted) {
        List<CataloguedColumn> there = TableCatalog.columns(transaction, wanted.name());
        if (!there.isEmpty()) {
            return wanted.addStatements(there);
        }
        long rows = context.ledger().loadedRows(transaction, target);
        if (rows > 0) {
            throw target.failed(
                    "the table " + QualifiedName.sql(wanted.name()) + " is gone, but the ledger "
                            + QualifiedName.sql(context.ledger().table()) + " has " + rows
                            + " rows loaded into it. Restore the table; or, to load all anew, delete the topic's rows from the ledger");
        }
        return List.of(wanted.createStatement());
    }
}
