// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.core.event.EventType;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.simulator.catalog.SongCatalog;
import dev.songstreams.warehouse.catalog.CatalogSong;
import dev.songstreams.warehouse.catalog.SongCatalogFile;
import dev.songstreams.warehouse.catalog.SongCatalogTable;
import dev.songstreams.warehouse.copy.IamRole;
import dev.songstreams.warehouse.load.LoadException;
import dev.songstreams.warehouse.load.LoaderSettings;
import dev.songstreams.warehouse.load.RecreatedTopic;
import dev.songstreams.warehouse.load.TopicLoad;
import dev.songstreams.warehouse.load.WarehouseLoader;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.star.StarChanges;
import dev.songstreams.warehouse.star.StreamifyStar;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Loads Streamify's topics with the keys of their event types, the song catalogue, and the star. */
final class Loading {
    /** Where staging and the star lie. */
    static final String SCHEMA = "public";

    static final StreamifyStar STAR = new StreamifyStar(SCHEMA, SCHEMA);

    private final Database database;
    private final WarehouseLoader loader;
    private boolean begun;

    Loading(Database database, ObjectStore lake, @Nullable String iamRole) {
        this(database, lake, iamRole, RecreatedTopic.REFUSE);
    }

    Loading(Database database, ObjectStore lake, @Nullable String iamRole, RecreatedTopic onRecreatedTopic) {
        LoaderSettings.Builder settings =
                LoaderSettings.builder().schema(SCHEMA).onRecreatedTopic(onRecreatedTopic);
        for (EventType<?> type : StreamifyEvent.types()) {
            settings.keys(type.name(), type);
        }
        if (iamRole != null) {
            settings.iamRole(new IamRole(iamRole));
        }
        this.database = database;
        this.loader = new WarehouseLoader(database, new LakeReader(lake), settings.build());
    }

    /** The loader of the lake. */
    WarehouseLoader loader() {
        return loader;
    }

    /** Puts these songs in place of the catalogue that is there; where none are given the simulator's, if none is there. */
    void catalog(@Nullable List<CatalogSong> given, PrintWriter out) throws IOException {
        SongCatalogTable table = new SongCatalogTable(SCHEMA);
        table.createIfMissing(database);
        if (given == null && !table.isEmpty(database)) {
            return;
        }
        List<CatalogSong> songs = given == null ? SongCatalogFile.read(new StringReader(SongCatalog.csv())) : given;
        table.replace(database, songs);
        out.printf("%s in the catalogue%n", Plural.of(songs.size(), "song"));
    }

    /**
     * Loads what is new, then the star; says what was done. A topic that fails keeps neither the others nor the star back.
     *
     * @throws LoadException if topics failed, once the star is refreshed
     */
    void load(PrintWriter out) {
        try {
            refresh(Plural.of(loadTopics(out), "row") + " loaded; ", out);
        } catch (LoadException e) {
            begun = true;
            try {
                refresh("", out);
            } catch (RuntimeException star) {
                e.addSuppressed(star);
            }
            throw e;
        }
    }

    /** Whether topics were loaded, or failed each by itself: what fails from then on may pass. */
    boolean hasBegun() {
        return begun;
    }

    private long loadTopics(PrintWriter out) {
        long rows = 0;
        List<TopicLoad> loads = loader.load();
        begun = true;
        for (TopicLoad load : loads) {
            rows += load.rows();
            out.printf(
                    Locale.ROOT,
                    "%-22s %s of %s, %.1f s%n",
                    load.topic(),
                    Plural.of(load.rows(), "row"),
                    Plural.of(load.files(), "file"),
                    load.elapsed().toMillis() / 1000.0);
        }
        return rows;
    }

    private void refresh(String loaded, PrintWriter out) {
        long start = System.nanoTime();
        StarChanges changes = STAR.refresh(database);
        out.printf(
                Locale.ROOT,
                "%sstar: %s, %.1f s%n",
                loaded,
                Plural.of(changes.listens(), "new listen"),
                (System.nanoTime() - start) / 1e9);
        out.flush();
    }
}
