// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.RuntimeTable;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.run.WarehouseException;
import dev.songstreams.warehouse.streamify.TestWarehouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SongCatalogTableTest {

    private static final Database DATABASE = TestWarehouse.database();

    private final String schema = TestWarehouse.newSchema("catalog");
    private final SongCatalogTable catalog = new SongCatalogTable(schema);

    private record Stored(
            String artist,
            String title,
            String genre,
            @Nullable Double duration,
            @Nullable Integer year) {}

    @Test
    void keepsWhatItIsGiven() {
        catalog.replace(
                DATABASE,
                List.of(
                        new CatalogSong("O'Connor", "a \\ b \"c\"", "", OptionalDouble.empty(), OptionalInt.empty()),
                        new CatalogSong(
                                "Sigur Rós", "Sæglópur", "Post-Rock", OptionalDouble.of(458.5), OptionalInt.of(2005))));

        assertThat(stored())
                .containsExactly(
                        new Stored("O'Connor", "a \\ b \"c\"", "Unknown", null, null),
                        new Stored("Sigur Rós", "Sæglópur", "Post-Rock", 458.5, 2005));
    }

    @Test
    void replacesWhatWasThere() {
        catalog.replace(DATABASE, songs(5));
        catalog.replace(DATABASE, songs(2));

        assertThat(stored()).hasSize(2);
    }

    @Test
    @Timeout(30)
    void loadsFiftyThousandSongsInSeconds() {
        long began = System.nanoTime();

        catalog.replace(DATABASE, songs(50_000));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
        assertThat(stored()).hasSize(50_000);
    }

    @Test
    void isAsBeforeIfTheWarehouseRefuses() {
        catalog.replace(DATABASE, songs(3));
        List<CatalogSong> tooLong = new ArrayList<>(songs(1500));
        tooLong.add(new CatalogSong("x".repeat(1025), "x", "", OptionalDouble.empty(), OptionalInt.empty()));

        assertThatExceptionOfType(WarehouseException.class).isThrownBy(() -> catalog.replace(DATABASE, tooLong));
        assertThat(stored()).hasSize(3);
    }

    @Test
    void isLoadedOnceByManyAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> loads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                loads.add(threads.submit(() -> catalog.replace(DATABASE, songs(100))));
            }
            for (Future<?> load : loads) {
                load.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(stored()).hasSize(100);
    }

    private static List<CatalogSong> songs(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new CatalogSong(
                        "artist " + i % 97, "title " + i, "Pop", OptionalDouble.of(i), OptionalInt.of(2000)))
                .toList();
    }

    private List<Stored> stored() {
        RuntimeTable table = Table.of(schema, "song_catalog");
        Column<String> artist = Column.of(table, "artist", String.class);
        return DATABASE.fetch(Query.select(
                        artist,
                        Column.of(table, "title", String.class),
                        Column.of(table, "genre", String.class),
                        Column.of(table, "duration", Double.class),
                        Column.of(table, "year", Integer.class))
                .from(table)
                .orderBy(artist.asc())
                .as(Stored.class));
    }
}
