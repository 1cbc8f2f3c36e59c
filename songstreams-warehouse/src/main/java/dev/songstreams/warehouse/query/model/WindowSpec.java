// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a window function sees: which rows, in which order, and which of them around the current one.
 *
 * @param partitionBy rows that agree in these are one partition; empty for one partition of all
 * @param orderBy the order within a partition
 * @param frame the rows around the current one, where a frame is given
 */
public record WindowSpec(List<Expr> partitionBy, List<SortKey> orderBy, Optional<Frame> frame) {

    /** Copies the lists. */
    public WindowSpec {
        partitionBy = List.copyOf(partitionBy);
        orderBy = List.copyOf(orderBy);
    }

    /**
     * A frame in rows; Redshift has no other.
     *
     * @param start its first row
     * @param end its last row
     */
    public record Frame(Bound start, Bound end) {}

    /**
     * One end of a frame.
     *
     * @param side which side of the current row it is on
     * @param rows how far from it; empty for the partition's own end
     */
    public record Bound(Side side, OptionalInt rows) {

        /** Which side of the current row a bound is on. */
        public enum Side {
            /** Before it. */
            PRECEDING,
            /** It is the current row. */
            CURRENT,
            /** After it. */
            FOLLOWING
        }
    }
}
