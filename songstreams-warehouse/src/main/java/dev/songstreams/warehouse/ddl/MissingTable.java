// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.ddl;

import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.run.WarehouseException;
import dev.songstreams.warehouse.sql.Quoting;
import java.util.function.BooleanSupplier;

/** Makes a table that is not there yet, and its schema. Of several sessions at once, all find it made. */
public final class MissingTable {

    private MissingTable() {}

    /**
     * Makes the table unless it is there, whatever columns it has.
     *
     * @param createStatement its CREATE TABLE IF NOT EXISTS
     * @throws WarehouseException if the warehouse refuses
     */
    public static void create(Database database, TableName table, String createStatement) {
        BooleanSupplier there = () -> !TableCatalog.columns(database, table).isEmpty();
        if (there.getAsBoolean()) {
            return;
        }
        createSchema(database, table.path().get(0));
        create(database, createStatement, there);
    }

    /** Only if it is missing: the statement needs the right to make schemas even where there is nothing to do. */
    private static void createSchema(Database database, String schema) {
        BooleanSupplier there = () -> TableCatalog.hasSchema(database, schema);
        if (!there.getAsBoolean()) {
            create(database, "CREATE SCHEMA IF NOT EXISTS " + Quoting.identifier(schema), there);
        }
    }

    /**
     * Runs a statement after which something is there, such as a column.
     *
     * @param there whether it is; asked if the statement fails, since another session may have been first
     * @throws WarehouseException if the warehouse refuses, and it is not there
     */
    public static void change(Database database, String statement, BooleanSupplier there) {
        create(database, statement, there);
    }

    private static void create(Database database, String statement, BooleanSupplier there) {
        try {
            database.execute(statement);
        } catch (WarehouseException e) {
            // IF NOT EXISTS does not see what another session is about to commit.
            if (!there.getAsBoolean()) {
                throw e;
            }
        }
    }
}
