// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights;

/**
 * How often and how long somebody listened in an hour of the day.
 *
 * @param hour 0 to 23, of the time zone asked for
 * @param plays how many listens began in it
 * @param seconds how long they were in all
 */
public record HourPlays(int hour, long plays, double seconds) {}
