// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.broker;

/**
 * Where a partition is to be read from.
 *
 * @param position where the sink stands
 * @param readFrom the offset to read next; beyond the position where records are missing
 * @param end where the broker's log ended when it was asked
 */
public record Location(long position, long readFrom, long end) {
    /** Whether records between the sink and the broker are missing. */
    public boolean isGap() {
        return readFrom > position;
    }
}
