// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.catalog;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The song catalogue as a file: CSV by RFC 4180 in UTF-8, with or without a byte order mark, whose header is
 * {@code artist,title,genre,duration,year}. Genre, duration (seconds) and year may be empty; blank lines are passed over.
 *
 * <p>A title that an artist has twice with the same genre counts once, by its first line; with two genres it is refused, for
 * which of them is right is not ours to say.
 */
public final class SongCatalogFile {

    private static final List<String> HEADER = List.of("artist", "title", "genre", "duration", "year");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Map<SongName, Line> lines = new HashMap<>();
    private final List<CatalogSong> songs = new ArrayList<>();

    private SongCatalogFile() {}

    /**
     * The songs of the file, in its order.
     *
     * @throws SongCatalogException if the file is no catalogue, or a line of it no song; names the line
     * @throws IOException if it can't be read
     */
    public static List<CatalogSong> read(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(text);
        } catch (CharacterCodingException e) {
            throw notUtf8();
        }
    }

    /** The songs of a catalogue's text, as {@link #read(Path)} does it. */
    public static List<CatalogSong> read(Reader text) throws IOException {
        CsvReader<CsvRecord> records = CsvReader.builder()
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                // Counted here, with a message that says what a song has.
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
        try {
            return new SongCatalogFile().read(records);
        } catch (CsvParseException e) {
            throw new SongCatalogException("the song catalogue is no CSV by RFC 4180: " + reason(e));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw notUtf8();
            }
            throw e.getCause();
        }
    }

    private List<CatalogSong> read(Iterable<CsvRecord> records) {
        boolean atHeader = true;
        for (CsvRecord each : records) {
            if (atHeader) {
                requireHeader(each);
                atHeader = false;
            } else {
                add(new CatalogLine(each.getStartingLineNumber(), each.getFields()));
            }
        }
        if (atHeader) {
            throw new SongCatalogException(
                    "the song catalogue is empty; its first line is " + String.join(",", HEADER));
        }
        return List.copyOf(songs);
    }

    private static void requireHeader(CsvRecord header) {
        List<String> names = new ArrayList<>(header.getFields());
        names.set(0, names.get(0).replace(BYTE_ORDER_MARK, ""));
        if (!names.equals(HEADER)) {
            throw new SongCatalogException("line " + header.getStartingLineNumber()
                    + " of the song catalogue should be the header " + String.join(",", HEADER) + ", but is "
                    + String.join(",", names));
        }
    }

    private void add(CatalogLine line) {
        CatalogSong song = line.song();
        Line here = new Line(line.number(), song.genre());
        Line before = lines.putIfAbsent(new SongName(song.artist(), song.title()), here);
        if (before == null) {
            songs.add(song);
        } else if (!before.genre().equals(song.genre())) {
            throw new SongCatalogException("lines " + before.number() + " and " + line.number()
                    + " of the song catalogue give the same song, " + song.title() + " by " + song.artist()
                    + ", two genres: " + before.genre() + " and " + song.genre() + "; leave one of them");
        }
    }

    private static SongCatalogException notUtf8() {
        return new SongCatalogException("the song catalogue is not in UTF-8; save it in that encoding");
    }

    private static String reason(CsvParseException e) {
        return e.getCause() == null
                ? String.valueOf(e.getMessage())
                : e.getMessage() + ": " + e.getCause().getMessage();
    }

    private record SongName(String artist, String title) {}

    private record Line(long number, String genre) {}
}
