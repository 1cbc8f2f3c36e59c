// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.service;

import dev.songstreams.simulator.internal.chance.Dice;
import dev.songstreams.simulator.internal.site.Page;

/** How long visitors stay on a page. */
final class Pace {
    private static final long QUICKEST_CLICK_MILLIS = 1_000;
    private static final double MEAN_CLICK_MILLIS = 25_000;
    private static final double SKIPS_SONG = 0.08;

    private Pace() {}

    /** When the next page is seen: a song follows when the last one ends, unless it is skipped; all else by a click. */
    static long nextPage(Page next, long now, long songEndsAt, Dice dice) {
        boolean waitsForTheEnd = next == Page.NEXT_SONG && !dice.chance(SKIPS_SONG);
        if (waitsForTheEnd) {
            return Math.max(songEndsAt, now + QUICKEST_CLICK_MILLIS);
        }
        return now + QUICKEST_CLICK_MILLIS + (long) dice.exponential(MEAN_CLICK_MILLIS);
    }
}
