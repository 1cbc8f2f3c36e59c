// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query;

import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.tuple.Tuple2;
import dev.songstreams.warehouse.query.tuple.Tuple3;
import dev.songstreams.warehouse.query.tuple.Tuple4;
import dev.songstreams.warehouse.query.tuple.Tuple5;
import dev.songstreams.warehouse.query.tuple.Tuple6;
import dev.songstreams.warehouse.query.tuple.Tuple7;
import dev.songstreams.warehouse.query.tuple.Tuple8;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows from the values of their columns, without a database. */
class RowShapeTest {

    private static final Listens l = Listens.TABLE;

    @Test
    void givesTheValueOfASingleColumn() {
        assertThat(row(Query.select(l.artist).from(l), "Muse")).isEqualTo("Muse");
    }

    @Test
    void givesUpToEightColumnsAsATuple() {
        Tuple3<String, Long, String> row =
                row(Query.select(l.artist, count(), l.state).from(l), "Muse", 3L, null);

        String artist = row.first();
        Long plays = row.second();
        assertThat(artist).isEqualTo("Muse");
        assertThat(plays).isEqualTo(3L);
        assertThat(row).isEqualTo(new Tuple3<>("Muse", 3L, null));
        var eight = Query.select(l.artist, l.song, l.state, l.item, l.userId, l.songKey, l.duration, l.skipped)
                .from(l);
        Boolean last = row(eight, "a", "b", "c", 4, 5L, 6L, 7.0, true).eighth();
        assertThat(last).isTrue();
        assertThat(eight.types()).endsWith(Double.class, Boolean.class);
    }

    @Test
    void givesEachNumberOfColumnsInItsOrder() {
        var item = l.item;

        assertThat(row(Query.select(item, item).from(l), 1, 2)).isEqualTo(new Tuple2<>(1, 2));
        assertThat(row(Query.select(item, item, item, item).from(l), 1, 2, 3, 4))
                .isEqualTo(new Tuple4<>(1, 2, 3, 4));
        assertThat(row(Query.select(item, item, item, item, item).from(l), 1, 2, 3, 4, 5))
                .isEqualTo(new Tuple5<>(1, 2, 3, 4, 5));
        assertThat(row(Query.select(item, item, item, item, item, item).from(l), 1, 2, 3, 4, 5, 6))
                .isEqualTo(new Tuple6<>(1, 2, 3, 4, 5, 6));
        assertThat(row(Query.select(item, item, item, item, item, item, item).from(l), 1, 2, 3, 4, 5, 6, 7))
                .isEqualTo(new Tuple7<>(1, 2, 3, 4, 5, 6, 7));
        assertThat(row(
                        Query.select(item, item, item, item, item, item, item, item)
                                .from(l),
                        1,
                        2,
                        3,
                        4,
                        5,
                        6,
                        7,
                        8))
                .isEqualTo(new Tuple8<>(1, 2, 3, 4, 5, 6, 7, 8));
    }

    @Test
    void givesColumnsKnownWhenTheProgramRunsByTheirExpressions() {
        var plays = count().as("plays");

        Row row = row(Query.select(List.of(l.artist, plays, l.state)).from(l), "Muse", 3L, null);

        String artist = row.get(l.artist);
        long count = row.get(plays);
        assertThat(artist).isEqualTo("Muse");
        assertThat(count).isEqualTo(3L).isEqualTo(row.get(count()));
        assertThat(row.get(l.state)).isNull();
        assertThat(row.size()).isEqualTo(3);
        assertThatThrownBy(() -> row.get(l.song)).hasMessage("the query did not select this expression");
    }

    @Test
    void givesRecordsByTheirConstructor() {
        var query = Query.select(l.artist, count()).from(l).as(ArtistPlays.class);

        assertThat(row(query, "Muse", 3L)).isEqualTo(new ArtistPlays("Muse", 3));
    }

    @Test
    void refusesRecordsOfAnotherNumberOfComponents() {
        var query = Query.select(l.artist, l.song, count()).from(l);

        assertThatThrownBy(() -> query.as(ArtistPlays.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ArtistPlays has 2 components, but the query selects 3 columns");
    }

    @Test
    void refusesRecordsOfOtherTypes() {
        var query = Query.select(l.artist, l.item).from(l);

        assertThatThrownBy(() -> query.as(ArtistPlays.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("component 2 of ArtistPlays, plays, is of type long, but the query selects Integer there");
    }

    @Test
    void refusesNullForAPrimitive() {
        var query = Query.select(l.artist, count()).from(l).as(ArtistPlays.class);

        assertThatThrownBy(() -> row(query, "Muse", null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column 2 is null, but ArtistPlays.plays is a long; use its box, or COALESCE in the query");
    }

    @Test
    void throwsWhatTheConstructorThrows() {
        var query = Query.select(l.artist, count()).from(l).as(ArtistPlays.class);

        assertThatThrownBy(() -> row(query, "Muse", -1L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("plays: -1");
    }

    @Test
    void buildsUponAQueryWithoutChangingIt() {
        var all = Query.select(l.song).from(l);
        var some = all.where(l.state.eq("CA"));

        assertThat(all.render().sql()).doesNotContain("where");
        assertThat(some.render().sql()).contains("where");
    }

    @Test
    void knowsTheEnumOfAConstantWithABody() {
        assertThat(Expression.value(Mood.LOUD).type()).isEqualTo(Mood.class);
    }

    private static <R> R row(Query<R> query, Object... values) {
        return query.shape().maker().apply(values);
    }

    private enum Mood {
        LOUD {
            @Override
            public String toString() {
                return "!";
            }
        }
    }

    private record ArtistPlays(String artist, long plays) {
        ArtistPlays {
            if (plays < 0) {
                throw new IllegalArgumentException("plays: " + plays);
            }
        }
    }
}
