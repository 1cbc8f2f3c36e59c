// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.warehouse.catalog.CatalogSong;
import dev.songstreams.warehouse.catalog.SongCatalogFile;
import dev.songstreams.warehouse.connect.WarehousePool;
import dev.songstreams.warehouse.load.RecreatedTopic;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Loads what is new in a lake into the warehouse, and refreshes the star. */
@Command(
        name = "load",
        description =
                "Load what is new in a lake on S3 into the warehouse, exactly once, and refresh the star; makes the"
                        + " tables that are missing.")
final class LoadCommand implements Callable<Integer> {
    @Mixin
    private LakeOption lake = new LakeOption();

    @Mixin
    private WarehouseOption warehouse = new WarehouseOption();

    @Option(
            names = "--iam-role",
            paramLabel = "ARN",
            description =
                    "The role with which Redshift itself reads the lake, whoever logs in here; by default the cluster's own"
                            + " default role.")
    private @Nullable String iamRole;

    @Option(
            names = "--catalog",
            paramLabel = "FILE",
            description =
                    "A CSV of artist,title,genre,duration,year to put in place of the song catalogue. Without it the"
                            + " catalogue stays as it is, and the first time is that of the simulator.")
    private @Nullable Path catalog;

    @Option(
            names = "--new-tables",
            description =
                    "Go on in a new table, <topic>_2, where a topic was deleted and created again; by default the load stops"
                            + " there. The star takes in both tables.")
    private boolean newTables;

    @Option(
            names = "--every",
            description =
                    "Repeat, so long after the last load ended, until stopped; what fails meanwhile is told on stderr, and tried"
                            + " again the next time.")
    private @Nullable Duration every;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (every != null && every.isZero()) {
            throw new ParameterException(spec.commandLine(), "--every is a duration above zero, not 0");
        }
        List<CatalogSong> songs = catalog == null ? null : SongCatalogFile.read(catalog);
        PrintWriter out = spec.commandLine().getOut();
        try (ObjectStore store = lake.open();
                WarehousePool pool = warehouse.open()) {
            Loading loading = new Loading(
                    pool.database(), store, iamRole, newTables ? RecreatedTopic.NEW_TABLE : RecreatedTopic.REFUSE);
            LakeOption.requireLake(store);
            loading.catalog(songs, out);
            if (every == null) {
                loading.load(out);
            } else {
                loadEvery(every, loading, out);
            }
        }
        out.flush();
        return 0;
    }

    /** The first time ends the command if it can't load at all, as where an address or a right is wrong; later such faults pass. */
    private void loadEvery(Duration pause, Loading loading, PrintWriter out) throws InterruptedException {
        while (true) {
            try {
                loading.load(out);
            } catch (RuntimeException e) {
                if (!loading.hasBegun()) {
                    throw e;
                }
                report(e);
            }
            Thread.sleep(pause.toMillis());
        }
    }

    private void report(RuntimeException failure) {
        Failures.print(failure, "; the next load tries again", spec.commandLine());
    }
}
