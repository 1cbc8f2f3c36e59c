// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.catalog;

import java.util.List;

/**
 * One song of the catalogue, its names spelt right (on the wire eventsim garbles them where they are not ASCII).
 *
 * @param artist who performs it, or who composed it where it is known by its composer
 * @param title the title as released; unique together with the artist
 * @param genre one of the catalogue's genres; empty if nobody has said
 * @param durationSeconds how long the usual recording plays, to the second
 * @param year when it was first released, or composed
 */
public record Song(String artist, String title, String genre, double durationSeconds, int year) {
    /** The song in a row of a CSV file that has the catalogue's header. */
    public static Song of(List<String> row) {
        return new Song(
                row.get(0), row.get(1), row.get(2), Double.parseDouble(row.get(3)), Integer.parseInt(row.get(4)));
    }
}
