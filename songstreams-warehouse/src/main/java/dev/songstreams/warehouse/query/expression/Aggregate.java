// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

import dev.songstreams.warehouse.query.model.Expr;

/**
 * One value from many rows: of a group, or with {@link #over} of a window.
 *
 * @param <T> the Java type of the value
 */
public final class Aggregate<T> implements Expression<T> {

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
     * The aggregate over the rows of a window, once for each row.
     *
     * @throws IllegalArgumentException if the window is sorted and has no frame, which Redshift refuses
     */
    public Expression<T> over(Window window) {
        return new Computed<>(new Expr.Over(node, window.forAggregate()), type);
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
