// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.ddl;

import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.sql.Quoting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads which columns a table has. By the tables of PostgreSQL's catalogue, which Redshift keeps too: they are transactional
 * and show every schema, where PG_TABLE_DEF goes by the search path.
 */
public final class TableCatalog {
    private static final String COLUMNS = """
            select a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull
            from pg_catalog.pg_attribute a
            join pg_catalog.pg_class c on c.oid = a.attrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and c.relname = ? and a.attnum > 0 and not a.attisdropped
            order by a.attnum""";

    private static final String SCHEMA = "select 1 from pg_catalog.pg_namespace where nspname = ?";

    private TableCatalog() {}

    /** The table's columns in their order; none if there is no such table. */
    public static List<CataloguedColumn> columns(Database database, TableName table) {
        return database.withConnection(connection -> {
            try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
                query.setString(1, Quoting.fold(table.path().get(0)));
                query.setString(2, Quoting.fold(table.path().get(1)));
                return read(query);
            }
        });
    }

    /** Whether there is a schema of that name. */
    public static boolean hasSchema(Database database, String schema) {
        return database.withConnection(connection -> hasSchema(connection, schema));
    }

    private static boolean hasSchema(Connection connection, String schema) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SCHEMA)) {
            query.setString(1, Quoting.fold(schema));
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private static List<CataloguedColumn> read(PreparedStatement query) throws SQLException {
        List<CataloguedColumn> columns = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                columns.add(new CataloguedColumn(row.getString(1), row.getString(2), row.getBoolean(3)));
            }
        }
        return columns;
    }
}
