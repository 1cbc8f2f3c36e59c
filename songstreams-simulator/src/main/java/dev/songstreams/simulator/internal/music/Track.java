// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.music;

import static dev.songstreams.simulator.internal.text.JsonText.field;
import static dev.songstreams.simulator.internal.text.JsonText.rawField;

import dev.songstreams.simulator.catalog.Song;
import dev.songstreams.simulator.internal.text.Mojibake;
import java.nio.charset.StandardCharsets;

/** A song as the service plays it: measured to the millisecond, with the JSON text of its events; immutable. */
public final class Track {
    private final Song song;
    private final double popularity;
    private final int durationMillis;
    private final byte[] json;

    Track(Song song, double popularity) {
        this.song = song;
        this.popularity = popularity;
        this.durationMillis = measured(song);
        this.json = json(song, durationMillis).getBytes(StandardCharsets.UTF_8);
    }

    /** The catalogue's name of the artist. */
    String artist() {
        return song.artist();
    }

    /** The catalogue's genre. */
    String genre() {
        return song.genre();
    }

    /** How often it is played, relative to other tracks. */
    double popularity() {
        return popularity;
    }

    /** How long it plays. */
    public int durationMillis() {
        return durationMillis;
    }

    /** The fields artist, song and duration, from a leading comma on; not to be changed. */
    public byte[] json() {
        return json;
    }

    /** The catalogue knows whole seconds; the names decide the rest, so that durations are not all round. */
    private static int measured(Song song) {
        int rest = Math.floorMod((song.artist() + song.title()).hashCode(), 1000);
        return (int) (song.durationSeconds() * 1000) + rest;
    }

    private static String json(Song song, int durationMillis) {
        // A float32, as eventsim has it: most of these decimals are no exact double either.
        return field("artist", Mojibake.of(song.artist()))
                + field("song", Mojibake.of(song.title()))
                + rawField("duration", durationMillis / 1000f);
    }
}
