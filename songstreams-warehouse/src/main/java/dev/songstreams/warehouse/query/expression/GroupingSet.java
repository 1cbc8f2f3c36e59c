// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

import dev.songstreams.warehouse.query.model.Expr;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of several ways to group the same rows, for GROUPING SETS.
 *
 * @param keys what rows of a group agree in; none for one group of all rows
 */
public record GroupingSet(List<Expr> keys) {

    /** Copies the list. */
    public GroupingSet {
        keys = List.copyOf(keys);
    }

    /** One row for all rows that agree in these. */
    public static GroupingSet of(Expression<?>... keys) {
        return new GroupingSet(Stream.of(keys).map(Expression::node).toList());
    }

    /** One row for all rows. */
    public static GroupingSet ofAllRows() {
        return new GroupingSet(List.of());
    }
}
