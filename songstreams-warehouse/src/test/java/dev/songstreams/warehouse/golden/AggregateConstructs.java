// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static dev.songstreams.warehouse.golden.ValueConstructs.select;
import static dev.songstreams.warehouse.query.function.Aggregates.anyValue;
import static dev.songstreams.warehouse.query.function.Aggregates.approximateCountDistinct;
import static dev.songstreams.warehouse.query.function.Aggregates.avg;
import static dev.songstreams.warehouse.query.function.Aggregates.boolAnd;
import static dev.songstreams.warehouse.query.function.Aggregates.boolOr;
import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.countDistinct;
import static dev.songstreams.warehouse.query.function.Aggregates.countIf;
import static dev.songstreams.warehouse.query.function.Aggregates.listagg;
import static dev.songstreams.warehouse.query.function.Aggregates.max;
import static dev.songstreams.warehouse.query.function.Aggregates.median;
import static dev.songstreams.warehouse.query.function.Aggregates.min;
import static dev.songstreams.warehouse.query.function.Aggregates.percentileCont;
import static dev.songstreams.warehouse.query.function.Aggregates.stddevPop;
import static dev.songstreams.warehouse.query.function.Aggregates.stddevSamp;
import static dev.songstreams.warehouse.query.function.Aggregates.sum;
import static dev.songstreams.warehouse.query.function.Aggregates.varPop;
import static dev.songstreams.warehouse.query.function.Aggregates.varSamp;

import dev.songstreams.warehouse.music.Listens;
import java.util.List;

/** Aggregates of all rows. */
final class AggregateConstructs {

    private static final Listens l = Listens.TABLE;

    private AggregateConstructs() {}

    static List<Construct> all() {
        return List.of(
                select("rows", count(), "count(*)"),
                select("values", count(l.state), "count(listens.state)"),
                select("different values", countDistinct(l.artist), "count(distinct listens.artist)"),
                select(
                        "about how many different values",
                        approximateCountDistinct(l.artist),
                        "approximate count(distinct listens.artist)"),
                select(
                        "rows of a kind",
                        countIf(l.skipped.eq(true)),
                        "count(case when listens.skipped = ? then ? end)",
                        true,
                        1),
                select("a sum of floating point", sum(l.duration), "sum(listens.duration)"),
                select("a sum of whole numbers", sum(l.userId), "sum(listens.user_id)"),
                select("a sum of decimals", sum(l.royalty), "sum(listens.royalty)"),
                select("a mean of floating point", avg(l.duration), "avg(listens.duration)"),
                select(
                        "a mean of whole numbers",
                        avg(l.item),
                        "avg(cast(listens.item_in_session as double precision))"),
                select("a mean of decimals", avg(l.royalty), "avg(cast(listens.royalty as double precision))"),
                select("the least text", min(l.artist), "min(listens.artist)"),
                select("the latest time", max(l.ts), "max(listens.ts)"),
                select("the middle value", median(l.duration), "median(listens.duration)"),
                select(
                        "a percentile",
                        percentileCont(0.95, l.duration),
                        "percentile_cont(0.95) within group (order by listens.duration)"),
                select("a standard deviation of a sample", stddevSamp(l.duration), "stddev_samp(listens.duration)"),
                select("a standard deviation of all", stddevPop(l.item), "stddev_pop(listens.item_in_session)"),
                select("a variance of a sample", varSamp(l.duration), "var_samp(listens.duration)"),
                select("a variance of all", varPop(l.duration), "var_pop(listens.duration)"),
                select("whether all are true", boolAnd(l.skipped), "bool_and(listens.skipped)"),
                select("whether one is true", boolOr(l.skipped), "bool_or(listens.skipped)"),
                select("any of the values", anyValue(l.artist), "any_value(listens.artist)"),
                select("a sum of different values", sum(l.item).distinct(), "sum(distinct listens.item_in_session)"),
                select(
                        "a mean of different values",
                        avg(l.item).distinct(),
                        "avg(distinct cast(listens.item_in_session as double precision))"),
                select(
                        "different texts in a list",
                        listagg(l.song, ", ", l.song.asc()).distinct(),
                        "listagg(distinct listens.song, ', ') within group (order by listens.song)"),
                select("texts in a list", listagg(l.song, "'; "), "listagg(listens.song, '''; ')"),
                select(
                        "texts in a sorted list",
                        listagg(l.song, ", ", l.song.asc(), l.ts.desc()),
                        "listagg(listens.song, ', ') within group (order by listens.song, listens.ts desc)"));
    }
}
