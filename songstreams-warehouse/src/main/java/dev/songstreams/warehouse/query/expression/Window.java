// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

import dev.songstreams.warehouse.query.model.SortKey;
import dev.songstreams.warehouse.query.model.WindowSpec;
import dev.songstreams.warehouse.query.model.WindowSpec.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a window function sees: rows that agree in the partition's expressions, in an order, and a frame around the
 * current row. Immutable.
 *
 * <p>{@code rowNumber().over(Window.partitionedBy(l.userId).orderBy(count().desc()))}
 */
public final class Window {

    private final WindowSpec spec;

    private Window(WindowSpec spec) {
        this.spec = spec;
    }

    /** All rows as one partition. */
    public static Window ofAllRows() {
        return new Window(new WindowSpec(List.of(), List.of(), Optional.empty()));
    }

    /** The rows that agree with the current one in all of these. */
    public static Window partitionedBy(Expression<?>... expressions) {
        return new Window(
                new WindowSpec(Stream.of(expressions).map(Operand::node).toList(), List.of(), Optional.empty()));
    }

    /** The same window, sorted by these after what it is sorted by. */
    public Window orderBy(Order... orders) {
        List<SortKey> keys = new ArrayList<>(spec.orderBy());
        Stream.of(orders).map(Order::key).forEach(keys::add);
        return new Window(new WindowSpec(spec.partitionBy(), keys, spec.frame()));
    }

    /** Only the rows from the first to the current one: a running total. */
    public Window rowsUpToCurrent() {
        return rowsBetween(FrameBound.UNBOUNDED_PRECEDING, FrameBound.CURRENT_ROW);
    }

    /** All rows of the partition, though it is sorted. */
    public Window allRows() {
        return rowsBetween(FrameBound.UNBOUNDED_PRECEDING, FrameBound.UNBOUNDED_FOLLOWING);
    }

    /** Only so many rows before the current one, itself, and so many after it: a moving average. */
    public Window rows(int preceding, int following) {
        if (preceding < 0 || following < 0) {
            throw new IllegalArgumentException(
                    "a frame takes numbers of rows that are 0 or more, not " + preceding + " and " + following);
        }
        return rowsBetween(FrameBound.preceding(preceding), FrameBound.following(following));
    }

    /**
     * Only the rows between two bounds, both included.
     *
     * @throws IllegalArgumentException if the second lies before the first
     */
    public Window rowsBetween(FrameBound start, FrameBound end) {
        if (start.place() > end.place()) {
            throw new IllegalArgumentException(
                    "a frame ends where it begins or behind, not from " + start + " to " + end);
        }
        return framed(new Frame(start.bound(), end.bound()));
    }

    WindowSpec forAggregate() {
        if (!spec.orderBy().isEmpty() && spec.frame().isEmpty()) {
            throw new IllegalArgumentException("Redshift wants a frame for an aggregate over a sorted window; add"
                    + " rowsUpToCurrent(), allRows() or rows(preceding, following)");
        }
        return spec;
    }

    WindowSpec forWholePartition(String function) {
        if (!spec.orderBy().isEmpty()) {
            throw new IllegalArgumentException("Redshift takes no order and no frame for " + function
                    + " over a window; it is of the whole partition");
        }
        return spec;
    }

    WindowSpec forRanking() {
        if (spec.orderBy().isEmpty()) {
            throw new IllegalArgumentException("a rank over rows in no order means nothing; add orderBy(...)");
        }
        if (spec.frame().isPresent()) {
            throw new IllegalArgumentException("Redshift takes no frame for a rank; a rank is of the whole partition");
        }
        return spec;
    }

    private Window framed(Frame frame) {
        if (spec.orderBy().isEmpty()) {
            throw new IllegalArgumentException("a frame of rows in no order means nothing; add orderBy(...) first");
        }
        return new Window(new WindowSpec(spec.partitionBy(), spec.orderBy(), Optional.of(frame)));
    }
}
