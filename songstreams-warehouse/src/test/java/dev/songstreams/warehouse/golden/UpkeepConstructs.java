// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.music.Plays;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.define.CreateTableAs;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.query.upkeep.Analyze;
import dev.songstreams.warehouse.query.upkeep.Explain;
import dev.songstreams.warehouse.query.upkeep.Vacuum;
import dev.songstreams.warehouse.query.write.Insert;
import dev.songstreams.warehouse.query.write.Update;
import java.util.List;

/** EXPLAIN, ANALYZE and VACUUM. */
final class UpkeepConstructs {

    private static final Listens l = Listens.TABLE;
    private static final Plays p = Plays.TABLE;
    private static final TableName SCRATCH = TableName.of("music", "scratch");

    private UpkeepConstructs() {}

    static List<CommandConstruct> all() {
        return List.of(
                CommandConstruct.of(
                        "the plan of a query",
                        Explain.of(Query.select(l.song).from(l).where(l.userId.eq(7L))),
                        """
                        explain
                        select listens.song
                        from music.listens
                        where listens.user_id = ?
                        """,
                        7L),
                CommandConstruct.of(
                        "the whole plan of a change",
                        Explain.of(Update.table(p).set(p.genre.to("Rock")).where(p.id.eq(1L)))
                                .verbose(),
                        """
                        explain verbose
                        update music.plays
                        set genre = ?
                        where plays.id = ?
                        """,
                        "Rock",
                        1L),
                CommandConstruct.of(
                        "the plan of rows put in",
                        Explain.of(Insert.into(p).values(p.id.to(5L), p.title.to("Bliss"))),
                        """
                        explain
                        insert into music.plays (id, title)
                        values (?, ?)
                        """,
                        5L,
                        "Bliss"),
                CommandConstruct.of(
                        "the plan of a table of a query",
                        Explain.of(CreateTableAs.of(
                                TableName.of("music", "made"),
                                Query.select(l.song).from(l))),
                        """
                        explain
                        create table music.made as
                        select listens.song
                        from music.listens
                        """),
                CommandConstruct.of("statistics", Analyze.table(l), "analyze music.listens"),
                CommandConstruct.of(
                        "statistics of columns",
                        Analyze.table(l).columns(l.userId, l.ts),
                        "analyze music.listens (user_id, ts)"),
                CommandConstruct.of(
                        "statistics of columns that queries use",
                        Analyze.table(l).predicateColumns(),
                        "analyze music.listens predicate columns"),
                CommandConstruct.of(
                        "statistics of all columns",
                        Analyze.table(l).allColumns(),
                        "analyze music.listens all columns"),
                CommandConstruct.of(
                        "room and order",
                        Vacuum.full(SCRATCH).toPercent(99).boost(),
                        "vacuum full music.scratch to 99 percent boost"),
                CommandConstruct.of("order", Vacuum.sortOnly(SCRATCH), "vacuum sort only music.scratch"),
                CommandConstruct.of(
                        "room",
                        Vacuum.deleteOnly(SCRATCH).toPercent(75),
                        "vacuum delete only music.scratch to 75 percent"),
                CommandConstruct.of("interleaved order", Vacuum.reindex(SCRATCH), "vacuum reindex music.scratch"),
                CommandConstruct.of(
                        "order of what came last", Vacuum.recluster(SCRATCH), "vacuum recluster music.scratch"));
    }
}
