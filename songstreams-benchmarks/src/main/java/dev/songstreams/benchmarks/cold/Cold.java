// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.cold;

import dev.songstreams.benchmarks.events.Filler;
import dev.songstreams.benchmarks.events.Layout;
import dev.songstreams.benchmarks.peer.Peer;
import dev.songstreams.benchmarks.peer.PeerRun;
import dev.songstreams.benchmarks.process.BrokerProcess;
import dev.songstreams.benchmarks.process.Place;
import dev.songstreams.benchmarks.report.Machine;
import dev.songstreams.benchmarks.report.Rounds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A process that is started, does the job once, and ends: ours by both group protocols and Spark's in turn, on a broker that holds
 * new groups back for three seconds, as brokers do by default, and on one that does not.
 */
@Command(
        name = "cold",
        mixinStandardHelpOptions = true,
        description = "From the start of a process to its last commit, ours and Spark's; and how long closing takes.")
final class Cold implements Callable<Integer> {
    private static final List<String> PROTOCOLS = List.of("classic", "consumer");
    private static final List<Integer> DELAYS = List.of(3000, 0);

    @Option(
            names = "--events",
            split = ",",
            defaultValue = "500000,2000000",
            description = "How many events, one run after the other; default ${DEFAULT-VALUE}.")
    private List<Long> events = List.of();

    @Option(names = "--rounds", defaultValue = "3", description = "Processes of each kind; default ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--closes",
            defaultValue = "20",
            description = "How often to measure close(); default ${DEFAULT-VALUE}.")
    private int closes;

    @Option(names = "--spark", required = true, description = "The folder of the Spark module; left out if not built.")
    private Path spark = Path.of("");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Cold()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Machine.print();
        for (long number : events) {
            for (int delay : DELAYS) {
                measure(number, delay);
            }
        }
        return 0;
    }

    private void measure(long number, int delay) throws Exception {
        ColdResults results = new ColdResults();
        Map<String, String> settings = Map.of("group.initial.rebalance.delay.ms", Integer.toString(delay));
        try (BrokerProcess broker = new BrokerProcess(settings)) {
            Filler.fill(broker.servers(), Layout.streamify(), number);
            Rounds.run(rounds, runners(), (round, runner) -> {
                ColdRun run = runner.run(broker.servers());
                results.add(runner.name(), round, run);
                System.out.println("round " + round + ": " + runner.name() + ": " + run.text());
            });
            results.print(String.format("%,d events, group.initial.rebalance.delay.ms %d", number, delay));
            if (delay == 0 && number == events.get(0)) {
                new Closes(broker.servers(), closes).measure();
            }
        }
    }

    /** Somebody who is started. */
    private record Runner(String name, Start start) {
        ColdRun run(String servers) throws Exception {
            try (Place place = Place.local()) {
                return start.run(servers, place);
            }
        }
    }

    /** Starts a process, and says how it went when it has ended. */
    private interface Start {
        ColdRun run(String servers, Place place) throws Exception;
    }

    private List<Runner> runners() {
        List<Runner> runners = new ArrayList<>();
        for (String protocol : PROTOCOLS) {
            runners.add(new Runner(
                    "songstreams, group.protocol " + protocol,
                    (servers, place) -> ColdRun.ours(servers, place, protocol)));
        }
        Optional<Peer> peer = Peer.spark("parquet", "snappy", spark);
        peer.ifPresent(present -> runners.add(new Runner(
                ColdResults.SPARK,
                (servers, place) -> ColdRun.whole(
                        PeerRun.of(present, servers, place, 1, 0, Map.of()).wholeSeconds()))));
        return runners;
    }
}
