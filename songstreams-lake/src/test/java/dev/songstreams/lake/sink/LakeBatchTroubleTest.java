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
import dev.songstreams.core.sink.SinkUnavailableException;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectSummary;
import dev.songstreams.lake.store.local.LocalObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** With one record, all stored. */
    private static void fill(SinkBatch batch) {
        lane(batch).finish();
        batch.endings().forEach(Runnable::run);
    }

    private static @Nullable RuntimeException failure(Runnable step) {
        try {
            step.run();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private static List<ObjectSummary> files(TroubledStore store) throws IOException {
        return files(store, Zone.RAW);
    }

    private static List<ObjectSummary> files(TroubledStore store, Zone zone) throws IOException {
        try (Stream<ObjectSummary> files = store.list(zone.folder() + "/", null)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFileThatCannotBePublishedOrEndedKeepsNoOtherFromBeingThrownAway(boolean ended) throws IOException {
        try (TroubledStore store = new TroubledStore(new LocalObjectStore(folder), "raw/")) {
            if (!ended) {
                store.failAtEnds();
            }
            SinkBatch batch = open(store).begin();
            SinkLane first = lane(batch);
            SinkLane second = batch.openLane();
            second.write(
                    List.of(SampleRecord.of(0, 1, "not an event").at(1_767_700_000_000L, TimestampType.CREATE_TIME)));
            first.finish();
            second.finish();
            // In each step a day's files of zones dead and raw.
            assertThat(batch.endings().stream().map(LakeBatchTroubleTest::failure))
                    .hasSize(2)
                    .allSatisfy(failure -> assertThat(failure)
                            .isInstanceOf(SinkException.class)
                            .hasMessageMatching("cannot write listen_events to file:.*: no connection for raw/.*"));
            // Those of zone dead are published before that of raw can't be, and not before both have ended.
            assertThat(files(store, Zone.DEAD)).hasSize(ended ? 2 : 0);
            assertThat(store.open()).hasSize(ended ? 2 : 4);

            assertThatThrownBy(batch::discard)
                    .isInstanceOf(SinkException.class)
                    .hasMessageContaining("a sweep removes them: no connection for raw/")
                    .satisfies(thrown ->
                            assertThat(thrown.getCause().getSuppressed()).hasSize(1));

            assertThat(store.open()).isEmpty();
            assertThat(files(store, Zone.DEAD)).isEmpty();
            assertThat(files(store)).isEmpty();
        }
    }

    @Test
    void aSupersededBatchIsSupersededEvenIfItsFilesCannotBeDeleted() throws IOException {
        try (TroubledStore store = new TroubledStore(new LocalObjectStore(folder), "never")) {
            TopicSink topic = open(store);
            SinkBatch late = topic.begin();
            fill(late);
            SinkBatch winner = topic.begin();
            fill(winner);
            assertThat(winner.commit(FIRST)).isInstanceOf(Committed.class);
            store.refuseDeletes();

            assertThat(late.commit(FIRST))
                    .isEqualTo(new Superseded(
                            "partition 0 of listen_events stands at 1, but the batch begins at 0", Map.of(0, 1L)));
        }
    }

    @Test
    void aCommitWithoutAnAnswerIsRepeatedUntilItsOutcomeIsKnown() throws IOException {
        try (TroubledStore store = new TroubledStore(new LocalObjectStore(folder), "never")) {
            TopicSink topic = open(store);
            SinkBatch batch = topic.begin();
            fill(batch);
            store.loseAnswers(true);
            assertThatThrownBy(() -> batch.commit(FIRST))
                    .isInstanceOf(SinkUnavailableException.class)
                    .hasMessageMatching("cannot commit listen_events to file:.*: it is not known whether entry 2"
                            + " \\([0-9a-f-]{36}\\) of listen_events was written; its files are left where they are: no"
                            + " answer about _songstreams/listen_events/0/0{19}2\\.json");
            store.loseAnswers(false);
            store.unavailable(true);
            assertThatThrownBy(() -> batch.commit(FIRST)).isInstanceOf(SinkUnavailableException.class);
            assertThatThrownBy(topic::positions).isInstanceOf(SinkUnavailableException.class);
            store.unavailable(false);

            assertThat(batch.commit(FIRST)).isInstanceOfSatisfying(Committed.class, committed -> {
                assertThat(committed.sequence()).isEqualTo(2);
                assertThat(committed.files()).isEqualTo(2);
                assertThat(committed.conflicts()).isZero();
            });
            assertThat(topic.positions()).isEqualTo(Map.of(0, 1L));
        }
    }

    @Test
    void aBatchGivenUpBeforeItsOutcomeIsKnownKeepsItsFiles() throws IOException {
        try (TroubledStore store = new TroubledStore(new LocalObjectStore(folder), "never")) {
            TopicSink topic = open(store);
            SinkBatch batch = topic.begin();
            fill(batch);
            store.loseAnswers(true);
            assertThatThrownBy(() -> batch.commit(FIRST)).isInstanceOf(SinkUnavailableException.class);
            store.loseAnswers(false);

            batch.discard();

            assertThat(topic.positions()).isEqualTo(Map.of(0, 1L));
            assertThat(files(store)).hasSize(1);
            assertThat(new LakeReader(store).files("listen_events")).hasSize(2);
        }
    }

    @Test
    void aBatchThatWasNeverSentTakesItsFilesAlong() throws IOException {
        try (TroubledStore store = new TroubledStore(new LocalObjectStore(folder), "never")) {
            TopicSink topic = open(store);
            SinkBatch batch = topic.begin();
            fill(batch);
            store.unavailable(true);
            assertThatThrownBy(() -> batch.commit(FIRST)).isInstanceOf(SinkUnavailableException.class);
            store.unavailable(false);

            batch.discard();

            assertThat(files(store)).isEmpty();
            assertThat(topic.positions()).isEqualTo(Map.of(0, 0L));
        }
    }

    @Test
    void aStoreThatIsAwayIsSaidToBeAwayByEveryCall() throws IOException {
        try (TroubledStore store = new TroubledStore(new LocalObjectStore(folder), "never")) {
            TopicSink topic = open(store);
            SinkLane lane = topic.begin().openLane();
            store.unavailable(true);

            assertThatThrownBy(() -> open(store))
                    .isInstanceOf(SinkUnavailableException.class)
                    .hasMessage("cannot open listen_events in the lake " + store.root()
                            + ": no answer about _songstreams.json");
            assertThatThrownBy(topic::positions)
                    .isInstanceOf(SinkUnavailableException.class)
                    .hasMessageStartingWith(
                            "cannot read the log of listen_events under " + store.root() + ": no answer");
            assertThatThrownBy(() -> topic.startAt(Map.of(7, 0L)))
                    .isInstanceOf(SinkUnavailableException.class)
                    .hasMessageStartingWith("cannot write the log of listen_events under " + store.root() + ": ");
            assertThatThrownBy(() -> lane.write(List.of(SampleRecord.of(0, 0, "not an event"))))
                    .isInstanceOf(SinkUnavailableException.class)
                    .hasMessageStartingWith("cannot write listen_events to " + store.root() + ": no answer about ");
        }
    }
}
