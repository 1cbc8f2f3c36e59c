// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.audience;

import java.util.OptionalDouble;

/**
 * How many of those who used the service for nothing came to pay for it.
 *
 * @param freeUsers different users who were ever seen with level free
 * @param convertedUsers those of them who were seen with level paid right after a time with level free
 * @param upgrades changes from free to paid; a user may have several
 * @param downgrades changes from paid to free
 */
public record Conversion(long freeUsers, long convertedUsers, long upgrades, long downgrades) {

    /** The converted part of the free users, 0 to 1; empty if there were none. */
    public OptionalDouble rate() {
        return freeUsers == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) convertedUsers / freeUsers);
    }
}
