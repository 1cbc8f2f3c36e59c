// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static dev.songstreams.warehouse.query.expression.Expression.nullOf;
import static dev.songstreams.warehouse.query.expression.Expression.scalar;
import static dev.songstreams.warehouse.query.expression.Expression.value;
import static dev.songstreams.warehouse.query.function.Aggregates.approximateCountDistinct;
import static dev.songstreams.warehouse.query.function.Aggregates.avg;
import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.countDistinct;
import static dev.songstreams.warehouse.query.function.Aggregates.countIf;
import static dev.songstreams.warehouse.query.function.Aggregates.listagg;
import static dev.songstreams.warehouse.query.function.Aggregates.max;
import static dev.songstreams.warehouse.query.function.Aggregates.median;
import static dev.songstreams.warehouse.query.function.Aggregates.sum;
import static dev.songstreams.warehouse.query.function.Dates.convertTimezone;
import static dev.songstreams.warehouse.query.function.Dates.dateAdd;
import static dev.songstreams.warehouse.query.function.Dates.dateDiff;
import static dev.songstreams.warehouse.query.function.Dates.dateTrunc;
import static dev.songstreams.warehouse.query.function.Dates.extract;
import static dev.songstreams.warehouse.query.function.Dates.getDate;
import static dev.songstreams.warehouse.query.function.Nulls.coalesce;
import static dev.songstreams.warehouse.query.function.Numbers.plus;
import static dev.songstreams.warehouse.query.function.Ranking.rowNumber;
import static dev.songstreams.warehouse.query.function.Texts.concat;
import static dev.songstreams.warehouse.query.function.Texts.contains;
import static dev.songstreams.warehouse.query.function.Texts.endsWith;
import static dev.songstreams.warehouse.query.function.Texts.startsWith;
import static dev.songstreams.warehouse.query.function.Texts.substring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.music.MusicWarehouse;
import dev.songstreams.warehouse.music.SharedWarehouse;
import dev.songstreams.warehouse.music.Songs;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Case;
import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.SqlType;
import dev.songstreams.warehouse.query.expression.Window;
import dev.songstreams.warehouse.query.function.DateField;
import dev.songstreams.warehouse.query.function.DateUnit;
import dev.songstreams.warehouse.query.table.CommonTable;
import dev.songstreams.warehouse.query.tuple.Tuple3;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Queries mean what they say: their answers over a few known rows. */
@ExtendWith(SharedWarehouse.class)
class AnswersTest {

    private static final Listens l = Listens.TABLE;
    private static final Songs s = Songs.TABLE;

    /** The first listen of the tables: 2026-11-01 23:59:30 in UTC. */
    private static final Condition FIRST = l.ts.eq(Instant.parse("2026-11-01T23:59:30Z"));

    private static MusicWarehouse warehouse;

    @BeforeAll
    static void useWarehouse(MusicWarehouse shared) {
        warehouse = shared;
    }

    @Test
    void theTopOfEachUserIsTheSameByQualifyAndByADerivedTable() throws SQLException {
        var place = rowNumber()
                .over(Window.partitionedBy(l.userId)
                        .orderBy(count().desc(), sum(l.duration).desc(), l.artist.asc()));
        var grouped =
                Query.select(l.userId, l.artist, place.as("place")).from(l).groupBy(l.userId, l.artist);
        var ranked = grouped.asTable("ranked");

        var byQualify = grouped.qualify(place.eq(1L)).orderBy(l.userId.asc()).as(Top.class);
        var byTable = Query.select(ranked.column(l.userId), ranked.column(l.artist), ranked.column(place))
                .from(ranked)
                .where(ranked.column(place).eq(1L))
                .orderBy(ranked.column(l.userId).asc())
                .as(Top.class);

        assertThat(rows(byQualify)).containsExactly(new Top(7, "Muse", 1), new Top(8, "Muse", 1));
        assertThat(rows(byTable)).isEqualTo(rows(byQualify));
    }

    @Test
    void aSelectWithoutATableIsOneRow() throws SQLException {
        var one =
                Query.select(value("Rock"), nullOf(SqlType.INTEGER), value(7L)).withoutFrom();

        assertThat(rows(one)).containsExactly(new Tuple3<>("Rock", null, 7L));
        assertThat(rows(Query.select(getDate()).withoutFrom())).hasSize(1);
        assertThat(rows(Query.select(s.title)
                        .from(s)
                        .where(s.songKey.eq(scalar(Query.select(value(2L)).withoutFrom())))))
                .containsExactly("Bliss");
    }

