// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.warehouse;

import com.sun.management.OperatingSystemMXBean;
import dev.songstreams.benchmarks.process.RedshiftProcess;
import dev.songstreams.benchmarks.report.MarkdownTable;
import dev.songstreams.benchmarks.report.Spread;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.streamify.ListenEvent;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectStores;
import dev.songstreams.warehouse.connect.WarehousePool;
import dev.songstreams.warehouse.insights.ListeningInsights;
import dev.songstreams.warehouse.load.LoaderSettings;
import dev.songstreams.warehouse.load.TopicLoad;
import dev.songstreams.warehouse.load.WarehouseLoader;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.star.StarChanges;
import dev.songstreams.warehouse.star.StreamifyStar;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Loads a lake's listens into the warehouse, refreshes the star twice, and asks each question several times. Says of each step what
 * it took by the clock, and how much of a CPU our own process needed for it: the rest is the warehouse's. Arguments: the lake's
 * address, rounds.
 */
final class WarehousePeer {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final double NANOS = 1e9;

    private WarehousePeer() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        try (ObjectStore store = ObjectStores.open(URI.create(arguments[0]));
                WarehousePool pool = WarehousePool.builder(
                                environment.getOrDefault(RedshiftProcess.URL, ""),
                                RedshiftProcess.USER,
                                environment.getOrDefault(RedshiftProcess.PASSWORD, ""))
                        .open()) {
            Database database = pool.database();
            StreamifyStar star = new StreamifyStar("public", "public");
            load(database, store);
            refresh(database, star);
            ask(new ListeningInsights(database, star.tables()), Integer.parseInt(arguments[1]));
        }
    }

    private static void load(Database database, ObjectStore store) {
        WarehouseLoader loader = new WarehouseLoader(
                database,
                new LakeReader(store),
                LoaderSettings.builder()
                        .keys("listen_events", EventType.of(ListenEvent.class))
                        .build());
        MarkdownTable table = new MarkdownTable("load", "rows", "MB", "wall s", "rows a second", "our CPU s");
        long cpu = SYSTEM.getProcessCpuTime();
        for (TopicLoad load : loader.load()) {
            double wall = load.elapsed().toNanos() / NANOS;
            table.row(
                    load.topic(),
                    number(load.rows(), 0),
                    number(load.bytes() / 1e6, 1),
                    number(wall, 1),
                    number(load.rows() / wall, 0),
                    number((SYSTEM.getProcessCpuTime() - cpu) / NANOS, 2));
        }
        table.print("The loader, through COPY into the local Redshift");
    }

    private static void refresh(Database database, StreamifyStar star) {
        MarkdownTable table = new MarkdownTable("refresh", "listens added", "wall s", "our CPU s");
        for (String which : List.of("of all", "of nothing new")) {
            long cpu = SYSTEM.getProcessCpuTime();
            long start = System.nanoTime();
            StarChanges changes = star.refresh(database);
            table.row(
                    which,
                    number(changes.listens(), 0),
                    number((System.nanoTime() - start) / NANOS, 2),
                    number((SYSTEM.getProcessCpuTime() - cpu) / NANOS, 2));
        }
        table.print("The star");
    }

    private static void ask(ListeningInsights insights, int rounds) {
        MarkdownTable table = new MarkdownTable("question", "rows", "wall s", "our CPU s");
        Questions.of(insights).forEach((name, question) -> {
            List<Double> walls = new ArrayList<>();
            List<Double> cpus = new ArrayList<>();
            int rows = 0;
            for (int round = 0; round < rounds; round++) {
                long cpu = SYSTEM.getProcessCpuTime();
                long start = System.nanoTime();
                rows = question.get().size();
                walls.add((System.nanoTime() - start) / NANOS);
                cpus.add((SYSTEM.getProcessCpuTime() - cpu) / NANOS);
            }
            table.row(
                    name,
                    number(rows, 0),
                    Spread.of(walls).text(2),
                    Spread.of(cpus).text(2));
        });
        table.print("Questions: median (least-greatest)");
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
