// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

import dev.songstreams.warehouse.query.model.Expr;

/**
 * A function that has a value only over a window. It is no expression before {@link #over} makes it one, so that it
 * cannot be selected without its window.
 *
 * @param <T> the Java type of the value
 */
public final class WindowFunction<T> {

    private final Expr.Call function;
    private final Class<T> type;

    private WindowFunction(Expr.Call function, Class<T> type) {
        this.function = function;
        this.type = type;
    }

    /** A window function of a model node; for those that the DSL lacks. */
    public static <T> WindowFunction<T> of(Expr.Call function, Class<T> type) {
        return new WindowFunction<>(function, ValueTypes.require(type));
    }

    /**
     * The function over a window.
     *
     * @throws IllegalArgumentException if the window has no order, without which a rank means nothing, or a frame,
     *     which Redshift refuses for ranks
     */
    public Expression<T> over(Window window) {
        return new Computed<>(new Expr.Over(function, window.forRanking()), type);
    }
}
