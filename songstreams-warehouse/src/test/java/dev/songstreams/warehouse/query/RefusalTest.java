// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query;

import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.sum;
import static dev.songstreams.warehouse.query.function.Dates.convertTimezone;
import static dev.songstreams.warehouse.query.function.Dates.dateAdd;
import static dev.songstreams.warehouse.query.function.Ranking.rank;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.music.Songs;
import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.SqlType;
import dev.songstreams.warehouse.query.expression.Window;
import dev.songstreams.warehouse.query.function.DateUnit;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the compiler cannot see is refused when the query is built, with what to do instead. */
class RefusalTest {

    private static final Listens l = Listens.TABLE;
    private static final Songs s = Songs.TABLE;

    private static final String NULL_REFUSED = "null cannot be compared or bound: in SQL nothing equals null, so the"
            + " condition would never be true. Use isNull() or isNotNull(), or Expression.nullOf(type) for a null that is"
            + " selected.";

    @Test
    void refusesToCompareWithNull() {
        String noText = null;
        Expression<String> noExpression = null;

        refused(() -> l.artist.eq(noText), NULL_REFUSED);
        refused(() -> l.artist.ne(noExpression), NULL_REFUSED);
        refused(() -> l.artist.between("a", noText), NULL_REFUSED);
        refused(() -> l.artist.in(Collections.singletonList(noText)), NULL_REFUSED);
        refused(() -> Expression.value(noText), NULL_REFUSED);
    }

    @Test
    void refusesTypesThatNoColumnHas() {
        var table = Table.of("music", "songs");

        refused(
                () -> Column.of(table, "n", AtomicInteger.class),
                "java.util.concurrent.atomic.AtomicInteger is not a type that a column can have; these are: enums,"
                        + " BigDecimal, Boolean, Double, Float, Instant, Integer, Json, LocalDate, LocalDateTime, Long,"
                        + " OffsetDateTime, Short, String, UUID");
    }

    @Test
    void refusesTwoSourcesOfOneName() {
        refused(
                () -> Query.select(l.song).from(l).join(l).on(l.song.eq(l.song)),
                "two sources in FROM are called listens; give one of them another name with as(...)");
    }

    @Test
    void refusesTwoCommonTablesOfOneName() {
        var one = Query.select(s.title).from(s).asCommonTable("x");

        refused(() -> Query.with(one, one), "two common tables are called x");
    }

    @Test
    void refusesTwoColumnsOfOneNameInADerivedTable() {
        var query = Query.select(l.song, s.title.as("SONG")).from(l).crossJoin(s);

        refused(
                () -> query.asTable("t"),
                "two columns of the query behind t are called SONG; give one of them another name with as(...)");
    }

    @Test
    void refusesColumnsThatADerivedTableLacks() {
        var table = Query.select(l.artist, count()).from(l).groupBy(l.artist).asTable("t");

        refused(
                () -> table.column(l.song),
                "the query behind t does not select this expression; select it there to use it here");
        refused(
                () -> table.column(count()),
                "the query behind t selects this expression without a name; give it one there with as(...)");
    }

    @Test
    void tellsEqualExpressionsOfADerivedTableApartByTheirNames() {
        var first = l.song.as("first");
        var second = l.song.as("second");
        var table = Query.select(first, second).from(l).asTable("t");

        assertThat(table.column(second).name()).contains("second");
        assertThat(table.column(l.song).name()).contains("first");
    }

    @Test
    void refusesNegativeNumbersOfRows() {
        refused(() -> titles().limit(-1), "LIMIT takes a number of rows that is 0 or more, not -1");
        refused(() -> titles().offset(-2), "OFFSET takes a number of rows that is 0 or more, not -2");
    }

    @Test
    void refusesAnEmptySelect() {
        refused(() -> Query.select(List.of()), "a query selects at least one expression");
    }

    @Test
    void refusesWindowsThatRedshiftRefuses() {
        Window sorted = Window.ofAllRows().orderBy(l.ts.asc());

        refused(
                () -> sum(l.duration).over(sorted),
                "Redshift wants a frame for an aggregate over a sorted window; add rowsUpToCurrent(), allRows() or"
                        + " rows(preceding, following)");
        refused(
                () -> rank().over(sorted.allRows()),
                "Redshift takes no frame for a rank; a rank is of the whole partition");
        refused(() -> rank().over(Window.ofAllRows()), "a rank over rows in no order means nothing; add orderBy(...)");
        refused(
                () -> Window.ofAllRows().rowsUpToCurrent(),
                "a frame of rows in no order means nothing; add orderBy(...) first");
        refused(() -> sorted.rows(-1, 0), "a frame takes numbers of rows that are 0 or more, not -1 and 0");
    }

    @Test
    void refusesToSortCombinedRowsByWhatTheyLack() {
        refused(
                () -> titles().union(titles()).orderBy(s.year.asc()),
                "a union, intersection or difference can be sorted only by what its first query selects; select the"
                        + " expression there");
    }

    @Test
    void refusesToCombineRowsOfDifferentTypes() {
        var two = Query.select(List.of(s.title, s.year)).from(s);
        var others = Query.select(List.of(s.title, s.songKey)).from(s);

        refused(
                () -> two.unionAll(others),
                "the two queries of a union all select different types: [String, Integer] and [String, Long]");
    }

    @Test
    void refusesOffsetsAsTimeZones() {
        refused(
                () -> convertTimezone(ZoneOffset.ofHours(2), l.ts),
                "the time zone +02:00 is an offset, whose sign Redshift reads the other way round; name a region, such as"
                        + " Europe/Paris");
        refused(
                () -> convertTimezone(ZoneId.of("UTC+3"), l.ts),
                "the time zone UTC+03:00 is an offset, whose sign Redshift reads the other way round; name a region, such"
                        + " as Europe/Paris");
    }

    @Test
    void refusesTimesOfDayForDates() {
        refused(
                () -> dateAdd(DateUnit.HOUR, 1, l.day),
                "dateadd by hour of a date would be lost: a date has no time of day");
    }

    @Test
    void refusesImpossibleTypes() {
        refused(() -> SqlType.varchar(65_536), "the length of a VARCHAR in bytes is 1 to 65535, not 65536");
        refused(() -> SqlType.decimal(39, 0), "the precision of a DECIMAL is 1 to 38, not 39");
        refused(() -> SqlType.decimal(5, 6), "the scale of a DECIMAL is 0 to 5, not 6");
    }

    @Test
    void refusesMoreValuesThanTheProtocolCarries() {
        var query = titles().where(s.year.in(Collections.nCopies(32_768, 1)));

        refused(
                query::render,
                "this statement binds 32768 values; Redshift's protocol carries 32767 at most. Put them into a table and"
                        + " join it.");
    }

    private static Select<String> titles() {
        return Query.select(s.title).from(s);
    }

    private static void refused(ThrowingCallable building, String message) {
        assertThatThrownBy(building)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
