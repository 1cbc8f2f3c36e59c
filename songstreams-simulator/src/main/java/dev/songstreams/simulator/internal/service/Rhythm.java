// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.service;

import dev.songstreams.simulator.internal.chance.Dice;
import java.util.concurrent.TimeUnit;

/** When people listen: by the hour of the day and the day of the week, shifted by their own habit. */
final class Rhythm {
    private static final long DAY = TimeUnit.DAYS.toMillis(1);
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);

    /** How likely a visit begins in each hour, relative to the busiest. */
    private static final double[] BY_HOUR = {
        0.35, 0.22, 0.14, 0.10, 0.10, 0.14, 0.25, 0.42, 0.55, 0.58, 0.60, 0.62,
        0.66, 0.66, 0.68, 0.72, 0.80, 0.90, 0.97, 1.00, 0.98, 0.88, 0.70, 0.50
    };

    private static final double ON_WEEKENDS = 0.85;
    private static final double AVERAGE = 0.54;

    private Rhythm() {}

    /** The time of a visit, about {@code meanGap} after the last; all in milliseconds. */
    static long nextVisit(long after, double meanGap, int hoursLater, Dice dice) {
        long time = after;
        // Thinning: candidates come faster than visits do, and each is kept as likely as its hour says.
        do {
            time += 1 + (long) dice.exponential(meanGap * AVERAGE);
        } while (!dice.chance(likelihood(time - hoursLater * HOUR)));
        return time;
    }

    private static double likelihood(long time) {
        double byHour = BY_HOUR[(int) (Math.floorMod(time, DAY) / HOUR)];
        // Day 0 of the epoch was a Thursday.
        boolean weekend = Math.floorMod(Math.floorDiv(time, DAY) + 3, 7) >= 5;
        return weekend ? byHour * ON_WEEKENDS : byHour;
    }
}
