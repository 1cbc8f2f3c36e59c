// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

import dev.songstreams.warehouse.sql.Quoting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A FROM clause: one source, and those joined to it.
 *
 * @param first the source that the joins start from
 * @param joins in their order
 */
public record From(Source first, List<Join> joins) {

    /** Copies the list, and refuses two sources of one name, whose columns could not be told apart. */
    public From {
        joins = List.copyOf(joins);
        Set<String> names = new HashSet<>(Set.of(Quoting.fold(first.alias())));
        for (Join join : joins) {
            if (!names.add(Quoting.fold(join.source().alias()))) {
                throw new IllegalArgumentException("two sources in FROM are called "
                        + join.source().alias() + "; give one of them another name with as(...)");
            }
        }
    }

    /** The same clause with one more join. */
    public From with(Join join) {
        List<Join> all = new ArrayList<>(joins);
        all.add(join);
        return new From(first, all);
    }

    /**
     * One join.
     *
     * @param kind which rows without a partner are kept
     * @param source what is joined
     * @param on which rows belong together; for a cross join always true
     */
    public record Join(Kind kind, Source source, Predicate on) {

        /** Which rows without a partner a join keeps. */
        public enum Kind {
            /** None. */
            INNER("join"),
            /** Those of the left side. */
            LEFT("left join"),
            /** Those of the right side. */
            RIGHT("right join"),
            /** Those of both sides. */
            FULL("full join"),
            /** Every row is every row's partner. */
            CROSS("cross join");

            private final String sql;

            Kind(String sql) {
                this.sql = sql;
            }

            /** The keywords. */
            public String sql() {
                return sql;
            }
        }
    }
}
