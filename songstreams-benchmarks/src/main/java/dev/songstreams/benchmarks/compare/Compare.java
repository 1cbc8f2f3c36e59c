// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.compare;

import dev.songstreams.benchmarks.events.Expected;
import dev.songstreams.benchmarks.events.Filler;
import dev.songstreams.benchmarks.events.Layout;
import dev.songstreams.benchmarks.peer.Peer;
import dev.songstreams.benchmarks.peer.PeerRun;
import dev.songstreams.benchmarks.peer.Verification;
import dev.songstreams.benchmarks.process.BrokerProcess;
import dev.songstreams.benchmarks.process.Place;
import dev.songstreams.benchmarks.process.S3Process;
import dev.songstreams.benchmarks.report.Machine;
import dev.songstreams.benchmarks.report.Rounds;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a broker, fills it, runs the peers in turn, checks what they wrote, and prints the figures and their ratios. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description =
                "Kafka to Parquet or CSV: what the machine allows, Songstreams, and Spark, in turn on one broker.")
final class Compare implements Callable<Integer> {
    @Option(names = "--events", defaultValue = "2000000", description = "Events in Kafka; default ${DEFAULT-VALUE}.")
    private long events;

    @Option(names = "--rounds", defaultValue = "3", description = "JVMs a peer, in turn; default ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--passes", defaultValue = "5", description = "Passes in each JVM; default ${DEFAULT-VALUE}.")
    private int passes;

    @Option(names = "--peers", defaultValue = ".*", description = "Only peers whose name this pattern finds.")
    private Pattern wanted = Pattern.compile("");

    @Option(names = "--spark", required = true, description = "The folder of the Spark module; left out if not built.")
    private Path spark = Path.of("");

    private final Results results = new Results();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Compare()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Machine.print();
        System.out.println("spark " + Machine.version(spark.resolve("target/lib"), "spark-sql_2.13"));
        try (BrokerProcess broker = new BrokerProcess();
                S3Process s3 = new S3Process()) {
            System.out.printf(
                    Locale.ROOT, "%,d events, %d rounds of %d passes; each pass as wall/CPU%n", events, rounds, passes);
            Map<String, Expected> expected = Filler.fill(broker.servers(), Layout.streamify(), events);
            expected.forEach((topic, figures) -> System.out.println("  " + topic + " " + figures));
            List<Peer> peers = Peers.all(spark).stream()
                    .filter(peer -> wanted.matcher(peer.name()).find())
                    .toList();
            Rounds.run(rounds, peers, (round, peer) -> {
                try (Place place = peer.toS3() ? s3.place() : Place.local()) {
                    PeerRun run =
                            PeerRun.of(peer, broker.servers(), place, passes, PeerRun.USUAL_WARM_UP, s3.environment());
                    Path last = place.folder().resolve(Integer.toString(passes));
                    results.add(peer.name(), round, run, Verification.check(peer, last, expected));
                    System.out.println("round " + round + ": " + peer.name() + ": " + run.text());
                }
            });
        } finally {
            // What was measured before a failure took its time too.
            results.print(events);
        }
        return 0;
    }
}
