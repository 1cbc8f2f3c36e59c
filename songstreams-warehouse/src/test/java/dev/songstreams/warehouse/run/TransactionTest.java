// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.songstreams.warehouse.connect.WarehousePool;
import dev.songstreams.warehouse.query.Command;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.RuntimeTable;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.write.Delete;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionTest extends WarehouseTest {

    private static final RuntimeTable NOTES = Table.of("music", "notes");
    private static final Query<Long> HOW_MANY =
            Query.select(count(Column.of(NOTES, "n", Integer.class))).from(NOTES);

    @BeforeEach
    void makeTable() throws SQLException {
        warehouse.database().withConnection(c -> {
            c.createStatement().execute("drop table if exists music.notes");
            return c.createStatement().execute("create table music.notes (n integer)");
        });
    }

    @Test
    void commitsWhenTheBlockReturns() throws SQLException {
        WatchedDataSource dataSource = watched(UnaryOperator.identity());

        String result = Database.over(dataSource).inTransaction(transaction -> {
            add(transaction);
            add(transaction);
            assertThat(notes()).as("seen from outside").isZero();
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(notes()).isEqualTo(2);
        assertThat(dataSource.given()).isEqualTo(1);
        assertThat(dataSource.open()).isZero();
    }

    @Test
    void rollsBackWhenTheBlockThrowsAndThrowsTheSame() throws SQLException {
        WatchedDataSource dataSource = watched(UnaryOperator.identity());
        IOException failure = new IOException("disk full");

        assertThatThrownBy(() -> Database.over(dataSource).inTransaction(transaction -> {
                    add(transaction);
                    throw failure;
                }))
                .isSameAs(failure)
                .hasNoSuppressedExceptions();

        assertThat(notes()).isZero();
        assertThat(dataSource.open()).isZero();
    }

    @Test
    void rollsBackWhenAStatementFails() throws SQLException {
        Database database = warehouse.database();

        assertThatThrownBy(() -> database.inTransaction(transaction -> {
                    add(transaction);
                    return transaction.fetch(
                            Query.select(Column.of(NOTES, "m", Integer.class)).from(NOTES));
                }))
                .isInstanceOf(WarehouseException.class);

        assertThat(notes()).isZero();
    }

    @Test
    void doesNotCommitWhenAFailedStatementWasCaught() throws SQLException {
        WatchedDataSource dataSource = watched(UnaryOperator.identity());
        List<Throwable> caught = new ArrayList<>();

        WarehouseException failure = catchThrowableOfType(
                WarehouseException.class,
                () -> Database.over(dataSource).inTransaction(transaction -> {
                    add(transaction);
                    caught.add(catchThrowable(() -> transaction.execute("insert into music.nowhere values (1)")));
                    return "done";
                }));

        assertThat(failure)
                .isNotInstanceOf(CommitException.class)
                .hasMessage(
                        "the transaction was rolled back, not committed, since a statement in it had failed, though the"
                                + " block went on: the query failed with SQLSTATE 42P01 at position 13: ERROR: relation"
                                + " \"music.nowhere\" does not exist\ninsert into music.nowhere values (1)");
        assertThat(failure.sqlState()).isEqualTo("42P01");
        assertThat(failure.getSuppressed()).containsExactlyElementsOf(caught);
        assertThat(notes()).isZero();
        assertThat(dataSource.open()).isZero();
    }

    @Test
    void doesNotCommitWhenFailedReadsStreamsOrWorkWereCaught() throws SQLException {
        Query<Integer> noColumn =
                Query.select(Column.of(NOTES, "m", Integer.class)).from(NOTES);
        Command missing = Delete.from(Table.of("music", "nowhere")).everyRow();
        List<Consumer<Database>> failing = List.of(
                transaction -> transaction.fetch(noColumn),
                transaction -> transaction.stream(noColumn).close(),
                transaction ->
                        transaction.withConnection(c -> c.createStatement().execute("select nothing")),
                transaction -> transaction.executeAll(List.of(missing, missing)));

        for (Consumer<Database> each : failing) {
            assertThatThrownBy(() -> warehouse.database().inTransaction(transaction -> {
                        add(transaction);
                        return catchThrowable(() -> each.accept(transaction));
                    }))
                    .isInstanceOf(WarehouseException.class)
                    .hasMessageStartingWith("the transaction was rolled back, not committed");
        }
        assertThat(notes()).isZero();
    }

    @Test
    void aPoolKnowsOfAFailureThatTheWorkOnItsConnectionCaught() throws SQLException {
        try (WarehousePool pool = warehouse.pool()) {
            assertThatThrownBy(() -> pool.database().inTransaction(transaction -> {
                        add(transaction);
                        return transaction.withConnection(
                                c -> catchThrowable(() -> c.createStatement().execute("select nothing")));
                    }))
                    .isInstanceOf(WarehouseException.class)
                    .isNotInstanceOf(CommitException.class)
                    .hasMessageStartingWith(
                            "the transaction was rolled back, not committed: a statement failed with SQLSTATE 25P02: ");
        }
        assertThat(notes()).isZero();
    }

    @Test
    void saysThatTheOutcomeIsUnknownWhenTheCommitFails() throws SQLException {
        WatchedDataSource dataSource = watched(FaultyConnection.failingOn("commit"));

        CommitException failure = catchThrowableOfType(
                CommitException.class, () -> Database.over(dataSource).inTransaction(TransactionTest::add));

        assertThat(failure)
                .hasMessage("the commit failed, and its outcome is unknown, with SQLSTATE 08006: no answer to commit");
        assertThat(failure.sqlState()).isEqualTo("08006");
        assertThat(failure.getCause()).hasMessage("no answer to commit");
        assertThat(dataSource.open()).isZero();
    }

    @Test
    void keepsTheFailureWhenTheRollbackFailsToo() throws SQLException {
        WatchedDataSource dataSource = watched(FaultyConnection.failingOn("rollback"));
        IllegalStateException failure = new IllegalStateException("no more");

        assertThatThrownBy(() -> Database.over(dataSource).inTransaction(transaction -> {
                    add(transaction);
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(failure.getSuppressed()).singleElement().hasToString("java.sql.SQLException: no answer to rollback");
        assertThat(dataSource.open()).isZero();
        assertThat(notes()).isZero();
    }

    @Test
    void doesNotCommitByRestoringAutocommitWhenTheRollbackFails() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            Database database =
                    Database.over(FaultyConnection.failingOn("rollback").apply(connection));

            assertThatThrownBy(() -> database.inTransaction(transaction -> {
                        add(transaction);
                        throw new IllegalStateException("no more");
                    }))
                    .hasMessage("no more");
            assertThat(connection.getAutoCommit()).isFalse();
            connection.rollback();
        }
        assertThat(notes()).isZero();
    }

    @Test
    void runsOnAnOpenConnectionAndLeavesItAsItFoundIt() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            Database.over(connection).inTransaction(TransactionTest::add);

            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.isClosed()).isFalse();
        }
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void refusesATransactionWithinATransaction() throws SQLException {
        Database database = warehouse.database();

        assertThatThrownBy(() -> database.inTransaction(outer -> outer.inTransaction(TransactionTest::add)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "this connection is inside a transaction already (autocommit is off); whoever began it commits"
                                + " it");
    }

    @Test
    void refusesATransactionByTheOuterDatabaseWithinATransaction() throws SQLException {
        WatchedDataSource dataSource = watched(UnaryOperator.identity());
        Database database = Database.over(dataSource);
        List<Consumer<Database>> second = List.of(
                outer -> outer.inTransaction(TransactionTest::add),
                outer -> outer.withQueryGroup("notes").inTransaction(TransactionTest::add),
                outer -> Database.over(dataSource).inTransaction(TransactionTest::add),
                outer -> outer.executeAll(List.of(Delete.from(NOTES).everyRow())));

        for (Consumer<Database> each : second) {
            assertThatThrownBy(() -> database.inTransaction(transaction -> {
                        add(transaction);
                        each.accept(database);
                        return "done";
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "this thread is in a transaction on this data source already; a second one within it would be on"
                                    + " another connection, not see its work, not be rolled back with it, and might wait for it without"
                                    + " end. Use the database that inTransaction gives to its block");
        }
        assertThat(notes()).isZero();
        assertThat(dataSource.given()).as("connections").isEqualTo(second.size());
        database.inTransaction(TransactionTest::add);
        database.inTransaction(TransactionTest::add);
        assertThat(notes()).as("by one behind the other").isEqualTo(2);
    }

    @Test
    void transactionsOfOtherThreadsAndOnOtherDataSourcesGoOnBesideOne() throws SQLException {
        Database database = Database.over(watched(UnaryOperator.identity()));
        Database other = Database.over(watched(UnaryOperator.identity()));

        database.inTransaction(transaction -> {
            add(transaction);
            other.inTransaction(TransactionTest::add);
            CompletableFuture.runAsync(() -> database.inTransaction(TransactionTest::add))
                    .join();
            database.withConnection(c -> c.createStatement().execute("insert into music.notes values (1)"));
            assertThat(notes()).as("seen from outside").isEqualTo(3);
            return "done";
        });

        assertThat(notes()).isEqualTo(4);
    }

    private static Boolean add(Database database) {
        return database.withConnection(c -> c.createStatement().execute("insert into music.notes values (1)"));
    }

    private static long notes() throws SQLException {
        return warehouse.database().fetchOne(HOW_MANY).orElseThrow();
    }

    private static WatchedDataSource watched(UnaryOperator<Connection> change) throws SQLException {
        return new WatchedDataSource(warehouse.dataSource(), change);
    }
}
