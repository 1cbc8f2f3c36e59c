// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import dev.songstreams.warehouse.query.Command;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.RowShape;
import dev.songstreams.warehouse.query.render.RenderedQuery;
import dev.songstreams.warehouse.query.upkeep.Explain;
import dev.songstreams.warehouse.query.write.RowInsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A warehouse to run queries on. Immutable, and as safe for several threads as what it stands on: a data source is, a
 * connection is not.
 *
 * <pre>{@code
 * Database database = Database.over(dataSource).withQueryTimeout(Duration.ofMinutes(5));
 * List<SongPlays> top = database.fetch(topSongs);
 * try (Stream<Listen> all = database.stream(everyListen)) {
 *     all.forEach(this::handle);
 * }
 * }</pre>
 *
 * <p>Every failure of the warehouse is a {@link WarehouseException}. A null in a query of a single expression is a null
 * among the rows.
 */
public final class Database {

    private final Leases leases;
    private final QuerySettings settings;

    private Database(Leases leases, QuerySettings settings) {
        this.leases = leases;
        this.settings = settings;
    }

    /** A database over a data source: each query, stream and transaction takes a connection and closes it. */
    public static Database over(DataSource dataSource) {
        return new Database(new DataSourceLeases(dataSource), QuerySettings.DEFAULTS);
    }

    /** A database over one open connection, which stays its owner's and is never closed here. */
    public static Database over(Connection connection) {
        return new Database(() -> Lease.of(connection), QuerySettings.DEFAULTS);
    }

    /** The same with a timeout, in whole seconds, after which a query is cancelled; none unless told. */
    public Database withQueryTimeout(Duration timeout) {
        return new Database(leases, settings.withTimeout(timeout));
    }

    /**
     * The same with a query group: the label by which workload management chooses a queue and the system's logs find
     * queries. It is set before each piece of work and taken back behind it, so a pooled connection does not keep it.
     *
     * @throws IllegalArgumentException if it holds a backslash or U+0000
     */
    public Database withQueryGroup(String name) {
        return new Database(leases, settings.with(SessionSetting.queryGroup(name)));
    }

    /**
     * The same with a timeout that the server keeps by itself: {@code statement_timeout}, in milliseconds, for each statement, planning
     * and its time in a queue included (AWS, "statement_timeout"). It holds also where this program hangs or is gone, which {@link
     * #withQueryTimeout} needs to send the cancel. Of this and workload management's {@code max_execution_time} the lower counts. It is set
     * before each piece of work and taken back behind it, to what the session has by default.
     *
     * @throws IllegalArgumentException if it is no number of whole milliseconds above 0
     */
    public Database withStatementTimeout(Duration timeout) {
        return new Database(leases, settings.with(SessionSetting.statementTimeout(timeout)));
    }

    /** The same with so many rows brought at once by {@link #stream}; 10,000 unless told. */
    public Database withFetchSize(int rows) {
        return new Database(leases, settings.withFetchSize(rows));
    }

    /** The same with a listener that is told of every query; nobody unless told. */
    public Database withListener(QueryListener listener) {
        return new Database(leases, settings.withListener(listener));
    }

    /** All rows of the query, which must fit into memory. */
    public <R> List<R> fetch(Query<R> query) {
        return read(query, Long.MAX_VALUE);
    }

    /**
     * All rows of a query that the DSL has no words for, which must fit into memory.
     *
     * @param sql the text, with a question mark for each value
     * @param values what is bound to the question marks, of the types that the DSL takes; no null, which stands in the text
     * @param shape the types of the columns, and what a row is
     * @throws WarehouseException with the text, if the query failed
     */
    public <R> List<R> fetch(String sql, List<?> values, RowShape<R> shape) {
        return read(new RenderedQuery(sql, List.copyOf(values)), shape, Long.MAX_VALUE);
    }

