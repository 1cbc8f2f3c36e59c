// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.streamify;

import dev.songstreams.core.sink.CommitResult;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.SinkBatch;
import dev.songstreams.core.sink.SinkLane;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.lake.format.text.CsvFormat;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.rewrite.LakeReplay;
import dev.songstreams.lake.sink.LakeSink;
import dev.songstreams.lake.sink.TopicModel;
import dev.songstreams.lake.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A lake of simulated records on S3, written by the real sink, in zones raw, clean and dead. */
public final class StreamifyLake implements AutoCloseable {

    private final ObjectStore store;

    /** A lake under a prefix that nobody has used. */
    public StreamifyLake() {
        this.store = TestWarehouse.newStore("lake");
    }

    /** Commits a topic's records in two batches, decoded so. */
    public void arrive(String topic, TopicModel model, List<SimulatedRecord> records) {
        List<SimulatedRecord> all =
                records.stream().filter(each -> each.topic().equals(topic)).toList();
        TopicSink sink = LakeSink.builder(store)
                .format(CsvFormat.defaults())
                .topic(topic, model)
                .build()
                .open(new TopicIdentity(topic, "AAAAAAAAAAAAAAAAAAAAAA", "cluster"));
        sink.startAt(Map.of(0, 0L, 1, 0L, 2, 0L));
        commit(sink, all.subList(0, all.size() / 2));
        commit(sink, all.subList(all.size() / 2, all.size()));
    }

    private static void commit(TopicSink sink, List<SimulatedRecord> records) {
        SinkBatch batch = sink.begin();
        SinkLane lane = batch.openLane();
        lane.write(new ArrayList<>(records));
        lane.finish();
        batch.endings().forEach(Runnable::run);
        Map<Integer, OffsetRange> ranges = new TreeMap<>();
        records.forEach(record -> ranges.merge(
                record.partition(),
                new OffsetRange(record.offset(), record.offset() + 1),
                (before, one) -> new OffsetRange(before.from(), one.to())));
        CommitResult result = batch.commit(CoveredOffsets.of(ranges));
        if (!(result instanceof CommitResult.Committed)) {
            throw new AssertionError("not committed: " + result);
        }
    }

    /** What decodes a topic's records again. */
    public LakeReplay again(String topic, TopicModel model) {
        return LakeReplay.builder(store, topic, model).build();
    }

    /** Reads its log. */
    public LakeReader reader() {
        return new LakeReader(store);
    }

    @Override
    public void close() {
        store.close();
    }
}
