// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights;

/**
 * How often and how long a user listened to an artist.
 *
 * @param userId the user
 * @param artist the artist
 * @param plays how often
 * @param seconds how long in all
 */
public record ArtistPlays(long userId, String artist, long plays, double seconds) {}
