// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.catalog;

import static dev.songstreams.warehouse.query.function.Aggregates.count;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnType.Kind;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.warehouse.ddl.MissingTable;
import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.ddl.TableDefinition;
import dev.songstreams.warehouse.ddl.TableKeys;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;
import java.util.List;
import java.util.Optional;

/**
 * The song catalogue in the warehouse: the table {@code song_catalog}, from which the star takes its genres at each refresh.
 * Immutable; safe for use by many threads.
 */
public final class SongCatalogTable {

    static final int COLUMNS = 5;
    static final int NAME_BYTES = 1024;
    static final int GENRE_BYTES = 256;

    private static final String NAME = "song_catalog";
    /** Redshift stores each INSERT of its own, which takes it about as long for a thousand rows as for one. */
    private static final int ROWS_PER_INSERT = 1000;

    private final TableName table;

    /** The catalogue of the star in this schema. */
    public SongCatalogTable(String schema) {
        this.table = TableName.of(schema, NAME);
    }

    /** Makes the table, and its schema, if it is missing. */
    public void createIfMissing(Database database) {
        MissingTable.create(database, table, definition().createStatement());
    }

    /** Whether no song is in it; the table must be there. */
    public boolean isEmpty(Database database) {
        return database.fetch(Query.select(count()).from(Table.of(table.path().get(0), NAME)))
                        .get(0)
                == 0;
    }

    /**
     * Puts these songs in place of all that are there, in one transaction; the star follows at its next refresh. Of several at
     * once the last to begin wins.
     *
     * @throws dev.songstreams.warehouse.run.WarehouseException if the warehouse refuses; then all is as before
     */
    public void replace(Database database, List<CatalogSong> songs) {
        createIfMissing(database);
        database.inTransaction(transaction -> {
            // Before all else: two at once would each delete what was there before both, and both insert.
            transaction.execute("LOCK TABLE " + QualifiedName.sql(table));
            transaction.execute("DELETE FROM " + QualifiedName.sql(table));
            for (int from = 0; from < songs.size(); from += ROWS_PER_INSERT) {
                List<CatalogSong> batch = songs.subList(from, Math.min(from + ROWS_PER_INSERT, songs.size()));
                new CatalogInsert(table, batch).into(transaction);
            }
            return songs.size();
        });
    }

    private TableDefinition definition() {
        RowSchema columns = new RowSchema(
                NAME,
                List.of(
                        Column.required("artist", ColumnType.text(NAME_BYTES)),
                        Column.required("title", ColumnType.text(NAME_BYTES)),
                        Column.required("genre", ColumnType.text(GENRE_BYTES)),
                        Column.optional("duration", ColumnType.of(Kind.DOUBLE)),
                        Column.optional("year", ColumnType.of(Kind.INT))));
        return TableDefinition.of(table, columns, new TableKeys(Optional.empty(), List.of("artist", "title")));
    }
}
