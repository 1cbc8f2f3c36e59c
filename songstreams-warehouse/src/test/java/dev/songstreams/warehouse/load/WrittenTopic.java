// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.core.event.EventType;
import dev.songstreams.core.sink.CommitResult;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.SinkBatch;
import dev.songstreams.core.sink.SinkLane;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.sink.LakeSink;
import dev.songstreams.lake.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A topic of a lake, written by the real sink: each call is one entry of the log. */
final class WrittenTopic {
    static final String TOPIC_ID = "AAAAAAAAAAAAAAAAAAAAAA";

    private static final int PARTITION = 0;

    private final String topic;
    private final TopicSink sink;
    private long next;

    WrittenTopic(ObjectStore store, String topic, @Nullable EventType<?> type, FileFormat format) {
        this(store, topic, TOPIC_ID, type, format, 0);
    }

    /** A topic of that id, of whose partition nothing before an offset is wanted; without a type it has zone raw alone. */
    WrittenTopic(
            ObjectStore store,
            String topic,
            String topicId,
            @Nullable EventType<?> type,
            FileFormat format,
            long firstOffset) {
        this.topic = topic;
        LakeSink.Builder lake = LakeSink.builder(store).format(format);
        if (type != null) {
            lake.topic(topic, type);
        }
        this.sink = lake.build().open(new TopicIdentity(topic, topicId, "cluster"));
        this.next = sink.startAt(Map.of(PARTITION, firstOffset)).get(PARTITION);
    }

    /** Commits a batch of these values. */
    void append(List<String> values) {
        List<JsonRecord> records = new ArrayList<>();
        for (String value : values) {
            records.add(new JsonRecord(topic, next + records.size(), value));
        }
        SinkBatch batch = sink.begin();
        SinkLane lane = batch.openLane();
        lane.write(records);
        lane.finish();
        batch.endings().forEach(Runnable::run);
        commit(batch, next + records.size());
    }

    /** Commits progress without a record, as over an aborted transaction. */
    void skip(int offsets) {
        commit(sink.begin(), next + offsets);
    }

    private void commit(SinkBatch batch, long to) {
        CommitResult result = batch.commit(CoveredOffsets.of(Map.of(PARTITION, new OffsetRange(next, to))));
        if (!(result instanceof CommitResult.Committed)) {
            throw new AssertionError("not committed: " + result);
        }
        next = to;
    }
}
