// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.scaling;

import dev.songstreams.benchmarks.peer.PeerRun;
import dev.songstreams.benchmarks.report.MarkdownTable;
import dev.songstreams.benchmarks.report.Spread;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The runs of all cases by their rounds, and the table that is made of them. Not thread-safe. */
final class GrowthResults {
    private static final double MILLION = 1e6;

    private final List<Case> cases;
    private final Map<Case, Map<Integer, PeerRun>> runs = new HashMap<>();

    GrowthResults(List<Case> cases) {
        this.cases = cases;
    }

    void add(Case each, int round, PeerRun run) {
        runs.computeIfAbsent(each, first -> new TreeMap<>()).put(round, run);
    }

    /** Prints what an event costs in each case, and its ratio to the base's of the same round. */
    void print(String heading, String baseName) {
        Case base = cases.stream()
                .filter(each -> each.name().equals(baseName))
                .findFirst()
                .orElseThrow();
        MarkdownTable table = new MarkdownTable(
                "case",
                "steady wall s",
                "steady CPU s",
                "CPU s a million",
                "peak MB",
                "bytes allocated a record",
                "wall an event / base",
                "CPU an event / base");
        for (Case each : cases) {
            table.row(
                    each.name(),
                    spread(each, PeerRun::steadyWall).text(2),
                    spread(each, PeerRun::steadyCpu).text(2),
                    spread(each, run -> run.steadyCpu() / each.events() * MILLION)
                            .text(2),
                    spread(each, run -> run.peakBytes() / MILLION).text(0),
                    spread(each, run -> run.steadyHeap(heap -> heap.allocatedBytes()) / each.events())
                            .text(0),
                    ratio(each, base, PeerRun::steadyWall).text(2),
                    ratio(each, base, PeerRun::steadyCpu).text(2));
        }
        table.print(heading + "; ratios to " + baseName);
    }

    private Spread spread(Case each, ToDoubleFunction<PeerRun> figure) {
        return Spread.of(runs(each).values().stream().map(figure::applyAsDouble).toList());
    }

    private Spread ratio(Case each, Case base, ToDoubleFunction<PeerRun> figure) {
        Map<Integer, PeerRun> bases = runs(base);
        return Spread.of(runs(each).entrySet().stream()
                .map(round -> perEvent(each, round.getValue(), figure)
                        / perEvent(base, bases.getOrDefault(round.getKey(), round.getValue()), figure))
                .toList());
    }

    private static double perEvent(Case each, PeerRun run, ToDoubleFunction<PeerRun> figure) {
        return figure.applyAsDouble(run) / each.events();
    }

    private Map<Integer, PeerRun> runs(Case each) {
        return runs.getOrDefault(each, Map.of());
    }
}
