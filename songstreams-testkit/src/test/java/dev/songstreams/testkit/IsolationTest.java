// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static dev.songstreams.testkit.Stack.REDSHIFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What transactions see of each other: SNAPSHOT, Redshift's default. */
@Timeout(60)
class IsolationTest {

    private RedshiftSession first;
    private RedshiftSession second;

    @BeforeEach
    void openSessions() throws SQLException {
        first = RedshiftSession.open(REDSHIFT);
        second = RedshiftSession.open(REDSHIFT);
        first.run(
                "drop table if exists ledger",
                "drop table if exists other",
                "create table ledger (entry int)",
                "create table other (entry int)");
        first.connection().setAutoCommit(false);
        second.connection().setAutoCommit(false);
    }

    @AfterEach
    void closeSessions() throws SQLException {
        first.close();
        second.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"extended", "simple", "extendedForPrepared"})
    void aLockTakenFirstShowsWhatTheOneBeforeCommitted(String mode) throws Exception {
        try (RedshiftSession waiting = RedshiftSession.open(REDSHIFT, "preferQueryMode", mode)) {
            waiting.connection().setAutoCommit(false);
            first.run("lock ledger", "insert into ledger values (1)");
            CompletableFuture<String> seen = CompletableFuture.supplyAsync(() -> lockAndCount(waiting));
            awaitLockRequests(1);
            first.connection().commit();
            assertThat(seen.get(30, TimeUnit.SECONDS)).isEqualTo("1");
        }
    }

    @Test
    void aSelectBeforeTheLockFixesTheSnapshotAndTheLockShowsNothingNew() throws Exception {
        assertThat(second.value("select count(*) from other")).isEqualTo("0");
        first.run("lock ledger", "insert into ledger values (1)");
        first.connection().commit();
        assertThat(lockAndCount(second)).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"set query_group to 'x'", "set transaction read write", "show search_path"})
    void settingsDoNotFixTheSnapshot(String statement) throws Exception {
        second.run(statement);
        first.run("insert into ledger values (1)");
        first.connection().commit();
        assertThat(lockAndCount(second)).isEqualTo("1");
    }

    @Test
    void rowsThatTwoTransactionsInsertDoNotConflict() throws SQLException {
        first.run("insert into ledger values (1)");
        second.run("insert into ledger values (1)");
        first.connection().commit();
        second.connection().commit();
        assertThat(first.value("select count(*) from ledger")).isEqualTo("2");
    }

    @Test
    void aRowThatTwoTransactionsChangeIsError1023ForTheLater() throws SQLException {
        first.run("insert into ledger values (1)");
        first.connection().commit();
        second.value("select entry from ledger");
        first.run("update ledger set entry = 2");
        first.connection().commit();
        assertThatThrownBy(() -> second.run("update ledger set entry = 3"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("XX000"))
                .hasMessage("ERROR: 1023\n  Detail: Serializable isolation violation on table, transactions forming the"
                        + " cycle are not known to the local Redshift: could not serialize access due to concurrent"
                        + " update");
        second.connection().rollback();
        assertThat(second.value("select entry from ledger")).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(ints = {Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_SERIALIZABLE})
    void aLevelThatASessionAsksForHasNoEffect(int level) throws SQLException {
        second.connection().setTransactionIsolation(level);
        second.run("begin isolation level read committed");
        assertThat(second.value("select count(*) from ledger")).isEqualTo("0");
        first.run("insert into ledger values (1)");
        first.connection().commit();
        assertThat(second.value("select count(*) from ledger")).isEqualTo("0");
        assertThat(second.value("show transaction_isolation")).isEqualTo("repeatable read");
    }

    @Test
    void aDatabaseCanBeMadeSerializable() throws SQLException {
        first.connection().setAutoCommit(true);
        first.run("alter database dev isolation level serializable");
        try (RedshiftSession one = RedshiftSession.open(REDSHIFT);
                RedshiftSession other = RedshiftSession.open(REDSHIFT)) {
            assertThat(one.value("select trim(isolation_level) from stv_db_isolation_level where db_name = 'dev'"))
                    .isEqualTo("Serializable");
            one.connection().setAutoCommit(false);
            other.connection().setAutoCommit(false);
            one.value("select count(*) from ledger");
            other.value("select count(*) from ledger");
            one.run("insert into ledger values (1)");
            other.run("insert into ledger values (2)");
            one.connection().commit();
            assertThatThrownBy(() -> other.connection().commit()).hasMessageContaining("1023");
        } finally {
            first.run("alter database dev isolation level snapshot");
        }
    }

    private static String lockAndCount(RedshiftSession session) {
        return unchecked(() -> {
            session.run("lock table ledger");
            return session.value("select count(*) from ledger");
        });
    }

    /** Waits until so many sessions wait for the lock. */
    private static void awaitLockRequests(int count) throws Exception {
        try (RedshiftSession watcher = RedshiftSession.open(REDSHIFT)) {
            String waiting = "select count(*) from pg_locks where not granted and relation = 'ledger'::regclass";
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!watcher.value(waiting).equals(String.valueOf(count))) {
                assertThat(System.nanoTime())
                        .as("no session waits for the lock")
                        .isLessThan(deadline);
                Thread.onSpinWait();
            }
        }
    }

    private interface Action {
        String run() throws SQLException;
    }

    private static String unchecked(Action action) {
        Supplier<String> result = () -> {
            try {
                return action.run();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        };
        return result.get();
    }
}
