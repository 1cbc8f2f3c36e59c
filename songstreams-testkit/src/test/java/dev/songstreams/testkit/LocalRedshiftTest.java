// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static dev.songstreams.testkit.Stack.REDSHIFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalRedshiftTest {

    @Test
    void tellsTheDriverThatItIsRedshift() throws SQLException {
        try (RedshiftSession session = RedshiftSession.open(REDSHIFT)) {
            var about = session.connection().getMetaData();
            assertThat(about.getDatabaseProductName()).isEqualTo("Redshift");
            assertThat(about.getDatabaseProductVersion()).isEqualTo("8.0.2");
        }
    }

    @Test
    void aWrongPasswordOrUserIsRefused() {
        assertThatThrownBy(() -> DriverManager.getConnection(REDSHIFT.jdbcUrl(), REDSHIFT.user(), "wrong"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"))
                .hasMessageContaining("password authentication failed for user \"awsuser\"");
        assertThatThrownBy(() -> DriverManager.getConnection(REDSHIFT.jdbcUrl(), "postgres", REDSHIFT.password()))
                .hasMessageContaining("password authentication failed for user \"postgres\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"extended", "simple", "extendedForPrepared"})
    void bindsAndReadsScalarsInEveryQueryMode(String mode) throws SQLException {
        try (RedshiftSession session = RedshiftSession.open(REDSHIFT, "preferQueryMode", mode)) {
            session.run("create temp table scalars (a bigint, b varchar(20), c decimal(10,2), d timestamp, e boolean)");
            Connection connection = session.connection();
            try (PreparedStatement insert = connection.prepareStatement("insert into scalars values (?, ?, ?, ?, ?)")) {
                insert.setLong(1, 42);
                insert.setString(2, "it's");
                insert.setBigDecimal(3, new BigDecimal("-12.34"));
                insert.setTimestamp(4, Timestamp.valueOf("2026-11-23 10:11:12.345678"));
                insert.setBoolean(5, true);
                assertThat(insert.executeUpdate()).isEqualTo(1);
            }
            assertThat(session.rows("select * from scalars"))
                    .containsExactly("42|it's|-12.34|2026-11-23 10:11:12.345678|t");
        }
    }

    @Test
    void aBackslashEscapesInALiteralAndNotInAParameter() throws SQLException {
        try (RedshiftSession session = RedshiftSession.open(REDSHIFT);
                PreparedStatement select = session.connection().prepareStatement("select ?::varchar, 'a\\\\b'")) {
            select.setString(1, "a\\b");
            try (ResultSet row = select.executeQuery()) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("a\\b");
                assertThat(row.getString(2)).isEqualTo("a\\b");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"extended", "simple", "extendedForPrepared"})
    void commitsAndRollsBackWithAutocommitOff(String mode) throws SQLException {
        try (RedshiftSession session = RedshiftSession.open(REDSHIFT, "preferQueryMode", mode)) {
            session.run("create temp table tx (a int)");
            session.connection().setAutoCommit(false);
            session.run("insert into tx values (1)");
            session.connection().commit();
            session.run("insert into tx values (2)");
            session.connection().rollback();
            assertThat(session.rows("select a from tx")).containsExactly("1");
        }
    }

    @Test
    void aFailedStatementFailsItsTransaction() throws SQLException {
        try (RedshiftSession session = RedshiftSession.open(REDSHIFT)) {
            session.connection().setAutoCommit(false);
            assertThatThrownBy(() -> session.run("select * from nowhere")).hasMessageContaining("nowhere");
            assertThatThrownBy(() -> session.run("select 1")).hasMessageContaining("current transaction is aborted");
            session.connection().rollback();
            assertThat(session.value("select 1")).isEqualTo("1");
        }
    }

    @Test
    void transactionsReadOneSnapshot() throws SQLException {
        try (RedshiftSession reader = RedshiftSession.open(REDSHIFT);
                RedshiftSession writer = RedshiftSession.open(REDSHIFT)) {
            writer.run("drop table if exists snapshots", "create table snapshots (a int)");
            reader.connection().setAutoCommit(false);
            assertThat(reader.value("select count(*) from snapshots")).isEqualTo("0");
            writer.run("insert into snapshots values (1)");
            assertThat(reader.value("select count(*) from snapshots")).isEqualTo("0");
            reader.connection().commit();
            assertThat(reader.value("select count(*) from snapshots")).isEqualTo("1");
        }
    }

    @Test
    void aConflictOfTwoTransactionsIsError1023() throws SQLException {
        try (RedshiftSession first = RedshiftSession.open(REDSHIFT);
                RedshiftSession second = RedshiftSession.open(REDSHIFT)) {
            first.run(
                    "drop table if exists conflicts",
                    "create table conflicts (a int)",
                    "insert into conflicts values (1)");
            first.connection().setAutoCommit(false);
            first.value("select a from conflicts");
            second.run("update conflicts set a = 2");
            assertThatThrownBy(() -> first.run("update conflicts set a = 3"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("XX000"))
                    .hasMessageContaining("1023")
                    .hasMessageContaining("Serializable isolation violation on table");
        }
    }

    @Test
    void truncateCommitsTheTransaction() throws SQLException {
        try (RedshiftSession session = RedshiftSession.open(REDSHIFT)) {
            session.run("create temp table truncated (a int)", "create temp table beside (a int)");
            session.run("insert into truncated values (1)");
            session.connection().setAutoCommit(false);
            session.run("insert into beside values (1)", "truncate truncated");
            session.connection().rollback();
            assertThat(session.value("select count(*) from truncated")).isEqualTo("0");
            assertThat(session.value("select count(*) from beside")).isEqualTo("1");
        }
    }

    @Test
    void streamsLargeResultsAndLongBatches() throws SQLException {
        try (RedshiftSession session = RedshiftSession.open(REDSHIFT)) {
            session.run("create temp table many (a int)");
            Connection connection = session.connection();
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("insert into many values (?)")) {
                for (int i = 0; i < 5_000; i++) {
                    insert.setInt(1, i);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            int rows = 0;
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(100);
                try (ResultSet result = statement.executeQuery("select a from many")) {
                    while (result.next()) {
                        rows++;
                    }
                }
            }
            assertThat(rows).isEqualTo(5_000);
        }
    }

    @Test
    void aStatementCanBeCancelled() throws SQLException {
        try (RedshiftSession session = RedshiftSession.open(REDSHIFT);
                Statement statement = session.connection().createStatement()) {
            statement.setQueryTimeout(1);
            assertThatThrownBy(() -> statement.execute("select pg_sleep(30)"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
        }
    }

    @Test
    void aPoolOfSessionsWorksAtOnce() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(REDSHIFT.jdbcUrl());
        config.setUsername(REDSHIFT.user());
        config.setPassword(REDSHIFT.password());
        config.setMaximumPoolSize(4);
        config.setAutoCommit(false);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            onPool(pool, "drop table if exists pooled");
            onPool(pool, "create table pooled (a int)");
            Callable<Void> insert = () -> onPool(pool, "insert into pooled values (1)");
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<Void>> inserts = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                inserts.add(threads.submit(insert));
            }
            for (Future<Void> each : inserts) {
                each.get();
            }
            threads.shutdown();
        }
        try (RedshiftSession session = RedshiftSession.open(REDSHIFT)) {
            assertThat(session.value("select count(*) from pooled")).isEqualTo("100");
        }
    }

    @Test
    void aDirectoryOutlivesTheServer(@TempDir Path directory) throws SQLException {
        String password = "chosen";
        for (int run = 1; run <= 2; run++) {
            try (LocalRedshift redshift = LocalRedshift.builder(Stack.S3)
                            .directory(directory)
                            .credentials("dj", password)
                            .start();
                    RedshiftSession session = RedshiftSession.open(redshift)) {
                session.run("create table if not exists kept (run int)", "insert into kept values (" + run + ")");
                assertThat(session.rows("select run from kept order by run")).hasSize(run);
                assertThat(redshift.jdbcUrl()).doesNotContain(password);
            }
        }
    }

    @Test
    void aDirectoryHasOneServerAtATime(@TempDir Path directory) {
        try (LocalRedshift first =
                LocalRedshift.builder(Stack.S3).directory(directory).start()) {
            assertThatThrownBy(() ->
                            LocalRedshift.builder(Stack.S3).directory(directory).start())
                    .hasMessageContaining("the directory " + directory + " is in use by another server");
            assertThat(first.port()).isPositive();
        }
    }

    @Test
    void sessionsAreEncryptedIfTheyAskForIt(@TempDir Path folder) throws Exception {
        Path certificate = Files.writeString(folder.resolve("redshift.pem"), REDSHIFT.certificate());
        String url = "jdbc:redshift://localhost:" + REDSHIFT.port() + "/dev?ssl=true&sslMode=verify-full&sslRootCert="
                + certificate;
        try (Connection session = DriverManager.getConnection(url, REDSHIFT.user(), REDSHIFT.password());
                Statement statement = session.createStatement()) {
            statement.setQueryTimeout(1);
            try (ResultSet row = statement.executeQuery("select 7")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(7);
            }
            assertThatThrownBy(() -> statement.execute("select pg_sleep(30)"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
        }
        String untrusted = "jdbc:redshift://localhost:" + REDSHIFT.port() + "/dev?ssl=true&sslMode=verify-ca";
        assertThatThrownBy(() -> DriverManager.getConnection(untrusted, REDSHIFT.user(), REDSHIFT.password()))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void textSortsByItsBytes() throws SQLException {
        try (RedshiftSession session = RedshiftSession.open(REDSHIFT)) {
            session.run(
                    "create temp table texts (a varchar(5))",
                    "insert into texts values ('b'), ('B'), ('a'), ('é'), ('_')");
            assertThat(session.rows("select a from texts order by a")).containsExactly("B", "_", "a", "b", "é");
            assertThat(session.value("select upper('é')")).isEqualTo("É");
        }
    }

    private static Void onPool(HikariDataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        }
        return null;
    }
}
