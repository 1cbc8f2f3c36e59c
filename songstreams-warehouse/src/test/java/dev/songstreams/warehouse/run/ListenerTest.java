// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.table.Column;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListenerTest extends WarehouseTest {

    private static final Query<String> TITLES = Query.select(s.title).from(s).where(s.songKey.gt(0L));

    private final List<String> heard = new ArrayList<>();
    private Database database;

    @BeforeEach
    void listen() throws SQLException {
        database = warehouse.database().withListener(new Noting());
    }

    @Test
    void hearsOfAQueryThatRan() {
        database.fetch(TITLES);

        assertThat(heard).containsExactly("4 rows of select songs.title\nfrom music.songs\nwhere songs.song_key > ?");
    }

    @Test
    void hearsOfAStreamOnceHowManyRowsWereRead() {
        try (Stream<String> titles = database.stream(TITLES)) {
            assertThat(titles.limit(2).toList()).hasSize(2);
            assertThat(heard).isEmpty();
        }
        try (Stream<String> titles = database.stream(TITLES)) {
            assertThat(titles).hasSize(4);
        }

        assertThat(heard).hasSize(2).first().asString().startsWith("2 rows of select");
        assertThat(heard).last().asString().startsWith("4 rows of select");
    }

    @Test
    void hearsOfAQueryThatFailed() {
        var query = Query.select(Column.of(s, "titel", String.class)).from(s);

        assertThatThrownBy(() -> database.fetch(query)).isInstanceOf(WarehouseException.class);
        assertThatThrownBy(() -> database.stream(query)).isInstanceOf(WarehouseException.class);

        assertThat(heard)
                .containsExactly(
                        "42703 of select songs.titel\nfrom music.songs",
                        "42703 of select songs.titel\nfrom music.songs");
    }

    private final class Noting implements QueryListener {
        @Override
        public void completed(String sql, Duration elapsed, long rows) {
            assertThat(elapsed).isPositive();
            heard.add(rows + " rows of " + sql);
        }

        @Override
        public void failed(String sql, Duration elapsed, WarehouseException failure) {
            assertThat(elapsed).isPositive();
            heard.add(failure.sqlState() + " of " + sql);
        }
    }
}
