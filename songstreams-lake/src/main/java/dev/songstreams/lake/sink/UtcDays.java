// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * By the day in UTC. It remembers days, since a date takes time to make: those of events and those on which they came to Kafka are
 * asked for in turn, by every lane.
 */
final class UtcDays implements Partitioner {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    /** Both for good, so that lanes that race for a place see one or another, never half of each. */
    private record Day(long number, LocalDate date) {}

    /** Days by the last digits of their numbers. */
    private final Day[] known = new Day[64];

    UtcDays() {
        Arrays.fill(known, day(0));
    }

    private static Day day(long number) {
        return new Day(number, LocalDate.ofEpochDay(number));
    }

    @Override
    public LocalDate dayOf(long epochMicros) {
        long number = Math.floorDiv(epochMicros, MICROS_PER_DAY);
        int place = (int) number & known.length - 1;
        Day day = known[place];
        if (day.number() != number) {
            day = day(number);
            known[place] = day;
        }
        return day.date();
    }
}
