// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.function;

import dev.songstreams.warehouse.query.expression.WindowFunction;
import dev.songstreams.warehouse.query.model.Expr;
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

    private static WindowFunction<Long> ranking(String function) {
        return WindowFunction.of(new Expr.Call(function, List.of()), Long.class);
    }
}
