// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.SinkBatch;
import dev.songstreams.core.sink.SinkLane;
import dev.songstreams.core.sink.SinkUnavailableException;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.lake.log.LakeListener;
import dev.songstreams.lake.log.LakeSweeper;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.local.LocalObjectStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeListenerTest {
    private static final TopicIdentity TOPIC = new TopicIdentity("plays", "AAAAAAAAAAAAAAAAAAAAAA", "cluster");

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    /** Notes what it is told, and fails. */
    private final LakeListener listener = new LakeListener() {
        @Override
        public void conflicted(String topic, int conflicts) {
            tell(topic + " conflicted " + conflicts);
        }

        @Override
        public void superseded(String topic) {
            tell(topic + " superseded");
        }

        @Override
        public void outcomeUnknown(String topic) {
            tell(topic + " unknown");
        }

        @Override
        public void swept(String topic, int files, long bytes) {
            tell(topic + " swept " + files + " " + (bytes > 0));
        }

        private void tell(String what) {
            told.add(what);
            throw new IllegalStateException("a listener's bug");
        }
    };

    private TopicSink open(TroubledStore store) {
        return LakeSink.builder(store)
                .zones(Set.of(Zone.RAW))
                .listener(listener)
                .build()
                .open(TOPIC);
    }

    private static SinkBatch batch(TopicSink topic, int partition) {
        SinkBatch batch = topic.begin();
        SinkLane lane = batch.openLane();
        lane.write(List.of(SampleRecord.of(partition, 0, "x")));
        lane.finish();
        batch.endings().forEach(Runnable::run);
        return batch;
    }

    private static CoveredOffsets first(int partition) {
        return CoveredOffsets.of(Map.of(partition, new OffsetRange(0, 1)));
    }

    @Test
    void isToldOfWhatHappensBesidesWhatGoesWellAndItsFailuresChangeNothing() throws Exception {
        try (TroubledStore store = new TroubledStore(new LocalObjectStore(folder), "never")) {
            TopicSink one = open(store);
            one.startAt(Map.of(0, 0L, 1, 0L));
            TopicSink two = open(store);
            SinkBatch late = batch(two, 0);
            batch(one, 0).commit(first(0));
            batch(two, 1).commit(first(1));
            assertThat(told).containsExactly("plays conflicted 1");
            late.commit(first(0));
            assertThat(told).endsWith("plays superseded");

            SinkBatch lost = batch(two, 1);
            store.loseAnswers(true);
            assertThatThrownBy(() -> lost.commit(CoveredOffsets.of(Map.of(1, new OffsetRange(1, 2)))))
                    .isInstanceOf(SinkUnavailableException.class);
            store.loseAnswers(false);
            assertThat(told).endsWith("plays unknown");

            batch(one, 0);
            new LakeSweeper(store, Clock.systemUTC(), listener).sweep(Duration.ZERO);
            assertThat(told).endsWith("plays swept 1 true").hasSize(4);
        }
    }
}
