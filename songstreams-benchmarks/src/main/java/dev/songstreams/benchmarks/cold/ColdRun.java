// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.cold;

import dev.songstreams.benchmarks.process.ChildJvm;
import dev.songstreams.benchmarks.process.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How one process spent its seconds.
 *
 * @param whole from its start to the last commit
 * @param jvm until its main runs
 * @param group until all positions are known: classes, connections, the group, the lake's log
 * @param records until the last commit
 * @param closing from there to the end of the process
 */
record ColdRun(double whole, double jvm, double group, double records, double closing) {
    private static final double MILLIS = 1000;

    /** Of a process that tells no more. */
    static ColdRun whole(double seconds) {
        return new ColdRun(seconds, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    boolean isDivided() {
        return !Double.isNaN(jvm);
    }

    /** Runs our process once. */
    static ColdRun ours(String servers, Place place, String protocol) throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        long start = clock.millis();
        Process process = ChildJvm.start("512m", ColdPeer.class, servers, place.root(), protocol);
        Map<String, Long> moments = new HashMap<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                String[] parts = line.split(" ");
                moments.put(parts[0], Long.parseLong(parts[1]));
            }
        }
        int code = process.waitFor();
        long end = clock.millis();
        if (code != 0) {
            throw new IOException("our process ended with " + code);
        }
        long main = moment(moments, ColdPeer.MAIN);
        long positioned = moment(moments, ColdPeer.POSITIONED);
        long committed = moment(moments, ColdPeer.COMMITTED);
        return new ColdRun(
                (committed - start) / MILLIS,
                (main - start) / MILLIS,
                (positioned - main) / MILLIS,
                (committed - positioned) / MILLIS,
                (end - committed) / MILLIS);
    }

    private static long moment(Map<String, Long> moments, String what) throws IOException {
        Long moment = moments.get(what);
        if (moment == null) {
            throw new IOException("our process never said " + what);
        }
        return moment;
    }

    String text() {
        return isDivided()
                ? String.format(
                        Locale.ROOT,
                        "%.2f s: JVM %.2f, group %.2f, records %.2f; closing %.2f",
                        whole,
                        jvm,
                        group,
                        records,
                        closing)
                : String.format(Locale.ROOT, "%.2f s", whole);
    }
}
