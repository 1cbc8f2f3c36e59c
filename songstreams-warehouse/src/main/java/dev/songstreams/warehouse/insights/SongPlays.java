// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights;

/**
 * How often and how long a song was listened to.
 *
 * @param artist who performs it
 * @param song the title
 * @param genre by the song catalogue; {@code Unknown} if it lacks the song
 * @param plays how often
 * @param seconds how long in all
 */
public record SongPlays(String artist, String song, String genre, long plays, double seconds) {}
