// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.streams;

import java.time.LocalDate;

/**
 * How much was streamed on a day.
 *
 * @param day of the calendar, in the time zone asked for
 * @param plays how many listens began on it
 * @param seconds how long they were in all
 * @param users how many different users made them; guests are none
 */
public record DayPlays(LocalDate day, long plays, double seconds, long users) {}