    /**
     * The row of a query that gives at most one; empty too if that is a single column's null.
     *
     * @throws IllegalStateException if it gives more than one
     */
    public <R> Optional<R> fetchOne(Query<R> query) {
        List<R> rows = read(query, 2);
        if (rows.size() > 1) {
            throw new IllegalStateException("a query for one row gave more than one; use fetch, or limit(1) if any will"
                    + " do:\n" + query.render().sql());
        }
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(0));
    }

    /**
     * The rows of the query as they come, for results greater than memory. The stream holds a connection with a cursor:
     * close it, best by try-with-resources, and statement, transaction and connection are closed with it.
     */
    public <R> Stream<R> stream(Query<R> query) {
        return StreamedRows.of(query, this::lease, settings);
    }

    /**
     * Runs the block in one transaction: commits when it returns; when it throws, rolls back and throws the same, with a
     * failure of the rollback as suppressed. Once a statement has failed, the warehouse does no more for the transaction; so it is
     * rolled back, too, when the block returns though a statement of it failed.
     *
     * @throws WarehouseException if a statement failed and the block returned all the same
     * @throws CommitException if the commit failed, so that its outcome is unknown
     * @throws IllegalStateException if this database is a connection that is in a transaction already, or if this thread is in a
     *     transaction on the same data source: use the block's own database there
     */
    public <T, X extends Exception> T inTransaction(TransactionBlock<T, X> block) throws X {
        return leases.forTransaction(() -> {
            try (Lease lease = lease()) {
                return inTransaction(lease, block);
            }
        });
    }

    /**
     * Runs work on a JDBC connection, for what the methods here can't do; within {@link #inTransaction} it is part of the
     * transaction. The work makes its own statements: no query timeout is set for them, and no listener is told.
     *
     * @throws WarehouseException for an SQLException of the work
     */
    public <T> T withConnection(ConnectionWork<T> work) {
        try (Lease lease = lease()) {
            try {
                return work.run(lease.connection());
            } catch (SQLException e) {
                WarehouseException failure = WarehouseException.of("the work on a connection failed", e);
                lease.failed(failure);
                throw failure;
            }
        }
    }

    /**
     * Runs one statement that the DSL has no words for and that gives no rows, and says how many rows it changed. Names
     * in its text are quoted by {@link dev.songstreams.warehouse.sql.Quoting}.
     *
     * @throws WarehouseException with the text, if the statement failed
     */
    public long execute(String sql) {
        return execute(sql, List.of());
    }

    /**
     * Runs one statement that the DSL has no words for and that gives no rows, and says how many rows it changed.
     *
     * @param sql the text, with a question mark for each value
     * @param values what is bound to the question marks, of the types that the DSL takes; no null, which stands in the text
     * @throws WarehouseException with the text, if the statement failed
     */
    public long execute(String sql, List<?> values) {
        try (Lease lease = lease()) {
            return new Changes(lease, settings).run(new RenderedQuery(sql, List.copyOf(values)));
        }
    }

    /**
     * Runs one statement that gives no rows and whose text may hold a secret, and says how many rows it changed.
     *
     * @throws WarehouseException with the text that may be shown, if the statement failed
     */
    public long execute(SecretStatement statement) {
        try (Lease lease = lease()) {
            return new Changes(lease, settings).run(statement);
        }
    }

    /**
     * Runs one statement and says how many rows it changed; 0 for those that change tables.
     *
     * @throws IllegalStateException for TRUNCATE and VACUUM inside a transaction: the first would commit it, the second
     *     would fail
     */
    public long execute(Command command) {
        try (Lease lease = lease()) {
            TransactionRule.requireFitting(command.statement(), lease);
            return new Changes(lease, settings).run(command.render());
        }
    }

    /**
     * Runs statements in their order, all or none: in one transaction, be it this database's own. Neighbours with the same
     * text go to the server as one batch.
     *
     * @return how many rows were changed, as far as the driver says: where it is told to rewrite batches, it does not know
     * @throws IllegalStateException for TRUNCATE and VACUUM; and where {@link #inTransaction} throws it for this thread
     */
    public long executeAll(List<? extends Command> commands) {
        return leases.forTransaction(() -> {
            try (Lease lease = lease()) {
                if (lease.isInsideTransaction()) {
                    return executeAll(commands, lease);
                }
                return inTransaction(lease, transaction -> transaction.executeAll(commands));
            }
        });
    }

    /**
     * Inserts records, many to a statement, all or none.
     *
     * @return how many rows were inserted, as far as the driver says
     */
    public <R> long insert(RowInsert<R> insert, List<? extends R> rows) {
        return executeAll(insert.statements(rows));
    }

    /** The plan of a statement, which does not run, line by line. */
    public List<String> explain(Explain explain) {
        return read(
                explain.render(), new RowShape<>(List.of(String.class), values -> (String) values[0]), Long.MAX_VALUE);
    }

    private long executeAll(List<? extends Command> commands, Lease lease) {
        for (Command command : commands) {
            TransactionRule.requireFitting(command.statement(), lease);
        }
        return new Changes(lease, settings)
                .runAll(commands.stream().map(Command::render).toList());
    }

    private <T, X extends Exception> T inTransaction(Lease lease, TransactionBlock<T, X> block) throws X {
        Transaction transaction = Transaction.begin(lease);
        T result;
        try {
            result = block.run(new Database(() -> lease.part(transaction::failed), settings));
        } catch (Throwable e) {
            transaction.rollBackAfter(e);
            throw e;
        }
        transaction.commit();
        return result;
    }

    private Lease lease() {
        Lease lease = leases.take();
        for (SessionSetting setting : settings.session()) {
            lease = lease.with(setting);
        }
        return lease;
    }

    private <R> List<R> read(Query<R> query, long atMost) {
        return read(query.render(), query.shape(), atMost);
    }

    private <R> List<R> read(RenderedQuery rendered, RowShape<R> shape, long atMost) {
        List<R> rows = new ArrayList<>();
        try (Lease lease = lease()) {
            QueryWatch watch = new QueryWatch(rendered, settings.listener(), lease);
            try (Cursor<R> cursor = Cursor.open(lease.connection(), rendered, shape, settings)) {
                while (rows.size() < atMost && cursor.next()) {
                    rows.add(cursor.row());
                }
            } catch (SQLException e) {
                throw watch.failed(e);
            }
            watch.completed(rows.size());
        }
        return rows;
    }
}
