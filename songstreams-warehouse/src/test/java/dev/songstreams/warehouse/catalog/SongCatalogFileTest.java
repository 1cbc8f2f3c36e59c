// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.simulator.catalog.SongCatalog;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SongCatalogFileTest {

    private static final String HEADER = "artist,title,genre,duration,year\n";

    @TempDir
    private Path folder;

    @Test
    void readsTheSimulatorsCatalogue() throws IOException {
        List<CatalogSong> songs = SongCatalogFile.read(SongCatalog.writeTo(folder.resolve("songs.csv")));

        assertThat(songs).hasSameSizeAs(SongCatalog.load());
        assertThat(songs.get(0).artist()).isEqualTo(SongCatalog.load().get(0).artist());
    }

    @Test
    void readsQuotedFieldsAndEmptyOnes() throws IOException {
        List<CatalogSong> songs = read("\uFEFF" + HEADER
                + "\"Earth, Wind & Fire\",\"The \"\"Best\"\"\nof\",,,\r\n\r\nNena,99,Pop,230.5,1983\n");

        assertThat(songs)
                .containsExactly(
                        new CatalogSong(
                                "Earth, Wind & Fire",
                                "The \"Best\"\nof",
                                "Unknown",
                                OptionalDouble.empty(),
                                OptionalInt.empty()),
                        new CatalogSong("Nena", "99", "Pop", OptionalDouble.of(230.5), OptionalInt.of(1983)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            Nena,99,Pop,230|line 2 of the song catalogue has 4 fields; a song has 5. Put a field that holds a comma in double quotes
            Earth, Wind,x,Soul,1,1971|line 2 of the song catalogue has 6 fields; a song has 5. Put a field that holds a comma in double quotes
            ,99,Pop,230,1983|line 2 of the song catalogue has no artist
            Nena, ,Pop,230,1983|line 2 of the song catalogue has no title
            Nena,99,Pop,4 min,1983|line 2 of the song catalogue has the duration '4 min', which is no number of seconds
            Nena,99,Pop,-1,1983|line 2 of the song catalogue has the duration '-1', which is no number of seconds
            Nena,99,Pop,NaN,1983|line 2 of the song catalogue has the duration 'NaN', which is no number of seconds
            Nena,99,Pop,230,'83|line 2 of the song catalogue has the year ''83', which is no whole number
            """)
    void refusesALineThatIsNoSong(String line, String message) {
        assertThatThrownBy(() -> read(HEADER + line))
                .isInstanceOf(SongCatalogException.class)
                .hasMessage(message);
    }

    @Test
    void namesTheLineAlsoBehindFieldsOfSeveralLines() {
        assertThatThrownBy(() -> read(HEADER + "\"two\nlines\",a,,,\n\nNena,99,Pop,x,\n"))
                .hasMessage("line 5 of the song catalogue has the duration 'x', which is no number of seconds");
    }

    @Test
    void refusesAQuoteThatIsNotClosed() {
        assertThatThrownBy(() -> read(HEADER + "Nena,\"99,Pop,230,1983\n"))
                .isInstanceOf(SongCatalogException.class)
                .hasMessageStartingWith("the song catalogue is no CSV by RFC 4180: ")
                .hasMessageContaining("line 2");
    }

    @Test
    void refusesANameThatTheTableCannotHold() {
        assertThatThrownBy(() -> read(HEADER + "é".repeat(513) + ",99,Pop,230,1983\n"))
                .hasMessage("line 2 of the song catalogue has 1026 bytes of artist; the table holds 1024");
    }

    @Test
    void takesASongOnceThatIsThereTwiceAlike() throws IOException {
        assertThat(read(HEADER + "Nena,99,Pop,230,1983\nNena,99,Pop,231,\n"))
                .containsExactly(new CatalogSong("Nena", "99", "Pop", OptionalDouble.of(230), OptionalInt.of(1983)));
    }

    @Test
    void refusesASongWithTwoGenres() {
        assertThatThrownBy(() -> read(HEADER + "Nena,99,Pop,230,1983\nMuse,99,Rock,,\nNena,99,Rock,230,1983\n"))
                .isInstanceOf(SongCatalogException.class)
                .hasMessage(
                        "lines 2 and 4 of the song catalogue give the same song, 99 by Nena, two genres: Pop and Rock; leave"
                                + " one of them");
    }

    @Test
    void refusesAnotherHeader() {
        assertThatThrownBy(() -> read("title,artist\nx,y\n"))
                .hasMessage("line 1 of the song catalogue should be the header artist,title,genre,duration,year, but is"
                        + " title,artist");
        assertThatThrownBy(() -> read(""))
                .hasMessage("the song catalogue is empty; its first line is artist,title,genre,duration,year");
    }

    @Test
    void refusesAFileThatIsNotUtf8() throws IOException {
        Path file = Files.write(
                folder.resolve("latin1.csv"), (HEADER + "Gnahoré,x,,,\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> SongCatalogFile.read(file))
                .isInstanceOf(SongCatalogException.class)
                .hasMessage("the song catalogue is not in UTF-8; save it in that encoding");
    }

    private static List<CatalogSong> read(String text) throws IOException {
        return SongCatalogFile.read(new StringReader(text));
    }
}
