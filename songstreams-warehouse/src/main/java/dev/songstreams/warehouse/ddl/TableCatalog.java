// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.ddl;

import dev.songstreams.warehouse.query.RowShape;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.sql.Quoting;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    private static final RowShape<CataloguedColumn> COLUMN = new RowShape<>(
            List.of(String.class, String.class, Boolean.class),
            row -> new CataloguedColumn(text(row[0]), text(row[1]), Boolean.TRUE.equals(row[2])));

    private static final RowShape<String> SCHEMA = new RowShape<>(List.of(String.class), row -> text(row[0]));

    private TableCatalog() {}

    /** The table's columns in their order; none if there is no such table. */
    public static List<CataloguedColumn> columns(Database database, TableName table) {
        return database.fetch(COLUMNS, table.path().stream().map(Quoting::fold).toList(), COLUMN);
    }

    /** Whether there is a schema of that name. */
    public static boolean hasSchema(Database database, String schema) {
        return !database.fetch(SCHEMAS, List.of(Quoting.fold(schema)), SCHEMA).isEmpty();
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }
}
