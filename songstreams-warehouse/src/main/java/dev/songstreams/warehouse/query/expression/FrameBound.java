// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

import dev.songstreams.warehouse.query.model.WindowSpec.Bound;
import dev.songstreams.warehouse.query.model.WindowSpec.Bound.Side;
import java.util.OptionalInt;

/** One end of a window's frame. */
public final class FrameBound {

    /** The first row of the partition. */
    public static final FrameBound UNBOUNDED_PRECEDING =
            new FrameBound(new Bound(Side.PRECEDING, OptionalInt.empty()), Long.MIN_VALUE);
    /** The current row. */
    public static final FrameBound CURRENT_ROW = new FrameBound(new Bound(Side.CURRENT, OptionalInt.empty()), 0);
    /** The last row of the partition. */
    public static final FrameBound UNBOUNDED_FOLLOWING =
            new FrameBound(new Bound(Side.FOLLOWING, OptionalInt.empty()), Long.MAX_VALUE);

    private final Bound bound;
    private final long place;

    private FrameBound(Bound bound, long place) {
        this.bound = bound;
        this.place = place;
    }

    /** So many rows before the current one; it itself for 0. */
    public static FrameBound preceding(int rows) {
        return of(Side.PRECEDING, rows, -(long) rows);
    }

    /** So many rows after the current one; it itself for 0. */
    public static FrameBound following(int rows) {
        return of(Side.FOLLOWING, rows, rows);
    }

    private static FrameBound of(Side side, int rows, long place) {
        if (rows < 0) {
            throw new IllegalArgumentException("a bound is 0 or more rows from the current one, not " + rows);
        }
        return rows == 0 ? CURRENT_ROW : new FrameBound(new Bound(side, OptionalInt.of(rows)), place);
    }

    Bound bound() {
        return bound;
    }

    /** How far behind the current row it is. */
    long place() {
        return place;
    }

    @Override
    public String toString() {
        if (place == 0) {
            return "the current row";
        }
        String rows = bound.rows().isPresent() ? bound.rows().getAsInt() + " rows " : "all rows ";
        return rows + (bound.side() == Side.PRECEDING ? "before" : "after");
    }
}
