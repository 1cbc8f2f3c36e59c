// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static dev.songstreams.warehouse.query.expression.Expression.nullOf;
import static dev.songstreams.warehouse.query.expression.Expression.value;
import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.sum;
import static dev.songstreams.warehouse.query.function.Dates.dateTrunc;
import static dev.songstreams.warehouse.query.function.Dates.getDate;
import static dev.songstreams.warehouse.query.function.Nulls.coalesce;
import static dev.songstreams.warehouse.query.function.Numbers.plus;

import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.music.SongPlays;
import dev.songstreams.warehouse.music.Songs;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.SqlType;
import dev.songstreams.warehouse.query.function.DateUnit;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.CommonTable;
import dev.songstreams.warehouse.query.table.Table;
import java.time.Instant;
import java.util.List;

/** The clauses of one select. */
final class SelectConstructs {

    private static final Listens l = Listens.TABLE;
    private static final Songs s = Songs.TABLE;

    private SelectConstructs() {}

    static List<Construct> all() {
        return List.of(
                topSongs(),
                one(),
                distinct(),
                named(),
                filtered(),
                grouped(),
                keysThatBindValues(),
                sorted(),
                page(),
                noFilter(),
                runtimeTable(),
                withoutTable(),
                numbers());
    }

    private static Construct topSongs() {
        Instant from = Instant.parse("2026-11-01T00:00:00Z");
        return Construct.of(
                "the top songs of a user",
                Query.select(
                                l.artist,
                                l.song,
                                count().as("plays"),
                                sum(l.duration).as("seconds"))
                        .from(l)
                        .leftJoin(s)
                        .on(l.songKey.eq(s.songKey))
                        .where(l.userId.eq(7L).and(l.ts.ge(from)))
                        .groupBy(l.artist, l.song)
                        .orderBy(count().desc(), sum(l.duration).desc(), l.artist.asc())
                        .limit(10)
                        .as(SongPlays.class),
                """
                select listens.artist, listens.song, count(*) as plays, sum(listens.duration) as seconds
                from music.listens
                left join music.songs on listens.song_key = songs.song_key
                where listens.user_id = ? and listens.ts >= ?
                group by listens.artist, listens.song
                order by count(*) desc, sum(listens.duration) desc, listens.artist
                limit 10
                """,
                7L,
                from);
    }

    private static Construct one() {
        return Construct.of("a single column", Query.select(s.genre).from(s), """
                select songs.genre
                from music.songs
                """);
    }

    private static Construct distinct() {
        return Construct.of(
                "equal rows once", Query.select(s.genre, s.year).distinct().from(s), """
                select distinct songs.genre, songs.year
                from music.songs
                """);
    }

    private static Construct named() {
        return Construct.of(
                "a column and a table under other names",
                Query.select(s.as("c").title.as("song")).from(s.as("c")),
                """
                select c.title as song
                from music.songs as c
                """);
    }

    private static Construct filtered() {
        return Construct.of(
                "conditions said one after the other",
                Query.select(s.title).from(s).where(s.genre.eq("Rock")).where(s.year.ge(1990)),
                """
                select songs.title
                from music.songs
                where songs.genre = ? and songs.year >= ?
                """,
                "Rock",
                1990);
    }

    private static Construct grouped() {
        return Construct.of(
                "groups, some of them kept",
                Query.select(l.state, count().as("plays"))
                        .from(l)
                        .groupBy(l.state)
                        .having(count().gt(1L).and(sum(l.duration).lt(900.5))),
                """
                select listens.state, count(*) as plays
                from music.listens
                group by listens.state
                having count(*) > ? and sum(listens.duration) < ?
                """,
                1L,
                900.5);
    }

    private static Construct keysThatBindValues() {
        var genre = coalesce(s.genre, "Unknown");
        return Construct.of(
                "keys that bind values, by their position",
                Query.select(genre.as("genre"), count().as("songs"))
                        .from(s)
                        .groupBy(genre)
                        .orderBy(count().desc(), genre.asc()),
                """
                select coalesce(songs.genre, ?) as genre, count(*) as songs
                from music.songs
                group by 1
                order by count(*) desc, 1
                """,
                "Unknown");
    }

    private static Construct sorted() {
        return Construct.of(
                "order, and where nulls go",
                Query.select(s.title)
                        .from(s)
                        .orderBy(s.genre.asc().nullsFirst(), s.year.desc().nullsLast(), s.title.desc()),
                """
                select songs.title
                from music.songs
                order by songs.genre nulls first, songs.year desc nulls last, songs.title desc
                """);
    }

    private static Construct page() {
        return Construct.of(
                "a page of rows",
                Query.select(dateTrunc(DateUnit.DAY, l.ts).as("day"), l.song)
                        .from(l)
                        .orderBy(l.ts.asc(), l.song.asc())
                        .limit(20)
                        .offset(40),
                """
                select date_trunc('day', listens.ts) as day, listens.song
                from music.listens
                order by listens.ts, listens.song
                limit 20
                offset 40
                """);
    }

    private static Construct noFilter() {
        return Construct.of(
                "a filter that is not wanted",
                Query.select(s.title)
                        .from(s)
                        .where(Condition.always())
                        .having(Condition.allOf(List.of()))
                        .qualify(Condition.always()),
                """
                select songs.title
                from music.songs
                """);
    }

    private static Construct withoutTable() {
        return Construct.of(
                "values without a table",
                Query.select(
                                getDate().as("now"),
                                value("Rock").as("genre"),
                                nullOf(SqlType.INTEGER).as("year"))
                        .withoutFrom(),
                "select getdate() as now, ? as genre, cast(null as integer) as year",
                "Rock");
    }

    private static Construct numbers() {
        var n = Expression.value(1).cast(SqlType.INTEGER).as("n");
        CommonTable numbers = Query.select(n)
                .withoutFrom()
                .asRecursiveTable(
                        "numbers",
                        self -> Query.select(plus(self.column(n), 1))
                                .from(self)
                                .where(self.column(n).lt(5)));
        return Construct.of(
                "numbers out of nothing",
                Query.with(numbers).select(numbers.column(n)).from(numbers),
                """
                with recursive numbers (n) as (
                    select cast(? as integer) as n
                    union all
                    select numbers.n + ?
                    from numbers
                    where numbers.n < ?
                )
                select numbers.n
                from numbers
                """,
                1,
                1,
                5);
    }

    private static Construct runtimeTable() {
        var table = Table.of("music", "songs");
        Column<Integer> year = Column.of(table, "year", Integer.class);
        return Construct.of(
                "a table known when the program runs",
                Query.select(List.of(Column.of(table, "title", String.class), year))
                        .from(table)
                        .where(year.lt(2000)),
                """
                select songs.title, songs.year
                from music.songs
                where songs.year < ?
                """,
                2000);
    }
}
