// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.jmh;

import dev.songstreams.benchmarks.events.ValueRecord;
import dev.songstreams.core.row.RowBatch;
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

/** JSON to the columns of a batch that is used again and again. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodeBenchmark {
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
