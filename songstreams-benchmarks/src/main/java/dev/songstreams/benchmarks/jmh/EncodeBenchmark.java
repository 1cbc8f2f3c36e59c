// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.jmh;

import dev.songstreams.core.row.RowBatch;
import dev.songstreams.lake.format.FileEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Columns to one file, whose bytes go nowhere. */
public class EncodeBenchmark extends SingleThread {
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
