// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks;

/**
 * What a topic holds, in figures that any reader of its files can add up.
 *
 * @param rows events
 * @param ts the sum of ts, in milliseconds
 * @param users the sum of userId
 * @param items the sum of itemInSession
 */
record Expected(long rows, long ts, long users, long items) {
    static final Expected NONE = new Expected(0, 0, 0, 0);

    Expected plus(long moreTs, long moreUsers, long moreItems) {
        return new Expected(rows + 1, ts + moreTs, users + moreUsers, items + moreItems);
    }
}
