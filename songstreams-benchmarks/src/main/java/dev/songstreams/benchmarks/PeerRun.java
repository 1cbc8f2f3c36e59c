// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a peer's JVM said of itself.
 *
 * @param passes each pass, in their order
 * @param wholeSeconds from the start of the process to the end of its first pass
 * @param peakBytes the most memory that the process had resident
 */
record PeerRun(List<Pass> passes, double wholeSeconds, long peakBytes) {
    /**
     * One pass.
     *
     * @param wall seconds
     * @param cpu seconds of all its threads, user and system
     */
    record Pass(double wall, double cpu) {}

    /** Runs a peer to its end. */
    static PeerRun of(Peer peer, String servers, Path out, int passes) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(servers));
        peer.arguments().forEach(argument -> arguments.add(argument.equals("OUT") ? out.toString() : argument));
        arguments.add(Integer.toString(passes));
        long began = System.nanoTime();
        Process process = ChildJvm.start(peer.classPath(), peer.heap(), peer.main(), arguments.toArray(String[]::new));
        List<Pass> done = new ArrayList<>();
        double whole = 0;
        long peak = 0;
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("pass ")) {
                    String[] parts = line.split(" ");
                    done.add(new Pass(Double.parseDouble(parts[1]), Double.parseDouble(parts[2])));
                    whole = done.size() == 1 ? (System.nanoTime() - began) / 1e9 : whole;
                    peak = peakBytes(process.pid(), peak);
                }
            }
        }
        int code = process.waitFor();
        if (code != 0 || done.size() != passes) {
            throw new IOException(peer.name() + " ended with " + code + " after " + done.size() + " passes");
        }
        return new PeerRun(done, whole, peak);
    }

    /** The high-water mark that the kernel keeps; what was known before where the process is gone or the kernel is another. */
    private static long peakBytes(long pid, long before) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return before;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .max()
                .orElse(before);
    }
}
