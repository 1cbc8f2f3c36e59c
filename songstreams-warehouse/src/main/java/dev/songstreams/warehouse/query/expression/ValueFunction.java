// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

/**
 * A window function that gives the value of another row of the window, such as LAG. It can pass over rows of which that
 * value is null.
 *
 * @param <T> the Java type of the value
 */
public final class ValueFunction<T> {

    private final WindowFunction<T> function;
    private final boolean ignoringNulls;

    private ValueFunction(WindowFunction<T> function, boolean ignoringNulls) {
        this.function = function;
        this.ignoringNulls = ignoringNulls;
    }

    /** The function, which takes nulls for values like others. */
    public static <T> ValueFunction<T> of(WindowFunction<T> function) {
        return new ValueFunction<>(function, false);
    }

    /** The same, passing over rows of which the value is null. */
    public ValueFunction<T> ignoreNulls() {
        return new ValueFunction<>(function, true);
    }

    /**
     * The function over a window.
     *
     * @throws IllegalArgumentException if the window is not one that Redshift takes for this function
     */
    public Expression<T> over(Window window) {
        return ignoringNulls ? function.overIgnoringNulls(window) : function.over(window);
    }
}
