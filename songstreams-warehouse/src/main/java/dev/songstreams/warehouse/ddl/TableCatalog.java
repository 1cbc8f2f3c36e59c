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

    private static final String SCHEMAS = "select nspname from pg_catalog.pg_namespace where nspname = ?";

    private TableCatalog() {}

    /** The table's columns in their order; none if there is no such table. */
    public static List<CataloguedColumn> columns(Database database, TableName table) {
        List<String> path = table.path().stream().map(Quoting::fold).toList();
        return database.withConnection(connection -> read(
                connection,
                COLUMNS,
                path,
                row -> new CataloguedColumn(row.getString(1), row.getString(2), row.getBoolean(3))));
    }

    /** Whether there is a schema of that name. */
    public static boolean hasSchema(Database database, String schema) {
        String name = Quoting.fold(schema);
        return database.withConnection(connection -> read(connection, SCHEMAS, List.of(name), row -> row.getString(1)))
                .contains(name);
    }

    private static <R> List<R> read(Connection connection, String sql, List<String> values, RowReader<R> reader)
            throws SQLException {
        List<R> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                query.setString(i + 1, values.get(i));
            }
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
        }
        return rows;
    }

    private interface RowReader<R> {
        R read(ResultSet row) throws SQLException;
    }
}
