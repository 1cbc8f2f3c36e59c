// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.decode.SourceRecord.TimestampType;
import dev.songstreams.core.sink.CommitResult.Committed;
import dev.songstreams.core.sink.CommitResult.Superseded;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.SinkBatch;
import dev.songstreams.core.sink.SinkException;
import dev.songstreams.core.sink.SinkLane;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectSummary;
import dev.songstreams.lake.store.local.LocalObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeBatchTroubleTest {
    private static final TopicIdentity LISTENS =
            new TopicIdentity("listen_events", "AAAAAAAAAAAAAAAAAAAAAA", "cluster");
    private static final CoveredOffsets FIRST = CoveredOffsets.of(Map.of(0, new OffsetRange(0, 1)));

    @TempDir
    Path folder;

    private TopicSink open(TroubledStore store) {
        TopicSink topic = LakeSink.builder(store)
                .topic("listen_events", StreamifyEvent.LISTEN_EVENTS)
                .build()
                .open(LISTENS);
        topic.startAt(Map.of(0, 0L));
        return topic;
    }

    private static SinkLane lane(SinkBatch batch) {
        SinkLane lane = batch.openLane();
        lane.write(List.of(SampleRecord.of(0, 0, "not an event")));
        return lane;
    }

    private static List<ObjectSummary> files(TroubledStore store) throws IOException {
        try (Stream<ObjectSummary> files = store.list(Zone.RAW.folder() + "/", null)) {
            return files.toList();
        }
    }

    @Test
    void aFileThatCannotBeEndedKeepsNoOtherFromBeingThrownAway() throws IOException {
        try (TroubledStore store = new TroubledStore(new LocalObjectStore(folder), "dead/")) {
            SinkBatch batch = open(store).begin();
            SinkLane first = lane(batch);
            SinkLane second = batch.openLane();
            second.write(
                    List.of(SampleRecord.of(0, 1, "not an event").at(1_767_700_000_000L, TimestampType.CREATE_TIME)));
            first.finish();
            assertThatThrownBy(second::finish).isInstanceOf(SinkException.class);
            assertThat(files(store)).hasSize(2);
            assertThat(store.open()).hasSize(2);

            assertThatThrownBy(batch::discard)
                    .isInstanceOf(SinkException.class)
                    .hasMessageContaining("a sweep removes them: no connection for dead/")
                    .satisfies(thrown ->
                            assertThat(thrown.getCause().getSuppressed()).hasSize(1));

            assertThat(store.open()).isEmpty();
            assertThat(files(store)).isEmpty();
        }
    }

    @Test
    void aSupersededBatchIsSupersededEvenIfItsFilesCannotBeDeleted() throws IOException {
        try (TroubledStore store = new TroubledStore(new LocalObjectStore(folder), "never")) {
            TopicSink topic = open(store);
            SinkBatch late = topic.begin();
            lane(late).finish();
            SinkBatch winner = topic.begin();
            lane(winner).finish();
            assertThat(winner.commit(FIRST)).isInstanceOf(Committed.class);
            store.refuseDeletes();

            assertThat(late.commit(FIRST))
                    .isEqualTo(new Superseded(
                            "partition 0 of listen_events stands at 1, but the batch begins at 0", Map.of(0, 1L)));
        }
    }
}
