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
     * A frame in rows.
     *
     * @param preceding rows before the current one; empty for all of them
     * @param following rows after the current one; empty for all of them
     */
    public record Frame(OptionalInt preceding, OptionalInt following) {}
}