    @Test
    void aRecursiveTableCountsOutOfNothing() throws SQLException {
        var n = value(1).cast(SqlType.INTEGER).as("n");
        CommonTable numbers = Query.select(n)
                .withoutFrom()
                .asRecursiveTable(
                        "numbers",
                        self -> Query.select(plus(self.column(n), 1))
                                .from(self)
                                .where(self.column(n).lt(5)));

        assertThat(rows(Query.with(numbers)
                        .select(numbers.column(n))
                        .from(numbers)
                        .orderBy(numbers.column(n).asc())))
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void qualifyFiltersRowsAfterTheirWindowIsComputed() throws SQLException {
        var latest = rowNumber().over(Window.partitionedBy(l.userId).orderBy(l.ts.desc()));

        assertThat(rows(Query.select(l.song).from(l).qualify(latest.eq(1L)).orderBy(l.song.asc())))
                .containsExactly("100% Live_", "Yambo");
    }

    @Test
    void genresThatAreNotInTheCatalogueAreUnknown() throws SQLException {
        var genre = coalesce(s.genre, "Unknown");
        var query = Query.select(genre, count())
                .from(l)
                .leftJoin(s)
                .on(s.songKey.eq(l.songKey))
                .groupBy(genre)
                .orderBy(count().desc(), genre.asc())
                .as(Plays.class);

        assertThat(rows(query)).containsExactly(new Plays("Rock", 3), new Plays("Folk", 1), new Plays("Unknown", 1));
    }

    @Test
    void hoursAreThoseOfTheZone() throws SQLException {
        var hour = extract(DateField.HOUR, convertTimezone(ZoneId.of("America/New_York"), l.ts));

        assertThat(rows(Query.select(hour).distinct().from(l).orderBy(hour.asc())))
                .containsExactly(5, 18, 19);
        assertThat(first(convertTimezone(ZoneId.of("Asia/Kolkata"), l.ts)))
                .isEqualTo(LocalDateTime.parse("2026-11-02T05:29:30"));
    }

    @Test
    void datesAreReckonedByTheCalendar() throws SQLException {
        assertThat(first(dateTrunc(DateUnit.WEEK, l.ts))).isEqualTo(Instant.parse("2026-10-26T00:00:00Z"));
        assertThat(first(dateTrunc(DateUnit.MONTH, l.day))).isEqualTo(LocalDate.parse("2026-11-01"));
        assertThat(first(dateAdd(DateUnit.MONTH, -1, l.ts))).isEqualTo(Instant.parse("2026-10-01T23:59:30Z"));
        assertThat(first(dateAdd(DateUnit.QUARTER, 1, l.day))).isEqualTo(LocalDate.parse("2027-02-01"));
        assertThat(first(extract(DateField.DAY_OF_WEEK, l.ts))).isZero();
    }

    @Test
    void differencesCountTheBoundariesBetween() throws SQLException {
        var next = dateAdd(DateUnit.SECOND, 31, l.ts);

        assertThat(first(dateDiff(DateUnit.DAY, l.ts, next))).isEqualTo(1);
        assertThat(first(dateDiff(DateUnit.HOUR, next, l.ts))).isEqualTo(-1);
        assertThat(first(dateDiff(DateUnit.MONTH, l.ts, next))).isZero();
        assertThat(first(dateDiff(DateUnit.SECOND, l.ts, next))).isEqualTo(31);
    }

    @Test
    void aggregatesLeaveNullsOut() throws SQLException {
        assertThat(all(count(l.state))).isEqualTo(4);
        assertThat(all(countDistinct(l.artist))).isEqualTo(3);
        assertThat(all(approximateCountDistinct(l.artist))).isEqualTo(3);
        assertThat(all(countIf(l.skipped.eq(true)))).isEqualTo(2);
        assertThat(all(sum(l.duration))).isEqualTo(860.0);
        assertThat(all(avg(l.item))).isEqualTo(0.8);
        assertThat(all(avg(Case.when(FIRST, decimal("0.01")).otherwise(decimal("0.02")))))
                .isCloseTo(0.018, within(1e-9));
        assertThat(all(median(l.duration))).isEqualTo(239.5);
        assertThat(all(listagg(l.song, "; ", l.song.desc())))
                .isEqualTo("Yambo; Starlight; Starlight; Bliss; 100% Live_");
    }

    @Test
    void runningTotalsEndWithTheCurrentRow() throws SQLException {
        var total = sum(l.duration)
                .over(Window.partitionedBy(l.userId).orderBy(l.ts.asc()).rowsUpToCurrent());

        assertThat(rows(Query.select(total).from(l).where(l.userId.eq(7L)).orderBy(l.ts.asc())))
                .containsExactly(240.5, 480.0, 580.0);
    }

    @Test
    void patternsTakeTheirCharactersAsTheyAre() throws SQLException {
        assertThat(songs(startsWith(l.song, "100%"))).containsExactly("100% Live_");
        assertThat(songs(endsWith(l.song, "_"))).containsExactly("100% Live_");
        assertThat(songs(contains(l.song, "%%"))).isEmpty();
    }

    @Test
    void conditionsCombineAsTheyAreNested() throws SQLException {
        assertThat(songs(l.userId.eq(7L).or(l.userId.eq(8L)).and(l.skipped.eq(true))))
                .containsExactlyInAnyOrder("Yambo", "100% Live_");
        assertThat(songs(l.userId.eq(7L).or(l.userId.eq(8L).and(l.skipped.eq(true)))))
                .containsExactlyInAnyOrder("Starlight", "Starlight", "Yambo", "100% Live_");
        assertThat(songs(l.state.in(List.of("CA")).not())).containsExactly("Bliss");
        assertThat(songs(l.state.isNull())).containsExactly("100% Live_");
        assertThat(songs(l.state.in(List.of()))).isEmpty();
    }

    @Test
    void queriesWithinQueriesSeeTheRowAroundThem() throws SQLException {
        Listens other = l.as("other");
        var latest = Query.select(max(other.ts)).from(other).where(other.userId.eq(l.userId));
        var unplayed = Query.select(l.song).from(l).where(l.songKey.eq(s.songKey));

        assertThat(songs(l.ts.eq(scalar(latest)))).containsExactlyInAnyOrder("Yambo", "100% Live_");
        assertThat(rows(Query.select(s.title).from(s).where(Condition.notExists(unplayed))))
                .containsExactly("Unplayed");
    }

    @Test
    void combinedRowsAreThoseOfEitherBothOrOne() throws SQLException {
        var played = Query.select(l.song).from(l);
        var titles = Query.select(s.title).from(s);

        assertThat(rows(played.union(titles).orderBy(l.song.asc())))
                .containsExactly("100% Live_", "Bliss", "Starlight", "Unplayed", "Yambo");
        assertThat(rows(played.unionAll(titles))).hasSize(9);
        assertThat(rows(played.intersect(titles))).containsExactlyInAnyOrder("Bliss", "Starlight", "Yambo");
        assertThat(rows(titles.except(played))).containsExactly("Unplayed");
    }

    @Test
    void textsSortByTheirBytesAndNullsGoWhereTold() throws SQLException {
        var shouted = Case.when(l.song.eq("Bliss"), value("bliss")).otherwise(l.song);

        assertThat(rows(Query.select(shouted).distinct().from(l).orderBy(shouted.asc())))
                .containsExactly("100% Live_", "Starlight", "Yambo", "bliss");
        assertThat(rows(Query.select(s.genre)
                        .distinct()
                        .from(s)
                        .orderBy(s.genre.desc().nullsLast())))
                .containsExactly("Rock", "Folk", null);
        assertThat(rows(Query.select(s.genre)
                        .distinct()
                        .from(s)
                        .orderBy(s.genre.asc().nullsFirst())))
                .containsExactly(null, "Folk", "Rock");
    }

    @Test
    void pagesFollowEachOther() throws SQLException {
        var songs = Query.select(s.songKey).from(s).orderBy(s.songKey.asc()).limit(3);

        assertThat(rows(songs)).containsExactly(1L, 2L, 3L);
        assertThat(rows(songs.offset(3))).containsExactly(4L);
    }

    @Test
    void textsAreCutAndJoined() throws SQLException {
        assertThat(first(substring(l.song, 1, 4))).isEqualTo("Star");
        assertThat(first(concat(l.artist, value(": "), l.song))).isEqualTo("Muse: Starlight");
    }

    private static Expression<BigDecimal> decimal(String value) {
        return value(new BigDecimal(value)).cast(SqlType.decimal(12, 2));
    }

    private static <T> T all(Expression<T> expression) throws SQLException {
        return warehouse.database().fetchOne(Query.select(expression).from(l)).orElseThrow();
    }

    private static <T> T first(Expression<T> expression) throws SQLException {
        return warehouse
                .database()
                .fetchOne(Query.select(expression).from(l).where(FIRST))
                .orElseThrow();
    }

    private static List<String> songs(Condition condition) throws SQLException {
        return rows(Query.select(l.song).from(l).where(condition));
    }

    private static <R> List<R> rows(Query<R> query) throws SQLException {
        return warehouse.database().fetch(query);
    }

    private record Top(long userId, String artist, long place) {}

    private record Plays(String genre, long plays) {}
}
