// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.habit;

/**
 * How long the sessions of some visitors were.
 *
 * @param visitor guest if nobody was logged in during the session; else paid if any page of it was seen with that level, or free
 * @param sessions how many
 * @param meanSeconds their mean length
 * @param medianSeconds the length that half of them do not exceed
 * @param longestSeconds the length of the longest
 */
public record SessionLengths(
        String visitor, long sessions, double meanSeconds, double medianSeconds, double longestSeconds) {}
