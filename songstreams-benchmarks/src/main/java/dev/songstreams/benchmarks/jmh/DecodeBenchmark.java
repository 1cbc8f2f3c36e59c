// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.jmh;

import dev.songstreams.benchmarks.events.ValueRecord;
import dev.songstreams.core.row.RowBatch;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** JSON to the columns of a batch that is used again and again. */
public class DecodeBenchmark extends SingleThread {
    /** The kind of records. */
    @Param
    public Sample sample = Sample.LISTEN;

    private List<ValueRecord> records = List.of();
    private Decoding columns = Decoding.columns(sample.type());
    private Decoding objects = Decoding.objects(sample.type());
    private RowBatch batch = columns.newBatch();

    /** Made by JMH. */
    public DecodeBenchmark() {}

    /** Makes the records. */
    @Setup
    public void simulate() {
        records = sample.records();
        columns = Decoding.columns(sample.type());
        objects = Decoding.objects(sample.type());
        batch = columns.newBatch();
    }

    /** Straight. */
    @Benchmark
    @OperationsPerInvocation(Sample.RECORDS)
    public RowBatch columns() {
        columns.decode(records, batch);
        return batch;
    }

    /** By way of a Java record each. */
    @Benchmark
    @OperationsPerInvocation(Sample.RECORDS)
    public RowBatch objects() {
        objects.decode(records, batch);
        return batch;
    }
}
