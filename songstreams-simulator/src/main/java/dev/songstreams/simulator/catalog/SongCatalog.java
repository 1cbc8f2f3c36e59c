// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.catalog;

import dev.songstreams.simulator.internal.text.CsvResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The catalogue of some hundreds of real songs, which gives each its genre.
 *
 * <p>No event says a genre; whoever asks for one joins this catalogue by artist and title. As a file it is RFC 4180 text
 * in UTF-8 with line feeds and the header {@code artist,title,genre,duration,year}. No artist has two songs of one title,
 * but a title may belong to several artists: join by both. A handful of songs that listeners play are not in it, so that
 * there are listens whose genre is unknown.
 */
public final class SongCatalog {
    private static final String FILE = "songs.csv";

    private SongCatalog() {}

    /** All songs, in the order of the file. */
    public static List<Song> load() {
        return new CsvResource(SongCatalog.class, FILE).rows(Song::of);
    }

    /** The catalogue as a CSV file's text. */
    public static String csv() {
        return new CsvResource(SongCatalog.class, FILE).text();
    }

    /** Writes the CSV file, in place of one that is there, and returns its path. */
    public static Path writeTo(Path file) throws IOException {
        return Files.writeString(file, csv());
    }
}
