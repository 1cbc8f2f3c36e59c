// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static dev.songstreams.testkit.Stack.REDSHIFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cancels of the driver, which come over a connection of their own. */
@Timeout(60)
class CancelTest {

    @Test
    void endsTheStatementUnderWay() throws SQLException {
        try (RedshiftSession session = RedshiftSession.open(REDSHIFT);
                RedshiftSession watcher = RedshiftSession.open(REDSHIFT);
                Statement statement = session.connection().createStatement()) {
            CompletableFuture<Boolean> sleep = CompletableFuture.supplyAsync(() -> {
                try {
                    return statement.execute("select pg_sleep(50)");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            await().until(() -> watcher.value("select count(*) from pg_stat_activity where query like '%pg_sleep(50)%'"
                            + " and state = 'active' and pid <> pg_backend_pid()")
                    .equals("1"));
            statement.cancel();
            assertThatThrownBy(sleep::join).rootCause().hasMessageContaining("canceling statement due to user request");
        }
    }

    @RepeatedTest(3)
    void ofAResultLeftEarlyDoesNotHitTheNextStatement() throws SQLException {
        try (RedshiftSession session = RedshiftSession.open(REDSHIFT)) {
            session.connection().setAutoCommit(false);
            for (int i = 0; i < 100; i++) {
                // The statement alone is closed: closing its result first would wait for the driver's reading thread.
                try (Statement statement = session.connection().createStatement()) {
                    statement.setFetchSize(10);
                    assertThat(statement
                                    .executeQuery("select generate_series(1, 20)")
                                    .next())
                            .isTrue();
                }
                session.connection().rollback();
                assertThat(session.value("select " + i)).isEqualTo(Integer.toString(i));
            }
        }
    }
}
