// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.sum;

import dev.songstreams.warehouse.ddl.MissingTable;
import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.ddl.TableCatalog;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;
import java.sql.Statement;
import java.util.Optional;

/**
 * The warehouse's own account of what it has loaded: a table {@code songstreams_loads} beside the tables that are loaded, with
 * a row for each log entry, written in the transaction that loaded it. Immutable; safe for use by many threads.
 *
 * <p>While a load is under way it holds the ledger locked, and reading it waits.
 */
public final class LoadLedger {
    /** The log of a topic has one shard today. */
    static final int SHARD = 0;

    private final LedgerTable ledger;

    private LoadLedger(String schema) {
        this.ledger = new LedgerTable(TableName.of(schema, LedgerTable.NAME));
    }

    /** The ledger of the tables in that schema. */
    public static LoadLedger in(String schema) {
        return new LoadLedger(schema);
    }

    /** Where it is. */
    public TableName table() {
        return ledger.name();
    }

    /** Whether anything was ever loaded into this schema. */
    public boolean exists(Database database) {
        return !TableCatalog.columns(database, ledger.name()).isEmpty();
    }

    /** Makes schema and ledger where they are missing. Of several at once, all find it made. */
    public void createIfMissing(Database database) {
        MissingTable.create(
                database, ledger.name(), LedgerDefinition.of(ledger.name()).createStatement());
    }

    /** How far a topic of a lake is loaded; empty if nothing of it is. */
    public Optional<LedgerPosition> position(Database database, String lakeId, String topic) {
        return database.fetchOne(Query.select(ledger.sequence, ledger.entryId, ledger.tableName)
                .from(ledger)
                .where(of(lakeId, topic))
                .orderBy(ledger.sequence.desc())
                .limit(1)
                .as(LedgerPosition.class));
    }

    /** How many rows of a topic were loaded. */
    public long loadedRows(Database database, String lakeId, String topic) {
        return database.fetchOne(
                        Query.select(sum(ledger.loadedRows)).from(ledger).where(of(lakeId, topic)))
                .orElse(0L);
    }

    /** Waits until no other load is under way, and keeps others out until the transaction ends. Its first statement. */
    void lock(Database transaction) {
        execute(transaction, "LOCK TABLE " + QualifiedName.sql(ledger.name()));
    }

    boolean holdsLoad(Database database, String loadId) {
        return database.fetch(Query.select(count()).from(ledger).where(ledger.loadId.eq(loadId)))
                        .get(0)
                > 0;
    }

    void insert(Database transaction, LedgerInsert insert) {
        insert.into(transaction, ledger.name());
    }

    static void execute(Database database, String sql) {
        database.withConnection(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private Condition of(String lakeId, String topic) {
        return ledger.lakeId.eq(lakeId).and(ledger.topic.eq(topic)).and(ledger.shard.eq(SHARD));
    }
}
