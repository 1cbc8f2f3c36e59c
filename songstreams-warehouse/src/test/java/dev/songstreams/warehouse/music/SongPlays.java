// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.music;

/** A song with how often and how long it was listened to. */
public record SongPlays(String artist, String song, long plays, double seconds) {}
