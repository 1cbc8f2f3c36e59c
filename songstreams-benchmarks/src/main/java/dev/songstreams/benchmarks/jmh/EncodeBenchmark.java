// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.jmh;

import dev.songstreams.core.row.RowBatch;
import dev.songstreams.lake.format.FileEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Columns to one file, whose bytes go nowhere. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EncodeBenchmark {
    /** The file's format. */
    @Param
    public Encoding encoding = Encoding.CSV;

    /** The kind of rows. */
    @Param({"LISTEN", "READING"})
    public Sample sample = Sample.LISTEN;

    private List<RowBatch> batches = List.of();

    /** Made by JMH. */
    public EncodeBenchmark() {}

    /** Makes the rows. */
    @Setup
    public void decode() {
        batches = Decoding.columns(sample.type()).batches(sample.records());
    }

    /** A whole file. */
    @Benchmark
    @OperationsPerInvocation(Sample.RECORDS)
    public FileEncoder encode() throws IOException {
        FileEncoder encoder = encoding.format().encoder(sample.type().schema(), OutputStream.nullOutputStream());
        for (RowBatch batch : batches) {
            encoder.write(batch, 0, batch.rows());
        }
        encoder.finish();
        return encoder;
    }
}
