// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.model.Expr.Aggregate.Counting;
import dev.songstreams.warehouse.query.model.WindowSpec;
import java.util.Set;

/**
 * One value from many rows: of a group, or with {@link #over} of a window.
 *
 * @param <T> the Java type of the value
 */
public final class Aggregate<T> implements Expression<T> {

    /** Over a window these take PARTITION BY and nothing else (AWS, their pages among the window functions). */
    private static final Set<String> OF_WHOLE_PARTITIONS =
            Set.of("listagg", "median", "percentile_cont", "percentile_disc");

    /** These have no DISTINCT. */
    private static final Set<String> OF_ALL_VALUES = Set.of("median", "percentile_cont", "percentile_disc");

    private final Expr.Aggregate node;
    private final Class<T> type;

    private Aggregate(Expr.Aggregate node, Class<T> type) {
        this.node = node;
        this.type = type;
    }

    /** An aggregate of a model node; for those that the DSL lacks. */
    public static <T> Aggregate<T> of(Expr.Aggregate node, Class<T> type) {
        return new Aggregate<>(node, ValueTypes.require(type));
    }

    /**
     * The same of each different value once.
     *
     * @throws IllegalArgumentException if Redshift has no DISTINCT for it
     */
    public Aggregate<T> distinct() {
        if (node.arguments().isEmpty() || OF_ALL_VALUES.contains(node.function())) {
            throw new IllegalArgumentException("Redshift has no DISTINCT for " + node.function()
                    + (node.arguments().isEmpty() ? " of rows" : ""));
        }
        return new Aggregate<>(
                new Expr.Aggregate(node.function(), Counting.DISTINCT, node.arguments(), node.withinGroup()), type);
    }

    /**
     * The aggregate over the rows of a window, once for each row.
     *
     * @throws IllegalArgumentException if the window is sorted and has no frame, or this aggregate has no such window in
     *     Redshift
     */
    public Expression<T> over(Window window) {
        boolean whole = OF_WHOLE_PARTITIONS.contains(node.function());
        if (node.counting() != Counting.ALL && !node.function().equals("listagg")) {
            throw new IllegalArgumentException(
                    "Redshift has no DISTINCT over a window but for listagg; count in a derived table and join it");
        }
        WindowSpec spec = whole ? window.forWholePartition(node.function()) : window.forAggregate();
        return new Computed<>(new Expr.Over(node, false, spec), type);
    }

    @Override
    public Expr node() {
        return node;
    }

    @Override
    public Class<T> type() {
        return type;
    }
}
