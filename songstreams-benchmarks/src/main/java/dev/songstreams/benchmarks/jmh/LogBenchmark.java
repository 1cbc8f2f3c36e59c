// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.jmh;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Commits to a topic's log, one entry after the other from its first; hints and checkpoints are made as they fall due. */
public class LogBenchmark extends SingleThread {
    private static final int ENTRIES = 1024;

    /** Made by JMH. */
    public LogBenchmark() {}

    /** A log of 1,024 entries; the time is that of one. */
    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public SampleLog commit() throws IOException {
        return SampleLog.of(ENTRIES);
    }
}
