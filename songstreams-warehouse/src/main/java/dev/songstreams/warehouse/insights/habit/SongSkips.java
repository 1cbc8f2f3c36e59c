// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.habit;

/**
 * How often a song was skipped.
 *
 * @param artist who performs it
 * @param song the title
 * @param plays listens
 * @param followed those that another of the same session followed; of the others nobody knows how long they played
 * @param skips those of the followed that were skipped
 */
public record SongSkips(String artist, String song, long plays, long followed, long skips) {}
