// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.jmh;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.LogWriter;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** What is read of a topic's log, by its length. Times are those of a whole call. */
public class LogReadBenchmark extends SingleThread {
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
