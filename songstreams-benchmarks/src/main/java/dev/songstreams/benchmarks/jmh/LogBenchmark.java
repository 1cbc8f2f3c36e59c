// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.jmh;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Commits to a topic's log, one entry after the other from its first; hints and checkpoints are made as they fall due. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LogBenchmark {
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
