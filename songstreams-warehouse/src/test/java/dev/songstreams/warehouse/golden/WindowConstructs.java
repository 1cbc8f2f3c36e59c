// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static dev.songstreams.warehouse.golden.ValueConstructs.select;
import static dev.songstreams.warehouse.query.function.Aggregates.avg;
import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.listagg;
import static dev.songstreams.warehouse.query.function.Aggregates.median;
import static dev.songstreams.warehouse.query.function.Aggregates.percentileCont;
import static dev.songstreams.warehouse.query.function.Aggregates.stddevSamp;
import static dev.songstreams.warehouse.query.function.Aggregates.sum;
import static dev.songstreams.warehouse.query.function.Ranking.cumeDist;
import static dev.songstreams.warehouse.query.function.Ranking.denseRank;
import static dev.songstreams.warehouse.query.function.Ranking.ntile;
import static dev.songstreams.warehouse.query.function.Ranking.percentRank;
import static dev.songstreams.warehouse.query.function.Ranking.rank;
import static dev.songstreams.warehouse.query.function.Ranking.rowNumber;
import static dev.songstreams.warehouse.query.function.Windows.firstValue;
import static dev.songstreams.warehouse.query.function.Windows.lag;
import static dev.songstreams.warehouse.query.function.Windows.lastValue;
import static dev.songstreams.warehouse.query.function.Windows.lead;
import static dev.songstreams.warehouse.query.function.Windows.nthValue;
import static dev.songstreams.warehouse.query.function.Windows.ratioToReport;

import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.FrameBound;
import dev.songstreams.warehouse.query.expression.Window;
import java.util.List;

/** Window functions, and QUALIFY. */
final class WindowConstructs {

    private static final Listens l = Listens.TABLE;

    private WindowConstructs() {}

    static List<Construct> all() {
        Window ofUser = Window.partitionedBy(l.userId).orderBy(l.ts.asc(), l.song.asc());
        return List.of(
                select(
                        "row numbers",
                        rowNumber().over(ofUser),
                        "row_number() over (partition by listens.user_id order by listens.ts, listens.song)"),
                select(
                        "ranks of all rows",
                        rank().over(Window.ofAllRows().orderBy(l.duration.desc())),
                        "rank() over (order by listens.duration desc)"),
                select(
                        "ranks without gaps",
                        denseRank().over(ofUser),
                        "dense_rank() over (partition by listens.user_id order by listens.ts, listens.song)"),
                select("a count of all rows", count().over(Window.ofAllRows()), "count(*) over ()"),
                select(
                        "a sum per partition",
                        sum(l.duration).over(Window.partitionedBy(l.state, l.level)),
                        "sum(listens.duration) over (partition by listens.state, listens.level)"),
                select(
                        "a running total",
                        sum(l.duration).over(ofUser.rowsUpToCurrent()),
                        "sum(listens.duration) over (partition by listens.user_id order by listens.ts, listens.song"
                                + " rows between unbounded preceding and current row)"),
                select(
                        "a moving average",
                        avg(l.duration).over(ofUser.rows(6, 0)),
                        "avg(listens.duration) over (partition by listens.user_id order by listens.ts, listens.song"
                                + " rows between 6 preceding and current row)"),
                select(
                        "a mean of a partition's decimals",
                        avg(l.royalty).over(Window.partitionedBy(l.userId)),
                        "avg(cast(listens.royalty as double precision)) over (partition by listens.user_id)"),
                select(
                        "a sorted window of all rows",
                        count().over(ofUser.allRows()),
                        "count(*) over (partition by listens.user_id order by listens.ts, listens.song"
                                + " rows between unbounded preceding and unbounded following)"),
                select(
                        "a total of what comes",
                        sum(l.duration)
                                .over(ofUser.rowsBetween(FrameBound.CURRENT_ROW, FrameBound.UNBOUNDED_FOLLOWING)),
                        "sum(listens.duration) over (partition by listens.user_id order by listens.ts, listens.song"
                                + " rows between current row and unbounded following)"),
                select(
                        "the mean of three rows before",
                        avg(l.duration).over(ofUser.rowsBetween(FrameBound.preceding(3), FrameBound.preceding(1))),
                        "avg(listens.duration) over (partition by listens.user_id order by listens.ts, listens.song"
                                + " rows between 3 preceding and 1 preceding)"),
                select(
                        "the mean of rows around",
                        avg(l.duration).over(ofUser.rows(1, 2)),
                        "avg(listens.duration) over (partition by listens.user_id order by listens.ts, listens.song"
                                + " rows between 1 preceding and 2 following)"),
                select(
                        "the share of the partition",
                        ratioToReport(l.duration).over(Window.partitionedBy(l.userId)),
                        "ratio_to_report(listens.duration) over (partition by listens.user_id)"),
                select(
                        "the value of the row before",
                        lag(l.song, 1).over(ofUser),
                        "lag(listens.song, 1) over (partition by listens.user_id order by listens.ts, listens.song)"),
                select(
                        "the value of the row before that has one",
                        lag(l.state, 1).ignoreNulls().over(ofUser),
                        "lag(listens.state, 1) ignore nulls over (partition by listens.user_id order by listens.ts,"
                                + " listens.song)"),
                select(
                        "the value two rows on",
                        lead(l.song, 2).over(ofUser),
                        "lead(listens.song, 2) over (partition by listens.user_id order by listens.ts, listens.song)"),
                select(
                        "the first value",
                        firstValue(l.song).over(ofUser.allRows()),
                        "first_value(listens.song) over (partition by listens.user_id order by listens.ts, listens.song"
                                + " rows between unbounded preceding and unbounded following)"),
                select(
                        "the last value that there is",
                        lastValue(l.state).ignoreNulls().over(ofUser.rowsUpToCurrent()),
                        "last_value(listens.state) ignore nulls over (partition by listens.user_id order by listens.ts,"
                                + " listens.song rows between unbounded preceding and current row)"),
                select(
                        "the second value",
                        nthValue(l.song, 2).over(ofUser.allRows()),
                        "nth_value(listens.song, 2) over (partition by listens.user_id order by listens.ts, listens.song"
                                + " rows between unbounded preceding and unbounded following)"),
                select(
                        "quarters",
                        ntile(4).over(ofUser),
                        "ntile(4) over (partition by listens.user_id order by listens.ts, listens.song)"),
                select(
                        "the rank from 0 to 1",
                        percentRank().over(ofUser),
                        "percent_rank() over (partition by listens.user_id order by listens.ts, listens.song)"),
                select(
                        "the part that comes no later",
                        cumeDist().over(ofUser),
                        "cume_dist() over (partition by listens.user_id order by listens.ts, listens.song)"),
                select(
                        "the median of the partition",
                        median(l.duration).over(Window.partitionedBy(l.userId)),
                        "median(listens.duration) over (partition by listens.user_id)"),
                select(
                        "a percentile of the partition",
                        percentileCont(0.9, l.duration).over(Window.partitionedBy(l.userId)),
                        "percentile_cont(0.9) within group (order by listens.duration) over (partition by listens.user_id)"),
                select(
                        "the texts of the partition",
                        listagg(l.song, ", ", l.ts.asc()).over(Window.partitionedBy(l.userId)),
                        "listagg(listens.song, ', ') within group (order by listens.ts) over (partition by"
                                + " listens.user_id)"),
                select(
                        "the standard deviation so far",
                        stddevSamp(l.duration).over(ofUser.rowsUpToCurrent()),
                        "stddev_samp(listens.duration) over (partition by listens.user_id order by listens.ts,"
                                + " listens.song rows between unbounded preceding and current row)"),
                qualifyAtOnce(),
                qualifyAfterWhere(),
                topOfEach());
    }

