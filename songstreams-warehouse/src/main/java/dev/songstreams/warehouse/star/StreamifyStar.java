// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star;

import dev.songstreams.warehouse.catalog.SongCatalogTable;
import dev.songstreams.warehouse.ddl.MissingTable;
import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.ddl.TableCatalog;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.sql.Quoting;
import dev.songstreams.warehouse.star.table.StarTables;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The star schema of Streamify: a fact for each listen; users with the history of their level, songs with their genre, artists,
 * locations and times. Filled from the staging tables, which bear the names of the topics. Immutable; safe for use by many
 * threads.
 *
 * <pre>{@code
 * StreamifyStar star = new StreamifyStar("staging", "music");
 * StarChanges changes = star.refresh(database);
 * }</pre>
 *
 * <p>A refresh is one transaction that adds what is new since the last one, by the Kafka offsets of the staging rows. It can be
 * repeated at any time and after any failure, also one of the commit: a second one finds nothing to do. Several at once wait
 * for each other. Events may come late and in any order; the star is the same as if they had come at once. What the loader
 * loaded late or in place of other rows (a redrive, a replay, a file out of quarantine) is taken in as well.
 */
public final class StreamifyStar {

    private static final String PROGRESS = "star_progress";
    private static final String LISTENS = "listens";
    private static final String LOCATIONS = "locations";
    private static final List<String> TABLES =
            List.of(LISTENS, "users", "songs", "artists", LOCATIONS, "times", PROGRESS, "star_reloads");

    private final String stagingSchema;
    private final String schema;

    /**
     * A star; nothing is done yet.
     *
     * @param stagingSchema the schema of the staging tables, into which the loader loads
     * @param schema the schema of the star's tables, which is made if it is missing; it may be the same
     */
    public StreamifyStar(String stagingSchema, String schema) {
        this.stagingSchema = stagingSchema;
        this.schema = schema;
    }

    /** The star's tables, for queries. */
    public StarTables tables() {
        return StarTables.in(schema);
    }

    /** Makes the tables that are missing, the song catalogue's among them. */
    public void createIfMissing(Database database) {
        Map<String, String> places = Map.of("star", Quoting.identifier(schema));
        for (String table : TABLES) {
            for (String statement : SqlScript.of("table/" + table + ".sql").statements(places)) {
                MissingTable.create(database, TableName.of(schema, table), statement);
            }
        }
        addIfMissing(database, LISTENS, "staging_table", "listens-source");
        addIfMissing(database, LOCATIONS, "time_zone", "locations-time-zone");
        new SongCatalogTable(schema).createIfMissing(database);
    }

    /** A column that stars of older versions lack. */
    private void addIfMissing(Database database, String table, String column, String script) {
        BooleanSupplier there = () -> TableCatalog.columns(database, TableName.of(schema, table)).stream()
                .anyMatch(each -> each.name().equals(column));
        if (!there.getAsBoolean()) {
            SqlScript.of("table/" + script + ".sql")
                    .statements(Map.of("star", Quoting.identifier(schema)))
                    .forEach(statement -> MissingTable.change(database, statement, there));
        }
    }

    /**
     * Makes the tables that are missing and adds what is new in staging. Genres follow the song catalogue as it is now.
     *
     * @throws dev.songstreams.warehouse.run.CommitException if it is unknown whether the changes were committed; refresh again
     * @throws dev.songstreams.warehouse.run.WarehouseException if the warehouse refuses; nothing was changed
     * @throws IllegalStateException if a name of the star is there twice; nothing was changed
     */
    public StarChanges refresh(Database database) {
        createIfMissing(database);
        return database.inTransaction(transaction -> {
            lock(transaction);
            return new StarRefresh(transaction, stagingSchema, schema).run();
        });
    }

    /**
     * Empties the star and fills it from all of staging: after rows were changed by hand. Readers see the old star until it is
     * done.
     */
    public StarChanges rebuild(Database database) {
        createIfMissing(database);
        return database.inTransaction(transaction -> {
            lock(transaction);
            SqlScript.of("refresh/clear.sql")
                    .statements(Map.of("star", Quoting.identifier(schema)))
                    .forEach(transaction::execute);
            return new StarRefresh(transaction, stagingSchema, schema).run();
        });
    }

    /** The transaction's first statement: a query before it would fix what the transaction sees, and two would fill at once. */
    private void lock(Database transaction) {
        transaction.execute("lock table " + QualifiedName.sql(TableName.of(schema, PROGRESS)));
    }
}
