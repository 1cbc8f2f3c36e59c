// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import java.time.LocalDate;

/** By the day in UTC. It remembers the last day, since a date takes time to make, and rows of a day come together. */
final class UtcDays implements Partitioner {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    /** Both for good, so that lanes that race for the last day see one or another, never half of each. */
    private record Day(long number, LocalDate date) {}

    private Day last = day(0);

    private static Day day(long number) {
        return new Day(number, LocalDate.ofEpochDay(number));
    }

    @Override
    public LocalDate dayOf(long epochMicros) {
        long number = Math.floorDiv(epochMicros, MICROS_PER_DAY);
        Day day = last;
        if (day.number() != number) {
            day = day(number);
            last = day;
        }
        return day.date();
    }
}
