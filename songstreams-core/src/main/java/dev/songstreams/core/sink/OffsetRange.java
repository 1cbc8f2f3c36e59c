// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.sink;

/**
 * A stretch of a partition: the offsets from {@code from} to {@code to}, the latter excluded. Not every offset needs to
 * hold a record.
 *
 * @param from the first offset
 * @param to the offset behind the last; not below {@code from}
 */
public record OffsetRange(long from, long to) {
    /** Checks the order. */
    public OffsetRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("offsets run from 0 up, not from " + from + " to " + to);
        }
    }
}
