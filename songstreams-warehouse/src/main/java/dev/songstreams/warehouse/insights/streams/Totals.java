// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.streams;

/**
 * What there is in all.
 *
 * @param users different users who listened; guests, whom nobody can tell apart, are none
 * @param streams listens, those of guests too
 * @param guestStreams listens of guests
 * @param artists different artists who were listened to
 * @param songs different songs, by artist and title, that were listened to
 * @param cities different cities, each of one state, in which somebody listened
 * @param states different states in which somebody listened
 * @param seconds how long the listens were in all
 */
public record Totals(
        long users,
        long streams,
        long guestStreams,
        long artists,
        long songs,
        long cities,
        long states,
        double seconds) {}
