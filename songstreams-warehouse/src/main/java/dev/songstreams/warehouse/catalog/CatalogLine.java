// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.catalog;

import dev.songstreams.core.row.Utf8;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A line of the catalogue's file; everything that the table could not hold is refused here, with the line.
 *
 * @param number where it begins in the file, from 1
 * @param fields artist, title, genre, duration and year
 */
record CatalogLine(long number, List<String> fields) {

    CatalogSong song() {
        if (fields.size() != SongCatalogTable.COLUMNS) {
            throw wrong("has " + fields.size() + " fields; a song has " + SongCatalogTable.COLUMNS
                    + ". Put a field that holds a comma in double quotes");
        }
        return new CatalogSong(
                name(0, "artist"),
                name(1, "title"),
                text(2, "genre", SongCatalogTable.GENRE_BYTES),
                duration(fields.get(3)),
                year(fields.get(4)));
    }

    private String name(int field, String what) {
        String name = text(field, what, SongCatalogTable.NAME_BYTES);
        if (name.isBlank()) {
            throw wrong("has no " + what);
        }
        return name;
    }

    private String text(int field, String what, int maxBytes) {
        String text = fields.get(field);
        if (Utf8.length(text) > maxBytes) {
            throw wrong("has " + Utf8.length(text) + " bytes of " + what + "; the table holds " + maxBytes);
        }
        if (text.indexOf('\0') >= 0) {
            throw wrong("has U+0000 in its " + what + ", which Redshift can't hold");
        }
        return text;
    }

    private OptionalDouble duration(String text) {
        if (text.isBlank()) {
            return OptionalDouble.empty();
        }
        try {
            double seconds = Double.parseDouble(text);
            if (Double.isFinite(seconds) && seconds >= 0) {
                return OptionalDouble.of(seconds);
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number that is no duration is.
        }
        throw wrong("has the duration '" + text + "', which is no number of seconds");
    }

    private OptionalInt year(String text) {
        if (text.isBlank()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            throw wrong("has the year '" + text + "', which is no whole number");
        }
    }

    private SongCatalogException wrong(String what) {
        return new SongCatalogException("line " + number + " of the song catalogue " + what);
    }
}
