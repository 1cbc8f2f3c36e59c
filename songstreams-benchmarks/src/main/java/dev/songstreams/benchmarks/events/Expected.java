// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.events;

/**
 * What a topic holds, in figures that any reader of its files can add up.
 *
 * @param rows events
 * @param ts the sum of ts, in milliseconds
 * @param users the sum of userId
 * @param items the sum of itemInSession
 */
public record Expected(long rows, long ts, long users, long items) {
    /** Of an empty topic. */
    public static final Expected NONE = new Expected(0, 0, 0, 0);

    Expected plus(Expected more) {
        return new Expected(rows + more.rows, ts + more.ts, users + more.users, items + more.items);
    }
}
