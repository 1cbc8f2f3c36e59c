// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One select. A clause that is absent is an empty list, or the predicate that is always true.
 *
 * @param projection the select list
 * @param from tables and joins; none for a select of values that need no table
 * @param where which rows are read
 * @param groupBy what the rows are grouped by
 * @param having which groups are kept
 * @param qualify which rows are kept once window functions are computed
 */
public record SelectBody(
        Projection projection,
        Optional<From> from,
        Predicate where,
        List<Grouping> groupBy,
        Predicate having,
        Predicate qualify)
        implements QueryBody {

    /** Copies the list. */
    public SelectBody {
        groupBy = List.copyOf(groupBy);
    }

    /** A select of all rows of its tables. */
    public static SelectBody of(Projection projection, From from) {
        return of(projection, Optional.of(from));
    }

    /** A select of one row of values that need no table. */
    public static SelectBody withoutTables(Projection projection) {
        return of(projection, Optional.empty());
    }

    private static SelectBody of(Projection projection, Optional<From> from) {
        return new SelectBody(projection, from, Predicate.ALWAYS, List.of(), Predicate.ALWAYS, Predicate.ALWAYS);
    }

    /** The same select from other tables. */
    public SelectBody withFrom(From tables) {
        return new SelectBody(projection, Optional.of(tables), where, groupBy, having, qualify);
    }

    /** The same select, with a further condition on its rows. */
    public SelectBody withWhere(Predicate further) {
        return new SelectBody(projection, from, where.and(further), groupBy, having, qualify);
    }

    /** The same select, grouped by these as well. */
    public SelectBody withGroupBy(List<? extends Grouping> further) {
        List<Grouping> keys = new ArrayList<>(groupBy);
        keys.addAll(further);
        return new SelectBody(projection, from, where, keys, having, qualify);
    }

    /** The same select, with a further condition on its groups. */
    public SelectBody withHaving(Predicate further) {
        return new SelectBody(projection, from, where, groupBy, having.and(further), qualify);
    }

    /** The same select, with a further condition on its window functions. */
    public SelectBody withQualify(Predicate further) {
        return new SelectBody(projection, from, where, groupBy, having, qualify.and(further));
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.select(this);
    }
}
