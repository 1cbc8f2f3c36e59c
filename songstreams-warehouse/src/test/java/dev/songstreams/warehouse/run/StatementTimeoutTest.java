// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.songstreams.warehouse.query.Query;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's own timeout holds for the work that it was asked for, and the connection is given back without it. */
class StatementTimeoutTest extends WarehouseTest {

    private static final String FOREVER = "update music.songs set genre = genre where pg_sleep(60) is null";

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = warehouse.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void endsAStatementThatTakesLonger() {
        Database hasty = Database.over(connection).withStatementTimeout(Duration.ofMillis(200));

        assertThatThrownBy(() -> hasty.execute(FOREVER))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("canceling statement due to statement timeout")
                .satisfies(e -> assertThat(((WarehouseException) e).sqlState()).isEqualTo("57014"));
        assertThat(timeout(Database.over(connection))).isEqualTo("0");
    }

    @Test
    void isSetForATransactionAndAllThatIsDoneInItBesideTheQueryGroup() {
        Database database = Database.over(connection)
                .withStatementTimeout(Duration.ofSeconds(30))
                .withQueryGroup("load");

        List<String> timeouts = database.inTransaction(transaction -> List.of(
                timeout(transaction),
                timeout(transaction.withStatementTimeout(Duration.ofMillis(1500))),
                timeout(transaction)));

        assertThat(timeouts).containsExactly("30s", "1500ms", "30s");
        assertThat(timeout(Database.over(connection))).isEqualTo("0");
    }

    @Test
    void isTakenBackAfterATransactionThatItEnded() {
        Database hasty = Database.over(connection)
                .withQueryGroup("load")
                .withStatementTimeout(Duration.ofSeconds(50))
                .withStatementTimeout(Duration.ofMillis(200));

        assertThatThrownBy(() -> hasty.inTransaction(transaction -> transaction.execute(FOREVER)))
                .hasMessageContaining("due to statement timeout")
                .hasNoSuppressedExceptions();
        assertThat(timeout(Database.over(connection))).isEqualTo("0");
    }

    @Test
    void isSetForAStreamAndTakenBackWhenItIsClosed() {
        Database database = Database.over(connection).withStatementTimeout(Duration.ofSeconds(30));

        try (Stream<String> titles = database.stream(Query.select(s.title).from(s))) {
            assertThat(titles.findFirst()).isPresent();
        }
        assertThat(timeout(Database.over(connection))).isEqualTo("0");
    }

    @Test
    void isNotLentOnByAPoolFromWhichItCouldNotBeTaken() throws SQLException {
        WatchedDataSource pool = new WatchedDataSource(warehouse.dataSource(), StubbornConnection::kept);
        Database database = Database.over(pool).withStatementTimeout(Duration.ofSeconds(30));

        assertThatThrownBy(() -> database.execute("update music.songs set genre = genre where 1 = 2"))
                .isInstanceOf(WarehouseException.class)
                .hasMessageStartingWith("the work was done, but closing its connection failed");
        assertThat(pool.given()).isEqualTo(1);
        assertThat(pool.open()).isZero();
    }

    @Test
    void aPoolOpensAnotherConnectionForOneFromWhichItCouldNotBeTaken() throws SQLException {
        WatchedDataSource server = new WatchedDataSource(warehouse.dataSource(), StubbornConnection::of);
        HikariConfig one = new HikariConfig();
        one.setDataSource(server);
        one.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(one)) {
            Database database = Database.over(pool).withStatementTimeout(Duration.ofSeconds(30));

            assertThatThrownBy(() -> database.execute("update music.songs set genre = genre where 1 = 2"))
                    .hasMessageStartingWith("the work was done, but closing its connection failed");
            assertThat(timeout(Database.over(pool))).isEqualTo("0");
            assertThat(server.given()).isEqualTo(2);
            assertThat(server.open()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0001S", "PT1.0001S", "PT1000H"})
    void refusesWhatTheServerWouldNotKeep(String timeout) {
        Database database = Database.over(connection);

        assertThatThrownBy(() -> database.withStatementTimeout(Duration.parse(timeout)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a statement timeout is one or more whole milliseconds, and not over 2147483647, not "
                        + Duration.parse(timeout));
    }

    private static String timeout(Database database) {
        return database.withConnection(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("show statement_timeout")) {
                result.next();
                return result.getString(1);
            }
        });
    }
}
