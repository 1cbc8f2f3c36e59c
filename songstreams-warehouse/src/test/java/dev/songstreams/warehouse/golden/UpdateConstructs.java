// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static dev.songstreams.warehouse.query.expression.Expression.scalar;
import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.max;
import static dev.songstreams.warehouse.query.function.Numbers.plus;
import static dev.songstreams.warehouse.query.function.Texts.lower;

import dev.songstreams.warehouse.music.Level;
import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.music.Plays;
import dev.songstreams.warehouse.music.Songs;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.query.write.Delete;
import dev.songstreams.warehouse.query.write.Update;
import java.util.List;

/** UPDATE and DELETE. */
final class UpdateConstructs {

    private static final Plays p = Plays.TABLE;
    private static final Songs s = Songs.TABLE;
    private static final Listens l = Listens.TABLE;

    private UpdateConstructs() {}

    static List<CommandConstruct> all() {
        return List.of(
                CommandConstruct.of(
                        "new values in some rows",
                        Update.table(p)
                                .set(
                                        p.genre.to("Rock"),
                                        p.level.to(Level.paid),
                                        p.year.to(plus(p.year, 1)),
                                        p.day.toNull())
                                .where(p.id.eq(1L)),
                        """
                        update music.plays
                        set genre = ?, level = ?, year = plays.year + ?, day = null
                        where plays.id = ?
                        """,
                        "Rock",
                        Level.paid,
                        1,
                        1L),
                CommandConstruct.of(
                        "a default in every row",
                        Update.table(p).set(p.genre.toDefault()).everyRow(),
                        """
                        update music.plays
                        set genre = default
                        """),
                updateFrom(),
                updateFromJoin(),
                updateByQuery(),
                CommandConstruct.of("some rows deleted", Delete.from(p).where(p.title.eq("Bliss")), """
                        delete from music.plays
                        where plays.title = ?
                        """, "Bliss"),
                CommandConstruct.of("every row deleted", Delete.from(p).everyRow(), "delete from music.plays"),
                deleteUsing(),
                CommandConstruct.of(
                        "rows deleted that no other knows",
                        Delete.from(p)
                                .where(Condition.notExists(
                                        Query.select(s.songKey).from(s).where(s.songKey.eq(p.id)))),
                        """
                        delete from music.plays
                        where not (exists (
                            select songs.song_key
                            from music.songs
                            where songs.song_key = plays.id
                        ))
                        """));
    }

    private static CommandConstruct updateFrom() {
        Plays changed = p.as("changed");
        var plays = Query.select(l.songKey, count().as("number"))
                .from(l)
                .groupBy(l.songKey)
                .asTable("counted");
        return CommandConstruct.of(
                "values from other tables",
                Update.table(changed)
                        .set(changed.title.to(lower(s.title)), changed.genre.to(s.genre))
                        .from(s, plays)
                        .where(s.songKey
                                .eq(changed.id)
                                .and(plays.column(l.songKey).eq(s.songKey))),
                """
                update music.plays as changed
                set title = lower(songs.title), genre = songs.genre
                from music.songs, (
                    select listens.song_key, count(*) as number
                    from music.listens
                    group by listens.song_key
                ) as counted
                where songs.song_key = changed.id and counted.song_key = songs.song_key
                """);
    }

    private static CommandConstruct updateFromJoin() {
        Songs original = s.as("original");
        return CommandConstruct.of(
                "values from tables that are joined",
                Update.table(p)
                        .set(p.genre.to(original.genre), p.year.to(plus(original.year, 1)))
                        .from(s)
                        .join(original)
                        .on(original.title.eq(s.title).and(original.year.lt(s.year)))
                        .join(l)
                        .on(l.songKey.eq(s.songKey))
                        .where(s.songKey.eq(p.id).and(l.state.eq("CA"))),
                """
                update music.plays
                set genre = original.genre, year = original.year + ?
                from music.songs
                join music.songs as original on original.title = songs.title and original.year < songs.year
                join music.listens on listens.song_key = songs.song_key
                where songs.song_key = plays.id and listens.state = ?
                """,
                1,
                "CA");
    }

    private static CommandConstruct updateByQuery() {
        return CommandConstruct.of(
                "the value of a query",
                Update.table(p)
                        .set(p.year.to(scalar(Query.select(max(s.year)).from(s))))
                        .where(p.year.isNull()),
                """
                update music.plays
                set year = (
                    select max(songs.year)
                    from music.songs
                )
                where plays.year is null
                """);
    }

    private static CommandConstruct deleteUsing() {
        Songs gone = s.as("gone");
        return CommandConstruct.of(
                "rows deleted by another table",
                Delete.from(p).using(gone).where(gone.songKey.eq(p.id).and(gone.genre.isNull())),
                """
                delete from music.plays
                using music.songs as gone
                where gone.song_key = plays.id and gone.genre is null
                """);
    }
}
