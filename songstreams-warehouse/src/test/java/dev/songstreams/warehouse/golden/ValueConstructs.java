// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static dev.songstreams.warehouse.query.expression.Expression.nullOf;
import static dev.songstreams.warehouse.query.expression.Expression.value;
import static dev.songstreams.warehouse.query.function.Nulls.coalesce;
import static dev.songstreams.warehouse.query.function.Nulls.nullIf;
import static dev.songstreams.warehouse.query.function.Nulls.nvl;
import static dev.songstreams.warehouse.query.function.Nulls.nvl2;
import static dev.songstreams.warehouse.query.function.Numbers.abs;
import static dev.songstreams.warehouse.query.function.Numbers.ceiling;
import static dev.songstreams.warehouse.query.function.Numbers.dividedBy;
import static dev.songstreams.warehouse.query.function.Numbers.floor;
import static dev.songstreams.warehouse.query.function.Numbers.greatest;
import static dev.songstreams.warehouse.query.function.Numbers.least;
import static dev.songstreams.warehouse.query.function.Numbers.minus;
import static dev.songstreams.warehouse.query.function.Numbers.modulo;
import static dev.songstreams.warehouse.query.function.Numbers.negated;
import static dev.songstreams.warehouse.query.function.Numbers.plus;
import static dev.songstreams.warehouse.query.function.Numbers.round;
import static dev.songstreams.warehouse.query.function.Numbers.times;

import dev.songstreams.warehouse.music.Level;
import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Case;
import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.SqlType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

/** Values, CASE, casts, nulls and arithmetic. */
final class ValueConstructs {

    private static final Listens l = Listens.TABLE;

    private ValueConstructs() {}

    static List<Construct> all() {
        return List.of(
                values(),
                select(
                        "a case with an else",
                        Case.when(l.item.lt(2), value("early"))
                                .orWhen(l.item.lt(9), value("later"))
                                .otherwise(l.state),
                        "case when listens.item_in_session < ? then ? when listens.item_in_session < ? then ?"
                                + " else listens.state end",
                        2,
                        "early",
                        9,
                        "later"),
                select(
                        "a case without an else",
                        Case.when(l.skipped.eq(true), l.duration).orNull(),
                        "case when listens.skipped = ? then listens.duration end",
                        true),
                select(
                        "the first that is not null",
                        coalesce(l.state, l.artist, value("none")),
                        "coalesce(listens.state, listens.artist, ?)",
                        "none"),
                select(
                        "the first of two that is not null",
                        nvl(l.state, l.artist),
                        "nvl(listens.state, listens.artist)"),
                select(
                        "one of two by whether a third is null",
                        nvl2(l.songKey, l.song, l.artist),
                        "nvl2(listens.song_key, listens.song, listens.artist)"),
                select("null for a value", nullIf(l.item, 0), "nullif(listens.item_in_session, ?)", 0),
                select("null as a value", nullOf(SqlType.varchar(10)), "cast(null as varchar(10))"),
                select(
                        "casts to whole numbers",
                        plus(l.item.cast(SqlType.BIGINT), l.duration.cast(SqlType.BIGINT)),
                        "cast(listens.item_in_session as bigint) + cast(listens.duration as bigint)"),
                select(
                        "a cast to decimal",
                        l.duration.cast(SqlType.decimal(18, 4)),
                        "cast(listens.duration as decimal(18, 4))"),
                select("a cast to text", l.userId.cast(SqlType.varchar(20)), "cast(listens.user_id as varchar(20))"),
                select("a cast to a date", l.ts.cast(SqlType.DATE), "cast(listens.ts as date)"),
                select("a cast to a timestamp", l.day.cast(SqlType.TIMESTAMP), "cast(listens.day as timestamp)"),
                select(
                        "a cast to floating point",
                        l.item.cast(SqlType.DOUBLE),
                        "cast(listens.item_in_session as double precision)"),
                select(
                        "a cast to short floating point",
                        l.item.cast(SqlType.REAL),
                        "cast(listens.item_in_session as real)"),
                select(
                        "a cast to a small whole number",
                        l.item.cast(SqlType.SMALLINT),
                        "cast(listens.item_in_session as smallint)"),
                select("a cast to a moment", l.ts.cast(SqlType.TIMESTAMPTZ), "cast(listens.ts as timestamptz)"),
                select("a number without its sign", abs(l.item), "abs(listens.item_in_session)"),
                select("a number to two places", round(l.royalty, 2), "round(listens.royalty, ?)", 2),
                select("a whole number below", floor(l.duration), "floor(listens.duration)"),
                select("a whole number above", ceiling(l.duration), "ceiling(listens.duration)"),
                select("a cast to boolean", l.item.cast(SqlType.BOOLEAN), "cast(listens.item_in_session as boolean)"),
                select(
                        "arithmetic of columns",
                        minus(plus(l.item, times(l.item, l.item)), dividedBy(l.item, nullIf(l.item, 0))),
                        "(listens.item_in_session + (listens.item_in_session * listens.item_in_session))"
                                + " - (listens.item_in_session / nullif(listens.item_in_session, ?))",
                        0),
                select(
                        "arithmetic with values",
                        modulo(dividedBy(times(minus(plus(l.item, 1), 2), 3), 4), 5),
                        "((((listens.item_in_session + ?) - ?) * ?) / ?) % ?",
                        1,
                        2,
                        3,
                        4,
                        5),
                select("the remainder of columns", modulo(l.userId, l.songKey), "listens.user_id % listens.song_key"),
                select("the lesser of a column and a value", least(l.item, 9), "least(listens.item_in_session, ?)", 9),
                select("the greater of both", greatest(l.item, 0), "greatest(listens.item_in_session, ?)", 0),
                select("a negative of a negative", negated(negated(l.item)), "-(-(listens.item_in_session))"));
    }

    private static Construct values() {
        UUID session = UUID.fromString("6d1ff4c1-7d5f-4b07-a4d9-2f0c6a1ad001");
        LocalDate day = LocalDate.parse("2026-11-23");
        Instant instant = Instant.parse("2026-11-23T10:11:12.123456Z");
        LocalDateTime time = LocalDateTime.parse("2026-11-23T10:11:12");
        return Construct.of(
                "a value of every type",
                Query.select(
                                value("text"),
                                value(1),
                                value(2L),
                                value((short) 3),
                                value(1.5),
                                value(2.5f),
                                value(true),
                                value(new BigDecimal("9.99")),
                                value(instant),
                                value(day),
                                value(time),
                                value(session),
                                value(Level.free))
                        .from(l),
                """
                select ?, ?, ?, ?, ?, ?, ?, ?, cast(? as timestamp), ?, cast(? as timestamp), ?, ?
                from music.listens
                """,
                "text",
                1,
                2L,
                (short) 3,
                1.5,
                2.5f,
                true,
                new BigDecimal("9.99"),
                instant,
                day,
                time,
                session,
                Level.free);
    }

    static Construct select(String name, Expression<?> expression, String sql, Object... values) {
        return Construct.of(name, Query.select(expression).from(l), "select " + sql + "\nfrom music.listens", values);
    }
}
