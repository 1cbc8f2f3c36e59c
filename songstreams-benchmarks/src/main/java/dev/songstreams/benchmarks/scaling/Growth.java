// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.scaling;

import dev.songstreams.benchmarks.events.Expected;
import dev.songstreams.benchmarks.events.Filler;
import dev.songstreams.benchmarks.peer.Peer;
import dev.songstreams.benchmarks.peer.PeerRun;
import dev.songstreams.benchmarks.peer.Verification;
import dev.songstreams.benchmarks.process.BrokerProcess;
import dev.songstreams.benchmarks.process.Place;
import dev.songstreams.benchmarks.report.Rounds;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills one broker with the events of several cases, and runs us over each in turn, Parquet snappy to a local disk. A case of fewer
 * events than the largest gets as many more passes, so that every JVM has compiled as much before what counts, and after.
 */
final class Growth {
    private final List<Case> cases;
    private final int rounds;
    private final int passes;

    Growth(List<Case> cases, int rounds, int passes) {
        this.cases = cases;
        this.rounds = rounds;
        this.passes = passes;
    }

    GrowthResults measure() throws Exception {
        GrowthResults results = new GrowthResults(cases);
        try (BrokerProcess broker = new BrokerProcess()) {
            Map<Case, Map<String, Expected>> expected = new HashMap<>();
            for (Case each : cases) {
                expected.put(each, Filler.fill(broker.servers(), each.layout(), each.events()));
                System.out.println("filled: " + each.name());
            }
            Rounds.run(rounds, cases, (round, each) -> {
                try (Place place = Place.local()) {
                    Peer peer = Peer.songstreams(each.name(), "snappy", "clean", List.of("-Xmx512m"), each.layout());
                    int more = timesFewerEvents(each);
                    PeerRun run = PeerRun.of(
                            peer, broker.servers(), place, more * passes, more * PeerRun.USUAL_WARM_UP, Map.of());
                    Path last = place.folder().resolve(Integer.toString(more * passes));
                    Verification.check(peer, last, expected.getOrDefault(each, Map.of()));
                    results.add(each, round, run);
                    System.out.println("round " + round + ": " + each.name() + ": " + run.text());
                }
            });
        }
        return results;
    }

    private int timesFewerEvents(Case each) {
        long most = cases.stream().mapToLong(Case::events).max().orElse(each.events());
        return Math.toIntExact(most / each.events());
    }
}
