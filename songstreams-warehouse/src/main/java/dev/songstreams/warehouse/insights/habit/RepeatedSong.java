// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.habit;

/**
 * A song that a user had on repeat.
 *
 * @param userId the user
 * @param artist who performs the song
 * @param song the title
 * @param times how many times it was on repeat
 * @param longest how many plays in a row the longest time had
 */
public record RepeatedSong(long userId, String artist, String song, long times, long longest) {}
