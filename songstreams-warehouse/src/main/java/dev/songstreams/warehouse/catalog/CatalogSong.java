// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.catalog;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A song of the catalogue.
 *
 * @param artist the artist's name, spelt as in the events' clean zone
 * @param title the title, spelt likewise
 * @param genre its genre; {@link #UNKNOWN_GENRE} if nobody has said
 * @param duration how long it plays in seconds, if known
 * @param year when it came out, if known
 */
public record CatalogSong(String artist, String title, String genre, OptionalDouble duration, OptionalInt year) {

    /** The genre of a song that has none, and of one that is not in the catalogue. */
    public static final String UNKNOWN_GENRE = "Unknown";

    /** Puts {@link #UNKNOWN_GENRE} for an empty genre. */
    public CatalogSong {
        genre = genre.isEmpty() ? UNKNOWN_GENRE : genre;
    }
}
