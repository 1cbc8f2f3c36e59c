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
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Listens as they come from Kafka to the finished files of a lake's zones, checksums and all, by one lane and its defaults. */
public class LaneBenchmark extends SingleThread {
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
        batch.endings().forEach(Runnable::run);
        batch.discard();
        return batch;
    }
}
