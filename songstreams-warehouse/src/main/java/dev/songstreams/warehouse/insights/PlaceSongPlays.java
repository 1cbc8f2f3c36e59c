// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights;

/**
 * How often a song was listened to in a place.
 *
 * @param state the state's two letters
 * @param city the city
 * @param artist who performs the song
 * @param song the title
 * @param plays how often
 */
public record PlaceSongPlays(String state, String city, String artist, String song, long plays) {}
