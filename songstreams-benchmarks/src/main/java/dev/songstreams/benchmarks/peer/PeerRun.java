// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.peer;

import dev.songstreams.benchmarks.process.ChildJvm;
import dev.songstreams.benchmarks.process.Place;
import dev.songstreams.benchmarks.report.Spread;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a peer's JVM said of itself.
 *
 * @param passes each pass, in their order
 * @param warmUp so many passes come before those that are steady
 * @param heap what the passes did to the heap; empty if the peer does not say
 * @param wholeSeconds from the start of the process to the end of its first pass
 * @param peakBytes the most memory that the process had resident
 */
public record PeerRun(List<Pass> passes, int warmUp, List<HeapUse> heap, double wholeSeconds, long peakBytes) {
    /** What a JVM of a few passes is given; with no more passes than these the last alone is steady. */
    public static final int USUAL_WARM_UP = 2;

    /**
     * One pass.
     *
     * @param wall seconds
     * @param cpu seconds of all its threads, user and system
     */
    public record Pass(double wall, double cpu) {}

    /** Copies both lists. */
    public PeerRun {
        passes = List.copyOf(passes);
        heap = List.copyOf(heap);
    }

    /**
     * Runs a peer to its end.
     *
     * @param passes how many
     * @param warmUp how many of them come before those that are steady
     * @param environment variables that it needs
     */
    public static PeerRun of(
            Peer peer, String servers, Place place, int passes, int warmUp, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(servers));
        peer.arguments().forEach(argument -> arguments.add(argument.equals("OUT") ? place.root() : argument));
        arguments.add(Integer.toString(passes));
        long began = System.nanoTime();
        Process process = ChildJvm.start(peer.classPath(), peer.jvm(), peer.main(), arguments, environment);
        PeerRun run = read(process, began, warmUp);
        int code = process.waitFor();
        if (code != 0 || run.passes().size() != passes) {
            throw new IOException(peer.name() + " ended with " + code + " after "
                    + run.passes().size() + " passes");
        }
        return run;
    }

    private static PeerRun read(Process process, long began, int warmUp) throws IOException {
        List<Pass> passes = new ArrayList<>();
        List<HeapUse> heap = new ArrayList<>();
        double whole = 0;
        long peak = 0;
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("pass ")) {
                    String[] parts = line.split(" ");
                    passes.add(new Pass(Double.parseDouble(parts[1]), Double.parseDouble(parts[2])));
                    whole = passes.size() == 1 ? (System.nanoTime() - began) / 1e9 : whole;
                    peak = ResidentMemory.peakBytes(process.pid()).orElse(peak);
                } else if (HeapUse.isLine(line)) {
                    heap.add(HeapUse.parse(line));
                }
            }
        }
        return new PeerRun(passes, warmUp, heap, whole, peak);
    }

    /** The first pass's time. */
    public double firstWall() {
        return passes.get(0).wall();
    }

    /** The middle of the steady passes' times. */
    public double steadyWall() {
        return middle(passes, Pass::wall);
    }

    /** The middle of the steady passes' CPU times. */
    public double steadyCpu() {
        return middle(passes, Pass::cpu);
    }

    /** The middle of a figure of the steady passes' heap. */
    public double steadyHeap(ToDoubleFunction<HeapUse> figure) {
        return middle(heap, figure);
    }

    private <T> double middle(List<T> all, ToDoubleFunction<T> figure) {
        List<T> steady = all.subList(Math.min(warmUp, all.size() - 1), all.size());
        return Spread.of(steady.stream().map(figure::applyAsDouble).toList()).median();
    }

    /** For somebody who waits. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Pass pass : passes) {
            text.append(String.format(Locale.ROOT, "%.2f/%.2f ", pass.wall(), pass.cpu()));
        }
        return text.append(String.format(
                        Locale.ROOT, "s wall/CPU, whole %.2f s, peak %.0f MB", wholeSeconds, peakBytes / 1e6))
                .toString();
    }
}
