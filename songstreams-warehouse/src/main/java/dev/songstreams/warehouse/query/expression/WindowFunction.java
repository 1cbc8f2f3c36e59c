// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.model.WindowSpec;
import java.util.function.Function;

/**
 * A function that has a value only over a window. It is no expression before {@link #over} makes it one, so that it
 * cannot be selected without its window.
 *
 * @param <T> the Java type of the value
 */
public final class WindowFunction<T> {

    private final Expr.Call function;
    private final Class<T> type;
    private final Function<Window, WindowSpec> windows;

    private WindowFunction(Expr.Call function, Class<T> type, Function<Window, WindowSpec> windows) {
        this.function = function;
        this.type = ValueTypes.require(type);
        this.windows = windows;
    }

    /** A function of a model node over a sorted window without a frame, such as a rank. */
    public static <T> WindowFunction<T> of(Expr.Call function, Class<T> type) {
        return new WindowFunction<>(function, type, Window::forRanking);
    }

    /** A function of a model node over a window that has a frame if it is sorted, as an aggregate's. */
    public static <T> WindowFunction<T> framed(Expr.Call function, Class<T> type) {
        return new WindowFunction<>(function, type, Window::forAggregate);
    }

    /** A function of a model node over a window that is neither sorted nor framed. */
    public static <T> WindowFunction<T> ofWholePartition(Expr.Call function, Class<T> type) {
        return new WindowFunction<>(function, type, window -> window.forWholePartition(function.function()));
    }

    /**
     * The function over a window.
     *
     * @throws IllegalArgumentException if the window has no order, without which a rank means nothing, or a frame or an
     *     order that Redshift refuses for this function
     */
    public Expression<T> over(Window window) {
        return new Computed<>(new Expr.Over(function, false, windows.apply(window)), type);
    }

    Expression<T> overIgnoringNulls(Window window) {
        return new Computed<>(new Expr.Over(function, true, windows.apply(window)), type);
    }
}
