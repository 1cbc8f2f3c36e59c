// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.lake.format.FormatDescription;
import dev.songstreams.lake.store.ObjectKey;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The log of the topic "plays" in memory. */
final class SampleLog {
    static final TopicIdentity TOPIC = new TopicIdentity("plays", "AAAAAAAAAAAAAAAAAAAAAA", "cluster");
    static final TopicIdentity CREATED_AGAIN = new TopicIdentity("plays", "BBBBBBBBBBBBBBBBBBBBBB", "cluster");
    static final RowSchema SCHEMA =
            new RowSchema("play", List.of(Column.required("id", ColumnType.of(ColumnType.Kind.LONG))));

    private final ManualClock clock = new ManualClock();
    private final MemoryObjectStore memory = new MemoryObjectStore(clock);
    private final FaultyCreates store = new FaultyCreates(memory);

    ManualClock clock() {
        return clock;
    }

    FaultyCreates store() {
        return store;
    }

    LakeReader reader() {
        return new LakeReader(store);
    }

    LogWriter writer() throws IOException {
        return new LogWriter(reader().log("plays"), TOPIC, Map.of(Zone.CLEAN, SCHEMA), clock);
    }

    /** A writer of the topic that was created again, which goes on with it. */
    LogWriter nextEpoch() throws IOException {
        return LogWriter.open(
                reader().log("plays"), CREATED_AGAIN, Map.of(Zone.CLEAN, SCHEMA), clock, RecreatedTopic.NEW_EPOCH);
    }

    /** A file as a writer of the first topic leaves it in the store. */
    DataFile file(int partition, long offset, long base) {
        return file(TOPIC, partition, offset, base);
    }

    DataFile file(TopicIdentity topic, int partition, long offset, long base) {
        String name = new DataFileName(topic.topicId(), partition, offset, base).unique("plays", "parquet");
        ObjectKey key = LakeLayout.dayFolder(Zone.CLEAN, "plays", LocalDate.of(2026, 11, 23))
                .resolve(name);
        memory.put(key, new byte[10]);
        return named(key);
    }

    static DataFile named(ObjectKey key) {
        return new DataFile(
                key, Zone.CLEAN, new FormatDescription("parquet", Map.of()), 1, 1, 10, "00000000", null, null);
    }

    static CoveredOffsets range(int partition, long from, long to) {
        return CoveredOffsets.of(Map.of(partition, new OffsetRange(from, to)));
    }
}
