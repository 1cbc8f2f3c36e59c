// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static dev.songstreams.warehouse.query.expression.Expression.value;
import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.grouping;
import static dev.songstreams.warehouse.query.function.Nulls.coalesce;

import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.GroupingSet;
import java.util.List;

/** Rows grouped in several ways at once. */
final class GroupingConstructs {

    private static final Listens l = Listens.TABLE;

    private GroupingConstructs() {}

    static List<Construct> all() {
        return List.of(
                Construct.of(
                        "subtotals and a total",
                        Query.select(l.state, l.level, count()).from(l).groupByRollup(l.state, l.level),
                        """
                        select listens.state, listens.level, count(*)
                        from music.listens
                        group by rollup (listens.state, listens.level)
                        """),
                Construct.of(
                        "totals of every kind",
                        Query.select(l.state, l.level, count()).from(l).groupByCube(l.state, l.level),
                        """
                        select listens.state, listens.level, count(*)
                        from music.listens
                        group by cube (listens.state, listens.level)
                        """),
                Construct.of(
                        "totals that are named",
                        Query.select(l.state, l.level, count(), grouping(l.level))
                                .from(l)
                                .groupBySets(GroupingSet.of(l.state), GroupingSet.of(l.level), GroupingSet.ofAllRows()),
                        """
                        select listens.state, listens.level, count(*), grouping(listens.level)
                        from music.listens
                        group by grouping sets ((listens.state), (listens.level), ())
                        """),
                Construct.of(
                        "subtotals of each group",
                        Query.select(l.artist, l.state, count())
                                .from(l)
                                .groupBy(l.artist)
                                .groupByRollup(l.state),
                        """
                        select listens.artist, listens.state, count(*)
                        from music.listens
                        group by listens.artist, rollup (listens.state)
                        """),
                Construct.of(
                        "a group by an expression with a value",
                        Query.select(coalesce(l.state, value("none")), count())
                                .from(l)
                                .groupByRollup(coalesce(l.state, value("none"))),
                        """
                        select coalesce(listens.state, ?), count(*)
                        from music.listens
                        group by rollup (1)
                        """,
                        "none"));
    }
}
