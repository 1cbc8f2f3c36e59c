// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star;

import static dev.songstreams.warehouse.streamify.Events.listen;
import static dev.songstreams.warehouse.streamify.Events.staged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.warehouse.catalog.CatalogSong;
import dev.songstreams.warehouse.catalog.SongCatalogTable;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.star.StarContents.Fact;
import dev.songstreams.warehouse.streamify.Staging;
import dev.songstreams.warehouse.streamify.TestWarehouse;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GenresTest {

    private static final Database DATABASE = TestWarehouse.database();

    private final Staging staging = new Staging(DATABASE);
    private final String schema = TestWarehouse.newSchema("star");
    private final StreamifyStar star = new StreamifyStar(staging.schema(), schema);
    private final SongCatalogTable catalog = new SongCatalogTable(schema);

    @BeforeEach
    void listenToThreeSongs() {
        staging.add(staged(
                listen("Nina Simone", "Feeling Good", 177.0),
                listen("Muse", "Feeling Good", 199.0),
                listen("Nobody", "Unheard", 1.0)));
    }

    @Test
    void areUnknownWithoutACatalogue() {
        star.refresh(DATABASE);

        assertThat(genres()).containsExactly("Unknown", "Unknown", "Unknown");
    }

    @Test
    void goByArtistAndTitle() {
        catalog.replace(DATABASE, List.of(song("Nina Simone", "Jazz"), song("Muse", "Rock")));

        star.refresh(DATABASE);

        assertThat(genres()).containsExactly("Jazz", "Rock", "Unknown");
    }

    @Test
    void followACatalogueThatComesLater() {
        star.refresh(DATABASE);
        catalog.replace(DATABASE, List.of(song("Nina Simone", "Jazz"), song("Muse", "Rock")));

        StarChanges changes = star.refresh(DATABASE);

        assertThat(changes.genres()).isEqualTo(2);
        assertThat(genres()).containsExactly("Jazz", "Rock", "Unknown");
    }

    @Test
    void followAChangedCatalogue() {
        catalog.replace(DATABASE, List.of(song("Nina Simone", "Jazz"), song("Muse", "Rock")));
        star.refresh(DATABASE);
        catalog.replace(DATABASE, List.of(song("Nina Simone", "Soul")));

        star.refresh(DATABASE);

        assertThat(genres()).containsExactly("Soul", "Unknown", "Unknown");
        assertThat(star.refresh(DATABASE).isNothing()).isTrue();
    }

    @Test
    void doNotDoubleListensOfASongThatTheCatalogueHasTwice() {
        catalog.replace(DATABASE, List.of(song("Muse", "Rock"), song("Muse", "Alternative")));

        star.refresh(DATABASE);

        assertThat(genres()).containsExactly("Unknown", "Alternative", "Unknown");
    }

    private List<String> genres() {
        return StarContents.of(DATABASE, star.tables()).facts().stream()
                .map(Fact::genre)
                .toList();
    }

    private static CatalogSong song(String artist, String genre) {
        return new CatalogSong(artist, "Feeling Good", genre, OptionalDouble.empty(), OptionalInt.empty());
    }
}
