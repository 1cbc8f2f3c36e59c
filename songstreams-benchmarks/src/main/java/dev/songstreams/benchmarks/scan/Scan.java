// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.scan;

import dev.songstreams.benchmarks.events.Filler;
import dev.songstreams.benchmarks.events.Layout;
import dev.songstreams.benchmarks.peer.Peer;
import dev.songstreams.benchmarks.peer.PeerRun;
import dev.songstreams.benchmarks.process.BrokerProcess;
import dev.songstreams.benchmarks.process.Place;
import dev.songstreams.benchmarks.report.Machine;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The same events as our Parquet files and as Spark's, and the same questions to both by DuckDB. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = "How our Parquet files read beside Spark's: sizes, row groups, pages, and scans by DuckDB.")
final class Scan implements Callable<Integer> {
    @Option(names = "--events", defaultValue = "2000000", description = "Events in Kafka; default ${DEFAULT-VALUE}.")
    private long events;

    @Option(
            names = "--rounds",
            defaultValue = "15",
            description = "Scans of each kind, in turn; default ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--codec", defaultValue = "snappy", description = "snappy or zstd; default ${DEFAULT-VALUE}.")
    private String codec = "";

    @Option(names = "--spark", required = true, description = "The folder of the Spark module; left out if not built.")
    private Path spark = Path.of("");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Scan()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Machine.print();
        try (Place ours = Place.local();
                Place theirs = Place.local()) {
            Map<String, ScannedFiles> all = new LinkedHashMap<>();
            write(ours, theirs, all);
            FileFigures.print(all);
            new Scans(all, rounds).measure();
        }
        return 0;
    }

    private void write(Place ours, Place theirs, Map<String, ScannedFiles> all) throws Exception {
        Layout layout = Layout.streamify();
        try (BrokerProcess broker = new BrokerProcess()) {
            Filler.fill(broker.servers(), layout, events);
            Peer us = Peer.songstreams(codec, codec, "clean", List.of("-Xmx512m"), layout);
            run(us, broker, ours);
            all.put(us.name(), ScannedFiles.ours(ours.folder()));
            Peer other = Peer.spark("parquet", codec, spark).orElse(null);
            if (other != null) {
                run(other, broker, theirs);
                all.put(other.name(), ScannedFiles.spark(theirs.folder()));
            }
        }
    }

    private static void run(Peer peer, BrokerProcess broker, Place place) throws Exception {
        PeerRun run = PeerRun.of(peer, broker.servers(), place, 1, 0, Map.of());
        System.out.println(peer.name() + ": " + run.text());
    }
}
