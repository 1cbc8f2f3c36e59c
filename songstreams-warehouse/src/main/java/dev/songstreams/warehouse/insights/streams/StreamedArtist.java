// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.streams;

/**
 * How often and how long everybody listened to an artist.
 *
 * @param artist the artist
 * @param plays how often
 * @param seconds how long in all
 */
public record StreamedArtist(String artist, long plays, double seconds) {}
