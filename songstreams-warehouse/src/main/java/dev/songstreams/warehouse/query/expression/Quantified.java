// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

import dev.songstreams.warehouse.query.model.Predicate.Quantified.Quantifier;

/**
 * The rows of a query of one column, for a comparison with any or with all of them:
 * {@code l.duration.gt(Quantified.all(durations))}.
 *
 * @param quantifier of how many rows the comparison must be true
 * @param query the rows
 * @param <T> the Java type of the column
 */
public record Quantified<T>(Quantifier quantifier, Rows<T> query) {

    /** The comparison is true of one row at least; of no rows it is never true. */
    public static <T> Quantified<T> any(Rows<T> query) {
        return new Quantified<>(Quantifier.ANY, query);
    }

    /** The comparison is true of every row; of no rows it is always true. */
    public static <T> Quantified<T> all(Rows<T> query) {
        return new Quantified<>(Quantifier.ALL, query);
    }
}
