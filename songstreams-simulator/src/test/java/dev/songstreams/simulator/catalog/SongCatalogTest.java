// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SongCatalogTest {
    private static final List<Song> SONGS = SongCatalog.load();

    @TempDir
    private Path folder;

    @Test
    void hasHundredsOfSongsOfManyArtistsAndGenres() {
        assertThat(SONGS).hasSizeGreaterThanOrEqualTo(350);
        assertThat(SONGS.stream().map(Song::artist).distinct()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(SONGS.stream().collect(Collectors.groupingBy(Song::genre, Collectors.counting())))
                .hasSizeGreaterThanOrEqualTo(15)
                .allSatisfy((genre, songs) -> assertThat(songs).as(genre).isGreaterThanOrEqualTo(10));
    }

    @Test
    void noArtistHasTwoSongsOfOneTitle() {
        assertThat(SONGS.stream().map(song -> song.artist() + "/" + song.title()))
                .doesNotHaveDuplicates();
    }

    @Test
    void someTitlesBelongToSeveralArtists() {
        Map<String, Set<String>> artists = SONGS.stream()
                .collect(Collectors.groupingBy(Song::title, Collectors.mapping(Song::artist, Collectors.toSet())));

        assertThat(artists.get("Hurt")).containsExactlyInAnyOrder("Johnny Cash", "Nine Inch Nails");
        assertThat(artists.get("Hallelujah")).containsExactlyInAnyOrder("Leonard Cohen", "Jeff Buckley");
    }

    @Test
    void valuesArePlausible() {
        assertThat(SONGS).allSatisfy(song -> {
            assertThat(song.durationSeconds()).isBetween(60.0, 1800.0);
            assertThat(song.year()).isBetween(1700, 2026);
            assertThat(List.of(song.artist(), song.title(), song.genre()))
                    .allSatisfy(text -> assertThat(text).isNotBlank().isEqualTo(text.strip()));
        });
    }

    @Test
    void namesBeyondAsciiAreSpeltRight() {
        assertThat(SONGS)
                .filteredOn(song -> !StandardCharsets.US_ASCII.newEncoder().canEncode(song.artist() + song.title()))
                .hasSizeGreaterThanOrEqualTo(25);
        assertThat(SONGS)
                .extracting(Song::artist)
                .contains("Beyoncé", "Björk", "Sigur Rós", "Dobet Gnahoré", "Édith Piaf")
                .noneMatch(artist -> artist.contains("Ã"));
    }

    @Test
    void quotesAndCommasSurviveTheFile() {
        assertThat(SONGS)
                .contains(
                        new Song("David Bowie", "\"Heroes\"", "Rock", 371, 1977),
                        new Song("Tyler, The Creator", "EARFQUAKE", "Hip-Hop", 190, 2019),
                        new Song(
                                "Antonín Dvořák",
                                "Symphony No. 9 \"From the New World\": II. Largo",
                                "Classical",
                                730,
                                1893));
    }

    @Test
    void theFileIsTheCatalogue() throws IOException {
        Path file = SongCatalog.writeTo(folder.resolve("songs.csv"));

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(SONGS.size() + 1).startsWith("artist,title,genre,duration,year");
        assertThat(lines).contains("David Bowie,\"\"\"Heroes\"\"\",Rock,371,1977");
        assertThat(Files.readString(file))
                .isEqualTo(SongCatalog.csv())
                .endsWith("\n")
                .doesNotContain("\r");
    }
}
