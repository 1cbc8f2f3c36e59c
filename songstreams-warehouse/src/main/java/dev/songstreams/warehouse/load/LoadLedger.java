// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.min;
import static dev.songstreams.warehouse.query.function.Aggregates.sum;

import dev.songstreams.warehouse.ddl.MissingTable;
import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.ddl.TableCatalog;
import dev.songstreams.warehouse.ddl.TableDefinition;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The warehouse's own account of what it has loaded: a table {@code songstreams_loads} beside the tables that are loaded, with
 * a row for each log entry, written in the transaction that loaded it; and beside it the files in quarantine and the ranges
 * that were loaded anew. Immutable; safe for use by many threads.
 *
 * <p>A load locks {@code songstreams_loads_lock}, not the ledger: LOCK makes Redshift's readers wait too, and nobody else
 * reads that table. So the ledger can be read at any time.
 */
public final class LoadLedger {
    /** The log of a topic has one shard today. */
    static final int SHARD = 0;

    private final TableDefinition definition;
    private final TableDefinition lock;
    private final LedgerTable ledger;
    private final Quarantine quarantine;
    private final ReloadLog reloads;

    private LoadLedger(String schema) {
        this.definition = LedgerDefinition.loads(schema);
        this.lock = LedgerDefinition.lock(schema);
        this.ledger = new LedgerTable(definition.name());
        this.quarantine = new Quarantine(schema);
        this.reloads = new ReloadLog(schema);
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

    /** Makes schema and ledger where they are missing, and columns that it lacks. Of several at once, all find it made. */
    public void createIfMissing(Database database) {
        for (TableDefinition table : List.of(definition, lock, quarantine.definition(), reloads.definition())) {
            MissingTable.create(database, table.name(), table.createStatement());
            for (String statement : table.addStatements(TableCatalog.columns(database, table.name()))) {
                MissingTable.change(
                        database,
                        statement,
                        () -> table.addStatements(TableCatalog.columns(database, table.name()))
                                .isEmpty());
            }
        }
    }

    /** How far a topic of a lake is loaded; empty if nothing of it is. */
    public Optional<LedgerPosition> position(Database database, String lakeId, String topic) {
        return database.fetchOne(Query.select(ledger.sequence, ledger.entryId, ledger.tableName, ledger.topicId)
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

    /** How many of them went into the target's table. */
    long loadedRows(Database database, TopicTarget target) {
        return database.fetchOne(Query.select(sum(ledger.loadedRows))
                        .from(ledger)
                        .where(of(target.lakeId(), target.topic()).and(ledger.tableName.eq(target.tableName()))))
                .orElse(0L);
    }

    /** The files of a lake's topic that loads leave out, in the log's order. */
    public List<QuarantinedFile> quarantined(Database database, String lakeId, String topic) {
        return quarantine.of(database, lakeId, topic);
    }

    /** The tables that a topic was loaded into, the first first: one, unless the topic was created again. */
    public List<TableName> tables(Database database, String topic) {
        String schema = ledger.name().path().get(0);
        return database
                .fetch(Query.select(ledger.tableName, min(ledger.sequence))
                        .from(ledger)
                        .where(ledger.topic.eq(topic))
                        .groupBy(ledger.tableName)
                        .orderBy(min(ledger.sequence).asc(), ledger.tableName.asc())
                        .as(FirstLoad.class))
                .stream()
                .map(first -> TableName.of(schema, first.table()))
                .toList();
    }

    /** Where the ranges are that were loaded late or in place of others; see the package's description. */
    public TableName reloadsTable() {
        return reloads.definition().name();
    }

    Quarantine quarantine() {
        return quarantine;
    }

    ReloadLog reloads() {
        return reloads;
    }

    /** Waits until no other load is under way, and keeps others out until the transaction ends. Its first statement. */
    void lock(Database transaction) {
        transaction.execute("LOCK TABLE " + QualifiedName.sql(lock.name()));
    }

    /** Whether the load of that id was committed. */
    boolean holdsLoad(Database database, String loadId) {
        return database.fetch(Query.select(count()).from(ledger).where(ledger.loadId.eq(loadId)))
                                .get(0)
                        > 0
                || quarantine.holdsLoad(database, loadId);
    }

    /** A lake's topic, other than the target's, whose files were loaded into the target's table. */
    Optional<Source> otherSource(Database transaction, TopicTarget target) {
        Condition other = ledger.lakeId.ne(target.lakeId()).or(ledger.topic.ne(target.topic()));
        return transaction.fetchOne(Query.select(ledger.lakeId, ledger.topic)
                .from(ledger)
                .where(ledger.tableName
                        .eq(target.tableName())
                        .and(ledger.files.gt(0))
                        .and(other))
                .limit(1)
                .as(Source.class));
    }

    /** The table that an entry was loaded into. */
    Optional<String> tableOf(Database transaction, TopicTarget target, long sequence) {
        return transaction.fetchOne(Query.select(ledger.tableName)
                .from(ledger)
                .where(of(target.lakeId(), target.topic()).and(ledger.sequence.eq(sequence))));
    }

    void insert(Database transaction, List<List<@Nullable Object>> rows) {
        new RowInsert(definition).into(transaction, rows);
    }

    private Condition of(String lakeId, String topic) {
        return ledger.lakeId.eq(lakeId).and(ledger.topic.eq(topic)).and(ledger.shard.eq(SHARD));
    }

    /** A table, and the first entry that it has of some lake. */
    record FirstLoad(String table, Long sequence) {}

    /** A topic of a lake. */
    record Source(String lakeId, String topic) {}
}
