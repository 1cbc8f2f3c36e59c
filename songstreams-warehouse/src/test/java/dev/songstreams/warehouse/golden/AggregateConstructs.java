// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static dev.songstreams.warehouse.golden.ValueConstructs.select;
import static dev.songstreams.warehouse.query.function.Aggregates.approximateCountDistinct;
import static dev.songstreams.warehouse.query.function.Aggregates.avg;
import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.countDistinct;
import static dev.songstreams.warehouse.query.function.Aggregates.countIf;
import static dev.songstreams.warehouse.query.function.Aggregates.listagg;
import static dev.songstreams.warehouse.query.function.Aggregates.max;
import static dev.songstreams.warehouse.query.function.Aggregates.median;
import static dev.songstreams.warehouse.query.function.Aggregates.min;
import static dev.songstreams.warehouse.query.function.Aggregates.sum;

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
                select("the least text", min(l.artist), "min(listens.artist)"),
                select("the latest time", max(l.ts), "max(listens.ts)"),
                select("the middle value", median(l.duration), "median(listens.duration)"),
                select("texts in a list", listagg(l.song, "'; "), "listagg(listens.song, '''; ')"),
                select(
                        "texts in a sorted list",
                        listagg(l.song, ", ", l.song.asc(), l.ts.desc()),
                        "listagg(listens.song, ', ') within group (order by listens.song, listens.ts desc)"));
    }
}
