// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static dev.songstreams.warehouse.query.expression.Expression.value;
import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.max;
import static dev.songstreams.warehouse.query.function.Numbers.plus;
import static dev.songstreams.warehouse.query.function.Texts.upper;

import dev.songstreams.warehouse.music.Level;
import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.music.Plays;
import dev.songstreams.warehouse.music.Songs;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Json;
import dev.songstreams.warehouse.query.write.Insert;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** INSERT. */
final class InsertConstructs {

    private static final Plays p = Plays.TABLE;
    private static final Songs s = Songs.TABLE;
    private static final Listens l = Listens.TABLE;

    private InsertConstructs() {}

    static List<CommandConstruct> all() {
        return List.of(oneRow(), everyType(), severalRows(), ofAQuery(), ofAQueryWithCommonTable());
    }

    private static CommandConstruct oneRow() {
        return CommandConstruct.of(
                "a row of values",
                Insert.into(p).values(p.id.to(5L), p.title.to("Bliss"), p.genre.toNull(), p.year.toNullable(2001)),
                """
                insert into music.plays (id, title, genre, year)
                values (?, ?, null, ?)
                """,
                5L,
                "Bliss",
                2001);
    }

    private static CommandConstruct everyType() {
        Instant at = Instant.parse("2026-11-23T10:11:12Z");
        LocalDate day = LocalDate.parse("2026-11-23");
        return CommandConstruct.of(
                "a row of values of every type, with an expression",
                Insert.into(p)
                        .values(
                                p.id.to(plus(value(5L), 1L)),
                                p.title.to(upper(value("bliss"))),
                                p.level.to(Level.paid),
                                p.at.to(at),
                                p.day.to(day),
                                p.payload.to(new Json("[1]"))),
                """
                insert into music.plays (id, title, level, at, day, payload)
                values (? + ?, upper(?), ?, cast(? as timestamp), ?, json_parse(?))
                """,
                5L,
                1L,
                "bliss",
                Level.paid,
                at,
                day,
                "[1]");
    }

    private static CommandConstruct severalRows() {
        return CommandConstruct.of(
                "several rows of values",
                Insert.into(p)
                        .values(p.id.to(5L), p.title.to("Bliss"), p.genre.toDefault())
                        .values(p.id.to(6L), p.title.to("Yambo"), p.genre.to("Folk")),
                """
                insert into music.plays (id, title, genre)
                values (?, ?, default), (?, ?, ?)
                """,
                5L,
                "Bliss",
                6L,
                "Yambo",
                "Folk");
    }

    private static CommandConstruct ofAQuery() {
        return CommandConstruct.of(
                "the rows of a query",
                Insert.into(p)
                        .select(p.id.to(max(l.songKey)), p.title.to(l.song), p.genre.to("Any"))
                        .as(rows -> rows.from(l)
                                .where(l.songKey.isNotNull())
                                .groupBy(l.song)
                                .having(count().ge(2L))),
                """
                insert into music.plays (id, title, genre)
                select max(listens.song_key), listens.song, ?
                from music.listens
                where listens.song_key is not null
                group by listens.song
                having count(*) >= ?
                """,
                "Any",
                2L);
    }

    private static CommandConstruct ofAQueryWithCommonTable() {
        var rock = Query.select(s.songKey, s.title)
                .from(s)
                .where(s.genre.eq("Rock"))
                .asCommonTable("rock");
        return CommandConstruct.of(
                "the rows of a query with a common table",
                Insert.into(p)
                        .select(p.id.to(rock.column(s.songKey)), p.title.to(rock.column(s.title)))
                        .as(rows -> rows.with(rock).from(rock)),
                """
                insert into music.plays (id, title)
                with rock as (
                    select songs.song_key, songs.title
                    from music.songs
                    where songs.genre = ?
                )
                select rock.song_key, rock.title
                from rock
                """,
                "Rock");
    }
}
