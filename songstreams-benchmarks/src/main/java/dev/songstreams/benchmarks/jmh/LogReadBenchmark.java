// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.jmh;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.LogWriter;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is read of a topic's log, by its length. Times are those of a whole call. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LogReadBenchmark {
    /** How many entries the log has. */
    @Param({"100", "10000"})
    public int entries = 1;

    private SampleLog log = new SampleLog(new ForgetfulStore());

    /** Made by JMH. */
    public LogReadBenchmark() {}

    /** Writes the log. */
    @Setup
    public void write() throws IOException {
        log = SampleLog.of(entries);
    }

    /** One entry, parsed and checked. */
    @Benchmark
    public LogEntry parse() throws IOException {
        return log.reader().log(SampleLog.TOPIC.name()).read(entries);
    }

    /** All entries, each checked to follow the one before. */
    @Benchmark
    public List<LogEntry> all() throws IOException {
        return log.reader().entriesAfter(SampleLog.TOPIC.name(), 0);
    }

    /** A writer that begins, and knows where every partition stands. */
    @Benchmark
    public LogWriter open() throws IOException {
        return log.writer();
    }

    /** The files that are in the lake, by a checkpoint and the entries behind it. */
    @Benchmark
    public Collection<DataFile> files() throws IOException {
        return log.reader().files(SampleLog.TOPIC.name());
    }
}
