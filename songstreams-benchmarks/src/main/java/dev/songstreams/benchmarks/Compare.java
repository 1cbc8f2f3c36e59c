// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a broker, fills it, runs the peers in turn, checks what they wrote, and prints the figures and their ratios. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description =
                "Kafka to Parquet or CSV: what the machine allows, Songstreams, and Spark, in turn on one broker.")
final class Compare implements Runnable {
    @Option(names = "--events", defaultValue = "2000000", description = "Events in Kafka; default ${DEFAULT-VALUE}.")
    private long events;

    @Option(names = "--rounds", defaultValue = "3", description = "JVMs a peer, in turn; default ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--passes", defaultValue = "5", description = "Passes in each JVM; default ${DEFAULT-VALUE}.")
    private int passes;

    @Option(names = "--peers", defaultValue = ".*", description = "Only peers whose name this pattern finds.")
    private Pattern wanted = Pattern.compile("");

    @Option(names = "--spark", required = true, description = "The folder of the Spark module, built.")
    private Path spark = Path.of("");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Compare()).execute(arguments));
    }

    private List<Peer> peers() {
        return Stream.of(
                        Peer.limit("A"),
                        Peer.limit("B"),
                        Peer.songstreams("snappy", "clean", "512m"),
                        Peer.songstreams("snappy", "clean", "256m"),
                        Peer.songstreams("zstd", "clean", "512m"),
                        Peer.songstreams("snappy", "both", "512m"),
                        Peer.songstreams("csv", "clean", "512m"),
                        Peer.spark("parquet", "snappy", spark),
                        Peer.spark("csv", "none", spark))
                .filter(peer -> wanted.matcher(peer.name()).find())
                .toList();
    }

    @Override
    public void run() {
        try (BrokerProcess broker = new BrokerProcess()) {
            System.out.printf(Locale.ROOT, "filling %,d events%n", events);
            Map<String, Expected> expected = Filler.fill(broker.servers(), events);
            expected.forEach((topic, figures) -> System.out.println("  " + topic + " " + figures));
            print(measure(broker.servers(), expected));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private List<Figures> measure(String servers, Map<String, Expected> expected) throws Exception {
        Map<Peer, List<PeerRun>> runs = new LinkedHashMap<>();
        Map<Peer, Long> bytes = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Peer peer : peers()) {
                Path out = Files.createTempDirectory("compare");
                try {
                    PeerRun run = PeerRun.of(peer, servers, out, passes);
                    bytes.put(peer, Verification.check(peer, out.resolve(Integer.toString(passes)), expected));
                    runs.computeIfAbsent(peer, first -> new ArrayList<>()).add(run);
                    System.out.println("round " + round + ": " + peer.name() + " " + run);
                } finally {
                    delete(out);
                }
            }
        }
        return runs.entrySet().stream()
                .map(peer -> new Figures(peer.getKey(), peer.getValue(), bytes.getOrDefault(peer.getKey(), 0L)))
                .toList();
    }

    private void print(List<Figures> all) {
        System.out.println();
        System.out.println(Figures.header());
        all.forEach(figures -> System.out.println(figures.row(events)));
        for (String base : List.of("limit B", "spark parquet snappy", "spark csv none")) {
            all.stream().filter(figures -> figures.name().equals(base)).forEach(figures -> ratios(figures, all));
        }
    }

    private static void ratios(Figures base, List<Figures> all) {
        System.out.println();
        System.out.println("of " + base.name() + ": steady wall, steady records a CPU second, whole first pass");
        for (Figures figures : all) {
            System.out.printf(
                    Locale.ROOT,
                    "%-34s %.2f x %.2f x %.2f x%n",
                    figures.name(),
                    figures.steadyWall() / base.steadyWall(),
                    base.steadyCpu() / figures.steadyCpu(),
                    figures.whole() / base.whole());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
