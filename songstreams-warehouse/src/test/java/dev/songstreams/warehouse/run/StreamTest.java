// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import static dev.songstreams.warehouse.query.function.Numbers.dividedBy;
import static dev.songstreams.warehouse.query.function.Numbers.minus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.Select;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamTest extends WarehouseTest {

    private static final Select<Long> KEYS = Query.select(s.songKey).from(s).orderBy(s.songKey.asc());

    private WatchedDataSource dataSource;
    private Database database;

    @BeforeEach
    void watch() throws SQLException {
        dataSource = new WatchedDataSource(warehouse.dataSource(), UnaryOperator.identity());
        database = Database.over(dataSource).withFetchSize(1);
    }

    @Test
    void givesAllRowsAndClosesTheConnectionBehindThem() throws SQLException {
        try (Stream<Long> keys = database.stream(KEYS)) {
            assertThat(keys).containsExactly(1L, 2L, 3L, 4L);
            assertThat(dataSource.open()).isZero();
        }
        assertThat(dataSource.given()).isEqualTo(1);
    }

    @Test
    void closesTheConnectionWhenItIsClosedEarly() throws SQLException {
        try (Stream<Long> keys = database.stream(KEYS)) {
            Iterator<Long> rows = keys.iterator();
            assertThat(rows.next()).isEqualTo(1L);
            assertThat(dataSource.open()).isEqualTo(1);
        }
        assertThat(dataSource.open()).isZero();
    }

    @Test
    void closesTheConnectionWhenTheQueryIsRefused() throws SQLException {
        var query = Query.select(Column.of(s, "titel", String.class)).from(s);

        assertThatThrownBy(() -> database.stream(query)).isInstanceOf(WarehouseException.class);
        assertThat(dataSource.given()).isEqualTo(1);
        assertThat(dataSource.open()).isZero();
    }

    @Test
    void closesTheConnectionWhenALaterRowFails() throws SQLException {
        // Sorted below the division, so that the server divides for one row after the other, as they are fetched.
        var sorted = KEYS.asTable("sorted");
        var key = sorted.column(s.songKey);
        var quotients = Query.select(dividedBy(minus(key, 9L), minus(key, 3L))).from(sorted);

        // How many rows come before the failure is the driver's affair: it reads ahead.
        assertThatThrownBy(() -> database.stream(quotients).forEach(row -> {}))
                .isInstanceOf(WarehouseException.class)
                .hasMessageStartingWith("the query failed with SQLSTATE 22012");
        assertThat(dataSource.open()).isZero();
    }

    @Test
    void leavesAnOpenConnectionAsItFoundIt() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            try (Stream<Long> keys = Database.over(connection).stream(KEYS)) {
                assertThat(keys).hasSize(4);
            }
            assertThat(connection.isClosed()).isFalse();
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void losesNothingThatIsDoneOnTheSameConnectionMeanwhile() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            Database same = Database.over(connection).withFetchSize(1);
            try (Stream<Long> keys = same.stream(KEYS)) {
                keys.iterator().next();
                same.withConnection(c -> c.createStatement().execute("create table music.meanwhile (n integer)"));
            }
        }
        var meanwhile = Table.of("music", "meanwhile");

        assertThat(database.fetch(
                        Query.select(Column.of(meanwhile, "n", Integer.class)).from(meanwhile)))
                .isEmpty();
    }

    @Test
    void isPartOfTheTransactionThatItRunsIn() throws SQLException {
        Long last = database.inTransaction(transaction -> {
            transaction.withConnection(
                    c -> c.createStatement().execute("insert into music.songs (song_key) values (99)"));
            try (Stream<Long> keys = transaction.stream(KEYS)) {
                Long greatest = keys.reduce(0L, Math::max);
                transaction.withConnection(
                        c -> c.createStatement().execute("delete from music.songs where song_key = 99"));
                return greatest;
            }
        });

        assertThat(last).isEqualTo(99L);
        assertThat(dataSource.given()).isEqualTo(1);
        assertThat(dataSource.open()).isZero();
    }
}
