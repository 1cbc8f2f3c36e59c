// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.function;

import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.ValueFunction;
import dev.songstreams.warehouse.query.expression.WindowFunction;
import dev.songstreams.warehouse.query.model.Expr;
import java.math.BigDecimal;
import java.util.List;

/** What other rows of a window hold, and a row's share of all. */
public final class Windows {

    private Windows() {}

    /** The value so many rows before; null if there is no such row. */
    public static <T> ValueFunction<T> lag(Expression<T> expression, int rows) {
        return neighbour("lag", expression, rows);
    }

    /** The value so many rows after; null if there is no such row. */
    public static <T> ValueFunction<T> lead(Expression<T> expression, int rows) {
        return neighbour("lead", expression, rows);
    }

    /** The value in the first row of the frame. */
    public static <T> ValueFunction<T> firstValue(Expression<T> expression) {
        return framed(new Expr.Call("first_value", List.of(expression.node())), expression);
    }

    /** The value in the last row of the frame. */
    public static <T> ValueFunction<T> lastValue(Expression<T> expression) {
        return framed(new Expr.Call("last_value", List.of(expression.node())), expression);
    }

    /** The value in the row of this number of the frame, from 1; null if there is none. */
    public static <T> ValueFunction<T> nthValue(Expression<T> expression, int row) {
        if (row < 1) {
            throw new IllegalArgumentException("the rows of a frame are counted from 1, not " + row);
        }
        return framed(new Expr.Call("nth_value", List.of(expression.node(), digits(row))), expression);
    }

    /** The number by the sum of the partition's, so that all shares sum up to 1. */
    public static WindowFunction<Double> ratioToReport(Expression<? extends Number> expression) {
        return WindowFunction.ofWholePartition(
                new Expr.Call("ratio_to_report", List.of(expression.node())), Double.class);
    }

    private static <T> ValueFunction<T> neighbour(String function, Expression<T> expression, int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException(
                    function + " goes 0 or more rows, not " + rows + "; for the other way there is lead, or lag");
        }
        var call = new Expr.Call(function, List.of(expression.node(), digits(rows)));
        return ValueFunction.of(WindowFunction.of(call, expression.type()));
    }

    private static <T> ValueFunction<T> framed(Expr.Call call, Expression<T> expression) {
        return ValueFunction.of(WindowFunction.framed(call, expression.type()));
    }

    private static Expr digits(int number) {
        return new Expr.Digits(BigDecimal.valueOf(number));
    }
}
