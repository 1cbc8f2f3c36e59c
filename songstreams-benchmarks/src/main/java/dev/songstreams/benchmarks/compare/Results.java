// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.compare;

import dev.songstreams.benchmarks.peer.PeerRun;
import dev.songstreams.benchmarks.report.MarkdownTable;
import dev.songstreams.benchmarks.report.Spread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The runs of all peers by their rounds, and the tables that are made of them. Not thread-safe. */
final class Results {
    private static final double MEGA = 1e6;

    private final Map<String, Map<Integer, PeerRun>> runs = new LinkedHashMap<>();
    private final Map<String, Long> bytes = new LinkedHashMap<>();

    /** Two peers' runs of one round. */
    private record Pair(PeerRun its, PeerRun base) {}

    void add(String peer, int round, PeerRun run, long outputBytes) {
        runs.computeIfAbsent(peer, first -> new TreeMap<>()).put(round, run);
        bytes.put(peer, outputBytes);
    }

    void print(long events) {
        printCosts(events);
        printHeap(events);
        for (String base : List.of(
                "limit B",
                "songstreams snappy",
                "songstreams csv",
                "spark parquet snappy",
                "spark parquet zstd",
                "spark csv")) {
            if (runs.containsKey(base)) {
                printRatios(base);
            }
        }
    }

    private void printCosts(long events) {
        MarkdownTable table = new MarkdownTable(
                "peer",
                "steady wall s",
                "steady CPU s",
                "records per CPU s",
                "first pass s",
                "cold, whole s",
                "peak MB",
                "MB written");
        runs.forEach((peer, rounds) -> table.row(
                peer,
                spread(rounds, PeerRun::steadyWall).text(2),
                spread(rounds, PeerRun::steadyCpu).text(2),
                String.format(
                        Locale.ROOT,
                        "%,.0f",
                        events / spread(rounds, PeerRun::steadyCpu).median()),
                spread(rounds, PeerRun::firstWall).text(1),
                spread(rounds, PeerRun::wholeSeconds).text(1),
                spread(rounds, run -> run.peakBytes() / MEGA).text(0),
                String.format(Locale.ROOT, "%.1f", bytes.getOrDefault(peer, 0L) / MEGA)));
        table.print("Costs: median (least-greatest) over the rounds");
    }

    private void printHeap(long events) {
        MarkdownTable table =
                new MarkdownTable("peer", "collections a pass", "their ms a pass", "bytes allocated a record");
        runs.forEach((peer, rounds) -> {
            if (rounds.values().stream().noneMatch(run -> run.heap().isEmpty())) {
                table.row(
                        peer,
                        spread(rounds, run -> run.steadyHeap(heap -> heap.collections()))
                                .text(0),
                        spread(rounds, run -> run.steadyHeap(heap -> heap.millis()))
                                .text(0),
                        spread(rounds, run -> run.steadyHeap(heap -> heap.allocatedBytes()) / events)
                                .text(0));
            }
        });
        table.print("The heap in steady passes");
    }

    /** Ratios of runs of the same round, since the machine's speed drifts from minute to minute. */
    private void printRatios(String base) {
        MarkdownTable table = new MarkdownTable("peer", "steady wall", "records per CPU s", "cold, whole");
        for (String peer : runs.keySet()) {
            List<Pair> pairs = pairs(peer, base).toList();
            if (!peer.equals(base) && !pairs.isEmpty()) {
                table.row(
                        peer,
                        ratio(pairs, PeerRun::steadyWall),
                        ratio(pairs, run -> 1 / run.steadyCpu()),
                        ratio(pairs, PeerRun::wholeSeconds));
            }
        }
        table.print("Times " + base + ": median (least-greatest) of the ratios of each round");
    }

    private Stream<Pair> pairs(String peer, String base) {
        Map<Integer, PeerRun> bases = runs.getOrDefault(base, Map.of());
        return runs.getOrDefault(peer, Map.of()).entrySet().stream().flatMap(round -> {
            PeerRun other = bases.get(round.getKey());
            return other == null ? Stream.empty() : Stream.of(new Pair(round.getValue(), other));
        });
    }

    private static String ratio(List<Pair> pairs, ToDoubleFunction<PeerRun> figure) {
        return Spread.of(pairs.stream()
                        .map(pair -> figure.applyAsDouble(pair.its()) / figure.applyAsDouble(pair.base()))
                        .toList())
                .text(2);
    }

    private static Spread spread(Map<Integer, PeerRun> rounds, ToDoubleFunction<PeerRun> figure) {
        return Spread.of(rounds.values().stream().map(figure::applyAsDouble).toList());
    }
}
