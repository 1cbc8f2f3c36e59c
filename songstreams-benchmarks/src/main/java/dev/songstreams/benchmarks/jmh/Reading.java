// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.jmh;

import dev.songstreams.core.event.Digits;
import dev.songstreams.core.event.EventTime;
import dev.songstreams.core.event.Required;
import dev.songstreams.core.event.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that has nothing to do with songs, and types that theirs lack.
 *
 * @param at when it was read
 * @param meter which meter
 * @param site where it stands
 * @param kilowattHours what it counted
 * @param price of it
 * @param billed the day it is billed on
 * @param estimated whether it was guessed
 * @param note what somebody wrote
 */
public record Reading(
        @EventTime @Required Instant at,
        @Required UUID meter,
        @Text(maxBytes = 64) String site,
        double kilowattHours,

        @Digits(precision = 12, scale = 4) BigDecimal price,

        LocalDate billed,
        boolean estimated,
        @Nullable String note) {

    /** The JSON of the n-th of them. */
    static String json(int n) {
        return "{\"at\":\"" + Instant.ofEpochSecond(1_767_225_600L + n)
                + "\",\"meter\":\"" + new UUID(0x4000L, 0x8000_0000_0000_0000L + n % 5_000)
                + "\",\"site\":\"substation " + n % 300
                + "\",\"kilowattHours\":" + n % 9_973 / 8.0
                + ",\"price\":" + BigDecimal.valueOf(n % 7_919, 4)
                + ",\"billed\":\"2026-02-" + (10 + n % 18)
                + "\",\"estimated\":" + (n % 5 == 0)
                + (n % 50 == 0 ? ",\"note\":\"read by hand, door was \\\"stuck\\\"\"}" : "}");
    }
}
