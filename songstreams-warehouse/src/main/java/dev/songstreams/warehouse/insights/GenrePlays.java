// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights;

/**
 * How often and how long songs of a genre were listened to.
 *
 * @param genre by the song catalogue; {@code Unknown} for the songs that it lacks
 * @param plays how often
 * @param seconds how long in all
 */
public record GenrePlays(String genre, long plays, double seconds) {}
