// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.cold;

import dev.songstreams.benchmarks.report.MarkdownTable;
import dev.songstreams.benchmarks.report.Spread;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The runs of each kind by their rounds, and the table that is made of them. Not thread-safe. */
final class ColdResults {
    static final String SPARK = "spark parquet snappy";

    private final Map<String, Map<Integer, ColdRun>> runs = new LinkedHashMap<>();

    void add(String name, int round, ColdRun run) {
        runs.computeIfAbsent(name, first -> new TreeMap<>()).put(round, run);
    }

    void print(String heading) {
        MarkdownTable table = new MarkdownTable(
                "process",
                "to the last commit s",
                "of it JVM",
                "of it group",
                "of it records",
                "closing s",
                "times Spark's");
        runs.forEach((name, rounds) -> table.row(
                name,
                text(rounds.values(), ColdRun::whole),
                text(rounds.values(), ColdRun::jvm),
                text(rounds.values(), ColdRun::group),
                text(rounds.values(), ColdRun::records),
                text(rounds.values(), ColdRun::closing),
                timesSpark(name, rounds)));
        table.print(heading + ": median (least-greatest)");
    }

    private static String text(Collection<ColdRun> all, ToDoubleFunction<ColdRun> figure) {
        List<Double> known = all.stream()
                .map(figure::applyAsDouble)
                .filter(value -> !value.isNaN())
                .toList();
        return known.isEmpty() ? "" : Spread.of(known).text(2);
    }

    private String timesSpark(String name, Map<Integer, ColdRun> rounds) {
        Map<Integer, ColdRun> sparks = runs.getOrDefault(SPARK, Map.of());
        List<Double> ratios = rounds.entrySet().stream()
                .filter(round -> sparks.containsKey(round.getKey()))
                .map(round -> round.getValue().whole()
                        / sparks.getOrDefault(round.getKey(), round.getValue()).whole())
                .toList();
        return ratios.isEmpty() || name.equals(SPARK) ? "" : Spread.of(ratios).text(2);
    }
}
