// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static dev.songstreams.warehouse.query.function.Texts.concat;
import static dev.songstreams.warehouse.query.function.Texts.contains;
import static dev.songstreams.warehouse.query.function.Texts.endsWith;
import static dev.songstreams.warehouse.query.function.Texts.ilike;
import static dev.songstreams.warehouse.query.function.Texts.like;
import static dev.songstreams.warehouse.query.function.Texts.startsWith;

import dev.songstreams.warehouse.music.Level;
import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.music.Songs;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Condition;
import java.util.List;

/** Conditions, each in a WHERE of its own. */
final class ConditionConstructs {

    private static final Listens l = Listens.TABLE;
    private static final Songs s = Songs.TABLE;

    private static final String TITLES = """
            (
                select songs.title
                from music.songs
                where songs.year > ?
            )""";

    private ConditionConstructs() {}

    static List<Construct> all() {
        return List.of(
                where("equal to a value", l.level.eq(Level.paid), "listens.level = ?", Level.paid),
                where("equal to a column", l.artist.eq(l.song), "listens.artist = listens.song"),
                where(
                        "not equal",
                        l.artist.ne("Muse").and(l.artist.ne(l.song)),
                        "listens.artist <> ? and listens.artist <> listens.song",
                        "Muse"),
                where(
                        "less",
                        l.item.lt(3).and(l.item.lt(l.item)),
                        "listens.item_in_session < ? and listens.item_in_session < listens.item_in_session",
                        3),
                where(
                        "less or equal",
                        l.item.le(3).and(l.item.le(l.item)),
                        "listens.item_in_session <= ? and listens.item_in_session <= listens.item_in_session",
                        3),
                where(
                        "greater",
                        l.item.gt(3).and(l.item.gt(l.item)),
                        "listens.item_in_session > ? and listens.item_in_session > listens.item_in_session",
                        3),
                where(
                        "greater or equal",
                        l.item.ge(3).and(l.item.ge(l.item)),
                        "listens.item_in_session >= ? and listens.item_in_session >= listens.item_in_session",
                        3),
                where("equal to any row of a query", l.artist.eqAny(titles()), "listens.artist = any " + TITLES, 2000),
                where(
                        "different from every row of a query",
                        l.artist.neAll(titles()),
                        "listens.artist <> all " + TITLES,
                        2000),
                where("between values", l.duration.between(1.5, 2.5), "listens.duration between ? and ?", 1.5, 2.5),
                where(
                        "between columns",
                        l.artist.between(l.song, l.state),
                        "listens.artist between listens.song and listens.state"),
                where("one of several", l.state.in(List.of("CA", "WA")), "listens.state in (?, ?)", "CA", "WA"),
                where("one of none", l.state.in(List.of()), "false"),
                where(
                        "none of several",
                        l.state.notIn(List.of("CA", "WA")),
                        "not (listens.state in (?, ?))",
                        "CA",
                        "WA"),
                where(
                        "none of none, and more",
                        l.state.notIn(List.of()).and(l.item.eq(1)),
                        "listens.item_in_session = ?",
                        1),
                where(
                        "a joined text that is not null",
                        concat(l.artist, l.song).isNotNull(),
                        "(listens.artist || listens.song) is not null"),
                where(
                        "different from a joined text",
                        l.state.ne(concat(l.artist, l.song)),
                        "listens.state <> (listens.artist || listens.song)"),
                where(
                        "joined texts that are compared",
                        concat(l.artist, l.song)
                                .between(concat(l.state, l.artist), concat(l.state, l.song))
                                .and(concat(l.artist, l.song).in(List.of("CA")))
                                .and(concat(l.artist, l.song).isNull())
                                .and(concat(l.artist, l.song).eqAny(titles()))
                                .and(concat(l.artist, l.song).in(titles()))
                                .and(like(concat(l.artist, l.song), "A%")),
                        "(listens.artist || listens.song) between (listens.state || listens.artist) and (listens.state ||"
                                + " listens.song) and (listens.artist || listens.song) in (?) and (listens.artist ||"
                                + " listens.song) is null and (listens.artist || listens.song) = any " + TITLES
                                + " and (listens.artist || listens.song) in " + TITLES
                                + " and (listens.artist || listens.song) like ?",
                        "CA",
                        2000,
                        2000,
                        "A%"),
                where("is null", l.state.isNull(), "listens.state is null"),
                where("not null", l.state.isNotNull(), "listens.state is not null"),
                where("like a pattern", like(l.artist, "A_%"), "listens.artist like ?", "A_%"),
                where(
                        "like a pattern with an escape",
                        like(l.artist, "100|%", '|'),
                        "listens.artist like ? escape '|'",
                        "100|%"),
                where("like a pattern in any case", ilike(l.artist, "a%"), "listens.artist ilike ?", "a%"),
                where("beginning with", startsWith(l.song, "50%_!"), "listens.song like ? escape '!'", "50!%!_!!%"),
                where("ending with", endsWith(l.song, "%"), "listens.song like ? escape '!'", "%!%"),
                where("containing", contains(l.song, "a"), "listens.song like ? escape '!'", "%a%"),
                where(
                        "or within and",
                        l.state.eq("CA").or(l.state.eq("WA")).and(l.skipped.eq(false)),
                        "(listens.state = ? or listens.state = ?) and listens.skipped = ?",
                        "CA",
                        "WA",
                        false),
                where(
                        "and within or",
                        l.state.eq("CA").and(l.item.eq(1)).or(l.state.eq("WA").and(l.item.eq(2))),
                        "(listens.state = ? and listens.item_in_session = ?)"
                                + " or (listens.state = ? and listens.item_in_session = ?)",
                        "CA",
                        1,
                        "WA",
                        2),
                where(
                        "the contrary",
                        l.state.eq("CA").and(l.item.eq(1)).not(),
                        "not (listens.state = ? and listens.item_in_session = ?)",
                        "CA",
                        1),
                where(
                        "any of several conditions",
                        Condition.anyOf(List.of(l.item.eq(1), l.item.eq(2), l.item.eq(3))),
                        "listens.item_in_session = ? or listens.item_in_session = ? or listens.item_in_session = ?",
                        1,
                        2,
                        3),
                where("one of a query's rows", l.songKey.in(rock()), """
                        listens.song_key in (
                            select songs.song_key
                            from music.songs
                            where songs.genre = ?
                        )""", "Rock"),
                where("none of a query's rows", l.songKey.notIn(rock()), """
                        not (listens.song_key in (
                            select songs.song_key
                            from music.songs
                            where songs.genre = ?
                        ))""", "Rock"),
                where("a row exists", Condition.exists(sameSong()), """
                        exists (
                            select songs.title
                            from music.songs
                            where songs.song_key = listens.song_key
                        )"""),
                where("no row exists", Condition.notExists(sameSong()).and(l.item.eq(1)), """
                        not (exists (
                            select songs.title
                            from music.songs
                            where songs.song_key = listens.song_key
                        )) and listens.item_in_session = ?""", 1));
    }

    private static Query<String> titles() {
        return Query.select(s.title).from(s).where(s.year.gt(2000));
    }

    private static Construct where(String name, Condition condition, String sql, Object... values) {
        return Construct.of(
                name,
                Query.select(l.song).from(l).where(condition),
                "select listens.song\nfrom music.listens\nwhere " + sql,
                values);
    }

    private static Query<Long> rock() {
        return Query.select(s.songKey).from(s).where(s.genre.eq("Rock"));
    }

    private static Query<String> sameSong() {
        return Query.select(s.title).from(s).where(s.songKey.eq(l.songKey));
    }
}
