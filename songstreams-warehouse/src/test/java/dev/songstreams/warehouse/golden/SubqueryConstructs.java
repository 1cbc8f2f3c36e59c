// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static dev.songstreams.warehouse.query.expression.Expression.scalar;
import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.max;
import static dev.songstreams.warehouse.query.function.Aggregates.sum;
import static dev.songstreams.warehouse.query.function.Ranking.rowNumber;

import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.music.Songs;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Window;
import java.util.List;

/** Queries within queries. */
final class SubqueryConstructs {

    private static final Listens l = Listens.TABLE;
    private static final Songs s = Songs.TABLE;

    private SubqueryConstructs() {}

    static List<Construct> all() {
        return List.of(derivedTable(), joinedDerivedTable(), scalarQuery(), commonTable(), commonTables());
    }

    private static Construct derivedTable() {
        var plays = count().as("plays");
        var counted = Query.select(l.userId, l.artist, plays)
                .from(l)
                .where(l.skipped.eq(false))
                .groupBy(l.userId, l.artist)
                .asTable("counted");
        var place = rowNumber()
                .over(Window.partitionedBy(counted.column(l.userId))
                        .orderBy(
                                counted.column(plays).desc(),
                                counted.column(l.artist).asc()))
                .as("place");
        var ranked = Query.select(counted.column(l.userId), counted.column(l.artist), place)
                .from(counted)
                .asTable("ranked");
        return Construct.of(
                "the top of each by derived tables",
                Query.select(ranked.column(counted.column(l.userId)), ranked.column(counted.column(l.artist)))
                        .from(ranked)
                        .where(ranked.column(place).le(3L)),
                """
                select ranked.user_id, ranked.artist
                from (
                    select counted.user_id, counted.artist, row_number() over (partition by counted.user_id order by counted.plays desc, counted.artist) as place
                    from (
                        select listens.user_id, listens.artist, count(*) as plays
                        from music.listens
                        where listens.skipped = ?
                        group by listens.user_id, listens.artist
                    ) as counted
                ) as ranked
                where ranked.place <= ?
                """,
                false,
                3L);
    }

    private static Construct joinedDerivedTable() {
        var seconds = sum(l.duration).as("seconds");
        var perSong =
                Query.select(l.songKey, seconds).from(l).groupBy(l.songKey).asTable("per_song");
        return Construct.of(
                "a derived table joined",
                Query.select(s.title, perSong.column(seconds))
                        .from(s)
                        .leftJoin(perSong)
                        .on(perSong.column(l.songKey).eq(s.songKey)),
                """
                select songs.title, per_song.seconds
                from music.songs
                left join (
                    select listens.song_key, sum(listens.duration) as seconds
                    from music.listens
                    group by listens.song_key
                ) as per_song on per_song.song_key = songs.song_key
                """);
    }

    private static Construct scalarQuery() {
        Listens all = l.as("a");
        var latest = Query.select(max(all.ts)).from(all).where(all.userId.eq(l.userId));
        return Construct.of(
                "a query as a value",
                Query.select(l.song, scalar(latest).as("latest")).from(l).where(l.ts.eq(scalar(latest))),
                """
                select listens.song, (
                    select max(a.ts)
                    from music.listens as a
                    where a.user_id = listens.user_id
                ) as latest
                from music.listens
                where listens.ts = (
                    select max(a.ts)
                    from music.listens as a
                    where a.user_id = listens.user_id
                )
                """);
    }

    private static Construct commonTable() {
        var plays = count().as("plays");
        var counted = Query.select(l.artist, plays)
                .from(l)
                .where(l.state.eq("CA"))
                .groupBy(l.artist)
                .asCommonTable("counted");
        var other = counted.as("other");
        return Construct.of(
                "a common table joined to itself",
                Query.with(counted)
                        .select(counted.column(l.artist), other.column(l.artist).as("more_played"))
                        .from(counted)
                        .join(other)
                        .on(other.column(plays).gt(counted.column(plays))),
                """
                with counted as (
                    select listens.artist, count(*) as plays
                    from music.listens
                    where listens.state = ?
                    group by listens.artist
                )
                select counted.artist, other.artist as more_played
                from counted
                join counted as other on other.plays > counted.plays
                """,
                "CA");
    }

    private static Construct commonTables() {
        var rock = Query.select(s.songKey).from(s).where(s.genre.eq("Rock")).asCommonTable("rock");
        var plays = Query.select(l.song)
                .from(l)
                .join(rock)
                .on(rock.column(s.songKey).eq(l.songKey))
                .asCommonTable("rock_plays");
        return Construct.of(
                "a common table of another",
                Query.with(rock, plays).select(count()).from(plays),
                """
                with rock as (
                    select songs.song_key
                    from music.songs
                    where songs.genre = ?
                ), rock_plays as (
                    select listens.song
                    from music.listens
                    join rock on rock.song_key = listens.song_key
                )
                select count(*)
                from rock_plays
                """,
                "Rock");
    }
}
