// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.service;

import dev.songstreams.simulator.internal.chance.Dice;
import dev.songstreams.simulator.internal.music.Taste;
import java.util.concurrent.TimeUnit;

/**
 * What a person likes to hear, how often and when.
 *
 * @param taste what
 * @param meanGap milliseconds from one session to the next, on average
 * @param hoursLater how much later in the day than most people
 */
record Habits(Taste taste, double meanGap, int hoursLater) {
    private static final double MEDIAN_GAP_DAYS = 14;
    private static final double SPREAD = 1.0;

    /** Habits of their own; a few people listen much more than most. */
    static Habits of(Taste taste, Dice dice) {
        double gapDays = MEDIAN_GAP_DAYS * StrictMath.exp(-SPREAD * dice.gaussian());
        int hoursLater = (int) StrictMath.rint(1.5 * dice.gaussian());
        return new Habits(taste, gapDays * TimeUnit.DAYS.toMillis(1), hoursLater);
    }

    long nextVisit(long after, Dice dice) {
        return Rhythm.nextVisit(after, meanGap, hoursLater, dice);
    }
}
