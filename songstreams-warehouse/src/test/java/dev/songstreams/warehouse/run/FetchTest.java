// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.max;
import static dev.songstreams.warehouse.query.function.Aggregates.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.warehouse.music.SongPlays;
import dev.songstreams.warehouse.query.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FetchTest extends WarehouseTest {

    @Test
    void givesRecords() throws SQLException {
        var query = Query.select(l.artist, l.song, count(), sum(l.duration))
                .from(l)
                .where(l.userId.eq(7L))
                .groupBy(l.artist, l.song)
                .orderBy(count().desc())
                .as(SongPlays.class);

        assertThat(warehouse.database().fetch(query))
                .containsExactly(
                        new SongPlays("Muse", "Starlight", 2, 480.0), new SongPlays("Gnahoré", "Yambo", 1, 100.0));
    }

    @Test
    void givesValuesOfASingleColumnWithItsNulls() throws SQLException {
        var query = Query.select(s.genre).from(s).orderBy(s.songKey.asc());

        assertThat(warehouse.database().fetch(query)).containsExactly("Rock", "Rock", "Folk", null);
    }

    @Test
    void givesTheOneRow() throws SQLException {
        Database database = warehouse.database();

        assertThat(database.fetchOne(Query.select(count()).from(l))).contains(5L);
        assertThat(database.fetchOne(Query.select(s.title).from(s).where(s.year.eq(3))))
                .isEmpty();
        assertThat(database.fetchOne(Query.select(max(s.year)).from(s).where(s.year.eq(3))))
                .isEmpty();
    }

    @Test
    void refusesMoreThanTheOneRow() throws SQLException {
        Database database = warehouse.database();

        assertThatThrownBy(() -> database.fetchOne(Query.select(s.title).from(s)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a query for one row gave more than one; use fetch, or limit(1) if any will do:\n"
                        + "select songs.title\nfrom music.songs");
    }

    @Test
    void closesTheConnectionsOfADataSource() throws SQLException {
        WatchedDataSource dataSource = new WatchedDataSource(warehouse.dataSource(), UnaryOperator.identity());
        Database database = Database.over(dataSource);

        database.fetch(Query.select(s.title).from(s));
        database.withConnection(connection -> connection.createStatement().execute("select 1"));

        assertThat(dataSource.given()).isEqualTo(2);
        assertThat(dataSource.open()).isZero();
    }

    @Test
    void leavesAnOpenConnectionToItsOwner() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            assertThat(Database.over(connection).fetchOne(Query.select(count()).from(s)))
                    .contains(4L);
            assertThat(connection.isClosed()).isFalse();
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }
}
