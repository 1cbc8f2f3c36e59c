// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import java.time.LocalDate;

/**
 * Says under which day's folder a row lies. Pure and thread-safe. The fewer days a batch spreads over, the fewer files a
 * flush makes.
 */
@FunctionalInterface
public interface Partitioner {
    /** By the day of the row's time, in UTC. */
    static Partitioner byDay() {
        return new UtcDays();
    }

    /**
     * The day of a row.
     *
     * @param epochMicros the row's time in microseconds since 1970: the event's in zone clean, the Kafka timestamp elsewhere
     */
    LocalDate dayOf(long epochMicros);
}
