// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Runs of one peer, as medians with their spread. */
final class Figures {
    /** Passes before are warm-up; with fewer passes the last alone is steady. */
    private static final int STEADY_FROM = 3;

    private final Peer peer;
    private final List<PeerRun> runs;
    private final long bytes;

    Figures(Peer peer, List<PeerRun> runs, long bytes) {
        this.peer = peer;
        this.runs = List.copyOf(runs);
        this.bytes = bytes;
    }

    static String header() {
        return String.format(
                "%-34s %-22s %-22s %-22s %-22s %-12s %-10s %s",
                "peer",
                "whole first s",
                "first pass wall s",
                "steady wall s",
                "steady CPU s",
                "rec/CPU-s",
                "peak MB",
                "MB out");
    }

    String row(long events) {
        return String.format(
                Locale.ROOT,
                "%-34s %-22s %-22s %-22s %-22s %-12.0f %-10.0f %.1f",
                peer.name(),
                spread(PeerRun::wholeSeconds),
                spread(run -> run.passes().get(0).wall()),
                spread(Figures::steadyWall),
                spread(Figures::steadyCpu),
                events / steadyCpu(),
                median(run -> run.peakBytes() / 1e6),
                bytes / 1e6);
    }

    double steadyWall() {
        return median(Figures::steadyWall);
    }

    double steadyCpu() {
        return median(Figures::steadyCpu);
    }

    double whole() {
        return median(PeerRun::wholeSeconds);
    }

    String name() {
        return peer.name();
    }

    private static double steadyWall(PeerRun run) {
        return middle(steady(run).stream().map(PeerRun.Pass::wall).toList());
    }

    private static double steadyCpu(PeerRun run) {
        return middle(steady(run).stream().map(PeerRun.Pass::cpu).toList());
    }

    private static List<PeerRun.Pass> steady(PeerRun run) {
        int size = run.passes().size();
        return run.passes().subList(Math.min(STEADY_FROM, size) - 1, size);
    }

    private double median(ToDoubleFunction<PeerRun> figure) {
        return middle(runs.stream().map(figure::applyAsDouble).toList());
    }

    private String spread(ToDoubleFunction<PeerRun> figure) {
        double least = runs.stream().mapToDouble(figure).min().orElseThrow();
        double greatest = runs.stream().mapToDouble(figure).max().orElseThrow();
        return String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", median(figure), least, greatest);
    }

    private static double middle(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