    private static Construct qualifyAtOnce() {
        return Construct.of(
                "the first row of each, directly from a table",
                Query.select(l.userId, l.song)
                        .from(l)
                        .qualify(rowNumber()
                                .over(Window.partitionedBy(l.userId).orderBy(l.ts.asc()))
                                .eq(1L)),
                """
                select listens.user_id, listens.song
                from music.listens as listens
                qualify row_number() over (partition by listens.user_id order by listens.ts) = ?
                """,
                1L);
    }

    private static Construct qualifyAfterWhere() {
        return Construct.of(
                "the first row of each, of some rows",
                Query.select(l.userId, l.song)
                        .from(l)
                        .where(l.skipped.eq(false))
                        .qualify(rank().over(Window.partitionedBy(l.userId).orderBy(l.ts.asc()))
                                .le(2L)),
                """
                select listens.user_id, listens.song
                from music.listens
                where listens.skipped = ?
                qualify rank() over (partition by listens.user_id order by listens.ts) <= ?
                """,
                false,
                2L);
    }

    private static Construct topOfEach() {
        var place = rowNumber()
                .over(Window.partitionedBy(l.userId)
                        .orderBy(count().desc(), sum(l.duration).desc(), l.artist.asc()));
        return Construct.of(
                "the top artists of each user",
                Query.select(
                                l.userId,
                                l.artist,
                                count().as("plays"),
                                sum(l.duration).as("seconds"))
                        .from(l)
                        .groupBy(l.userId, l.artist)
                        .having(count().ge(1L))
                        .qualify(place.le(3L))
                        .orderBy(l.userId.asc(), place.asc()),
                """
                select listens.user_id, listens.artist, count(*) as plays, sum(listens.duration) as seconds
                from music.listens
                group by listens.user_id, listens.artist
                having count(*) >= ?
                qualify row_number() over (partition by listens.user_id order by count(*) desc, sum(listens.duration) desc, listens.artist) <= ?
                order by listens.user_id, row_number() over (partition by listens.user_id order by count(*) desc, sum(listens.duration) desc, listens.artist)
                """,
                1L,
                3L);
    }
}
