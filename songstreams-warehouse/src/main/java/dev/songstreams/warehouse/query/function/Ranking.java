// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.function;

import dev.songstreams.warehouse.query.expression.WindowFunction;
import dev.songstreams.warehouse.query.model.Expr;
import java.math.BigDecimal;
import java.util.List;

/** Places of rows within a sorted window. */
public final class Ranking {

    private Ranking() {}

    /** 1, 2, 3, ...; among equals the order is the database's choice, so sort by enough to tell rows apart. */
    public static WindowFunction<Long> rowNumber() {
        return ranking("row_number");
    }

    /** Equals have the same rank, and leave a gap after it: 1, 1, 3. */
    public static WindowFunction<Long> rank() {
        return ranking("rank");
    }

    /** Equals have the same rank, and leave no gap: 1, 1, 2. */
    public static WindowFunction<Long> denseRank() {
        return ranking("dense_rank");
    }

    /** The rank among the others, from 0 for the first to 1. */
    public static WindowFunction<Double> percentRank() {
        return WindowFunction.of(new Expr.Call("percent_rank", List.of()), Double.class);
    }

    /** Which part of the rows comes no later than this one, up to 1. */
    public static WindowFunction<Double> cumeDist() {
        return WindowFunction.of(new Expr.Call("cume_dist", List.of()), Double.class);
    }

    /**
     * The rows in so many groups of almost the same size: the number of a row's group, from 1.
     *
     * @throws IllegalArgumentException if there is not one group at least
     */
    public static WindowFunction<Integer> ntile(int groups) {
        if (groups < 1) {
            throw new IllegalArgumentException("NTILE makes 1 group or more, not " + groups);
        }
        List<Expr> arguments = List.of(new Expr.Digits(BigDecimal.valueOf(groups)));
        return WindowFunction.of(new Expr.Call("ntile", arguments), Integer.class);
    }

    private static WindowFunction<Long> ranking(String function) {
        return WindowFunction.of(new Expr.Call(function, List.of()), Long.class);
    }
}
