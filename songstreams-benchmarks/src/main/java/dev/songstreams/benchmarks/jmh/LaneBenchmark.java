// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.jmh;

import dev.songstreams.benchmarks.events.ValueRecord;
import dev.songstreams.core.sink.SinkBatch;
import dev.songstreams.core.sink.SinkLane;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.sink.LakeSink;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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

/** Listens as they come from Kafka to the finished files of a lake's zones, checksums and all, by one lane and its defaults. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LaneBenchmark {
    private static final TopicIdentity TOPIC =
            new TopicIdentity("listen_events", "AAAAAAAAAAAAAAAAAAAAAA", "benchmark");

    /** What a lake is made of. */
    public enum Zones {
        /** Records as they came. */
        RAW(EnumSet.of(Zone.RAW)),
        /** Typed columns. */
        CLEAN(EnumSet.of(Zone.CLEAN)),
        /** Both, from one read. */
        RAW_AND_CLEAN(EnumSet.of(Zone.RAW, Zone.CLEAN));

        private final Set<Zone> zones;

        Zones(Set<Zone> zones) {
            this.zones = zones;
        }
    }

    /** The zones that are written. */
    @Param
    public Zones zones = Zones.RAW;

    private final List<ValueRecord> records = Sample.LISTEN.records();
    private TopicSink sink = open(zones);

    /** Made by JMH. */
    public LaneBenchmark() {}

    private static TopicSink open(Zones zones) {
        return LakeSink.builder(new ForgetfulStore())
                .zones(zones.zones)
                .topic(TOPIC.name(), Sample.LISTEN.type())
                .build()
                .open(TOPIC);
    }

    /** Opens the lake. */
    @Setup
    public void open() {
        sink = open(zones);
    }

    /** The files of a whole batch. */
    @Benchmark
    @OperationsPerInvocation(Sample.RECORDS)
    public SinkBatch write() {
        SinkBatch batch = sink.begin();
        SinkLane lane = batch.openLane();
        lane.write(records);
        lane.finish();
        batch.discard();
        return batch;
    }
}
