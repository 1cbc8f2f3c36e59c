// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.songstreams.core.flush.FlushPolicy;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.EventSink;
import dev.songstreams.core.sink.OffsetRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PositionsTest {
    private final RecordingSink sink = new RecordingSink();
    private final RecordingListener listener = new RecordingListener();

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void transactionsMoveThePositionPastWhatIsNotRead(String protocol) throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(Map.of("transactional.id", topic), producer -> {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "committed"));
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "aborted"));
            producer.flush();
            producer.abortTransaction();
        });
        PollerSummary summary = catchUp(Broker.poller(sink, topic).property("group.protocol", protocol));
        assertThat(summary.records()).isEqualTo(1);
        assertThat(sink.rows(topic)).containsExactly(new Row(0, 0, "committed"));
        assertThat(sink.positions(topic)).isEqualTo(Map.of(0, 4L));
    }

    /** What came of the quick topic would end, and the broker hold the next fetch, of which the slow one has no part. */
    @Test
    void nothingIsReadBeforeItIsKnownWhereAllTopicsStand() throws Exception {
        String quick = Broker.topic(1);
        String slow = Broker.topic(1);
        Broker.produce(quick, 1, 1, 1);
        Broker.produce(slow, 1, 1, 1);
        AtomicInteger early = new AtomicInteger(-1);
        EventSink lateForOne = identity -> {
            if (identity.name().equals(slow)) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                early.set(sink.faults().calls(SinkFaults.Call.WRITE));
            }
            return sink.open(identity);
        };
        PollerSummary summary =
                catchUp(Broker.poller(sink, quick).sink(lateForOne).topics(List.of(quick, slow)));
        assertThat(summary.records()).isEqualTo(2);
        assertThat(early).hasValue(0);
    }

    /** For a moment, that is: a sink may be slow to open one of them. */
    @Test
    void whatIsKnownIsReadThoughOneTopicTakesLonger() throws Exception {
        String quick = Broker.topic(1);
        String slow = Broker.topic(1);
        Broker.produce(quick, 1, 1, 1);
        Broker.produce(slow, 1, 1, 1);
        EventSink lateForOne = identity -> {
            if (identity.name().equals(slow)) {
                await().until(() -> sink.faults().calls(SinkFaults.Call.WRITE) == 1);
            }
            return sink.open(identity);
        };
        PollerSummary summary =
                catchUp(Broker.poller(sink, quick).sink(lateForOne).topics(List.of(quick, slow)));
        assertThat(summary.records()).isEqualTo(2);
    }

    @Test
    void aTransactionThatOnlyAbortedIsCommittedAsAPosition() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(Map.of("transactional.id", topic), producer -> {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "aborted"));
            producer.flush();
            producer.abortTransaction();
        });
        Broker.awaitCommittedEnd(topic, 2);
        assertThat(catchUp(Broker.poller(sink, topic)).commits()).isEqualTo(1);
        assertThat(sink.commits(topic))
                .containsExactly(new RecordedCommit(CoveredOffsets.of(Map.of(0, new OffsetRange(0, 2))), List.of()));
    }

    @Test
    void whatCompactionTookLeavesNoGapInThePositions() throws Exception {
        String topic = Broker.freshName("compacted");
        Broker.create(
                topic,
                1,
                Map.of("cleanup.policy", "compact", "segment.ms", "100", "min.cleanable.dirty.ratio", "0.001"));
        // Each step rolls the segment of the step before, so that the cleaner may have it.
        await().pollInterval(Duration.ofMillis(150)).until(() -> {
            Broker.produce(Map.of(), producer -> {
                for (int i = 0; i < 10; i++) {
                    producer.send(new ProducerRecord<>(topic, "key", "value"));
                }
            });
            return catchUp(Broker.poller(new RecordingSink(), topic)).records() % 10 != 0;
        });
        catchUp(Broker.poller(sink, topic));
        long end = sink.positions(topic).getOrDefault(0, 0L);
        assertThat(end % 10).isZero();
        assertThat((long) sink.rows(topic).size()).isBetween(1L, end - 1);
        assertThat(sink.commits(topic).get(0).ranges()).isEqualTo(Map.of(0, new OffsetRange(0, end)));
    }

    @Test
    void uncommittedRecordsAreReadIfAskedFor() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(Map.of("transactional.id", topic), producer -> {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "aborted"));
            producer.flush();
            producer.abortTransaction();
        });
        catchUp(Broker.poller(sink, topic).property("isolation.level", "read_uncommitted"));
        assertThat(sink.rows(topic)).containsExactly(new Row(0, 0, "aborted"));
    }

    @Test
    void nullValuesAndKeysArrive() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(Map.of(), producer -> producer.send(new ProducerRecord<>(topic, "key", null)));
        catchUp(Broker.poller(sink, topic));
        assertThat(sink.rows(topic)).containsExactly(new Row(0, 0, "null"));
    }

    @Test
    void whatRetentionDeletedIsAnErrorThatSaysSo() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 1000);
        Broker.deleteBefore(topic, 0, 700);
        sink.topic(topic).startAt(Map.of(0, 400L));
        assertFails(
                Broker.poller(sink, topic),
                "partition 0 of " + topic
                        + ": the sink ends at offset 400 but the broker begins at 700; 300 records were"
                        + " deleted by retention. Choose GapPolicy.RECORD to go on.");
    }

    @Test
    void aRecordedGapIsPartOfTheNextRange() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 1000);
        Broker.deleteBefore(topic, 0, 700);
        sink.topic(topic).startAt(Map.of(0, 400L));
        catchUp(Broker.poller(sink, topic).onGap(GapPolicy.RECORD).listener(listener));
        assertThat(listener.all(PollerEvent.Gap.class)).containsExactly(new PollerEvent.Gap(topic, 0, 400, 700));
        assertThat(sink.commits(topic).get(0).ranges()).isEqualTo(Map.of(0, new OffsetRange(400, 1000)));
        assertThat(sink.commits(topic).get(0).gaps()).isEqualTo(Map.of(0, List.of(new OffsetRange(400, 700))));
        assertThat(sink.rows(topic)).hasSize(300);
    }

    @Test
    void aGapThatOpensWhileReadingIsRecordedToo() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 20_000);
        var writes = sink.faults().holdWrites();
        try (EventPoller poller = Broker.poller(sink, topic)
                .onGap(GapPolicy.RECORD)
                .memoryBytes(50_000)
                .property("max.partition.fetch.bytes", "2000")
                .property("max.poll.records", "500")
                .listener(listener)
                .untilCaughtUp()
                .build()) {
            poller.start();
            await().until(() -> !listener.all(PollerEvent.Backpressure.class).isEmpty());
            Broker.deleteBefore(topic, 0, 19_000);
            writes.release(Integer.MAX_VALUE);
            poller.completion().get(30, TimeUnit.SECONDS);
        }
        assertThat(listener.all(PollerEvent.Gap.class)).singleElement().satisfies(gap -> {
            assertThat(gap.to()).isEqualTo(19_000);
            assertThat(sink.rows(topic)).hasSize((int) gap.from() + 1000);
            assertThat(sink.commits(topic))
                    .flatExtracting(commit -> commit.gaps().getOrDefault(0, List.of()))
                    .containsExactly(new OffsetRange(gap.from(), gap.to()));
        });
        assertThat(sink.positions(topic)).isEqualTo(Map.of(0, 20_000L));
    }

    @Test
    void aSinkAheadOfTheBrokerIsAnError() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 10);
        sink.topic(topic).startAt(Map.of(0, 15L));
        assertFails(
                Broker.poller(sink, topic).onGap(GapPolicy.RECORD),
                "partition 0 of " + topic
                        + ": the sink is ahead of the broker: it ends at offset 15 but the broker ends at"
                        + " 10. The broker has lost 5 records, or this is another cluster or another topic of that name."
                        + " Give it a sink of its own.");
    }

    @Test
    void aNewTopicStartsAtItsEndIfAskedFor() throws Exception {
        String topic = Broker.topic(2);
        Broker.produce(topic, 2, 1, 100);
        catchUp(Broker.poller(sink, topic).startAt(StartPosition.latest()));
        Broker.produce(topic, 2, 101, 110);
        catchUp(Broker.poller(sink, topic).startAt(StartPosition.earliest()));
        assertThat(sink.rows(topic)).hasSize(20).startsWith(new Row(0, 100, "0-101"));
    }

    @Test
    void aNewTopicStartsAtATimeIfAskedFor() throws Exception {
        String topic = Broker.topic(2);
        Broker.produce(Map.of(), producer -> {
            for (long second = 1; second <= 10; second++) {
                producer.send(new ProducerRecord<>(topic, 0, second * 1000, null, "at " + second));
            }
            producer.send(new ProducerRecord<>(topic, 1, 1000L, null, "old"));
        });
        catchUp(Broker.poller(sink, topic).startAt(StartPosition.at(Instant.ofEpochMilli(7500))));
        assertThat(sink.rows(topic))
                .containsExactly(new Row(0, 7, "at 8"), new Row(0, 8, "at 9"), new Row(0, 9, "at 10"));
        assertThat(sink.positions(topic)).isEqualTo(Map.of(0, 10L, 1, 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aTopicCreatedLaterIsReadAsSoonAsItIsThere(String protocol) throws Exception {
        String there = Broker.topic(1);
        String later = Broker.freshName("later");
        try (EventPoller poller =
                impatient(protocol, there, later).listener(listener).build()) {
            poller.start();
            await().until(() -> !listener.all(PollerEvent.Positioned.class).isEmpty());
            assertThat(listener.all(PollerEvent.TopicMissing.class))
                    .containsExactly(new PollerEvent.TopicMissing(later, true));
            Broker.create(later, 2, Map.of());
            Broker.produce(later, 2, 1, 10);
            Broker.produce(there, 1, 1, 10);
            await().atMost(Duration.ofSeconds(30)).until(() -> sink.rows(later).size() == 20);
            await().until(() -> sink.rows(there).size() == 10);
        }
        assertThat(listener.all(PollerEvent.TopicMissing.class)).hasSize(1);
    }

    @Test
    void aTopicThatIsWaitedForIsReadFromItsFirstRecordThoughOthersBeginAtTheirEnds() throws Exception {
        String there = Broker.topic(1);
        Broker.produce(there, 1, 1, 10);
        String later = Broker.freshName("later");
        try (EventPoller poller = impatient("classic", there, later)
                // Records are there long before the topic is found.
                .property("metadata.max.age.ms", "3000")
                .startAt(StartPosition.latest())
                .listener(listener)
                .build()) {
            poller.start();
            await().until(() -> !listener.all(PollerEvent.TopicMissing.class).isEmpty());
            Broker.create(later, 2, Map.of());
            Broker.produce(later, 2, 1, 10);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> sink.positions(later).equals(Map.of(0, 10L, 1, 10L)));
        }
        assertThat(sink.rows(later)).hasSize(20);
        assertThat(sink.rows(there)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void partitionsAddedLaterAreReadFromTheirBeginning(String protocol) throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 10);
        try (EventPoller poller = impatient(protocol, topic)
                .startAt(StartPosition.latest())
                .listener(listener)
                .build()) {
            poller.start();
            await().until(() -> sink.positions(topic).equals(Map.of(0, 10L)));
            Broker.growTo(topic, 3);
            Broker.produce(topic, 3, 11, 20);
            await().atMost(Duration.ofSeconds(30)).until(() -> sink.rows(topic).size() == 30);
        }
        assertThat(sink.positions(topic)).isEqualTo(Map.of(0, 20L, 1, 10L, 2, 10L));
    }

    @Test
    void aGapThatOpensWhileReadingIsAnErrorUnlessItIsToBeRecorded() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 20_000);
        var writes = sink.faults().holdWrites();
        EventPoller poller = Broker.poller(sink, topic)
                .memoryBytes(50_000)
                .property("max.partition.fetch.bytes", "2000")
                .property("max.poll.records", "500")
                .listener(listener)
                .build();
        poller.start();
        await().until(() -> !listener.all(PollerEvent.Backpressure.class).isEmpty());
        Broker.deleteBefore(topic, 0, 19_000);
        writes.release(Integer.MAX_VALUE);
        assertThatThrownBy(() -> poller.completion().get(30, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(PollerException.class)
                .hasMessageMatching(
                        "partition 0 of " + topic + ": the sink ends at offset \\d+ but the broker begins at"
                                + " 19000; \\d+ records were deleted by retention. Choose GapPolicy.RECORD to go on.");
        poller.close();
        assertThat(sink.rows(topic)).doesNotHaveDuplicates().allMatch(row -> row.offset() < 19_000);
    }

    @Test
    void anOpenTransactionHoldsTheReadingUntilItEndsAndLosesNothing() throws Exception {
        String topic = Broker.topic(1);
        try (EventPoller poller = impatient("classic", topic).build()) {
            poller.start();
            Broker.produce(Map.of("transactional.id", topic), producer -> {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(topic, "open"));
                producer.flush();
                Broker.produce(Map.of(), other -> other.send(new ProducerRecord<>(topic, "behind")));
                await().during(Duration.ofSeconds(1))
                        .until(() -> sink.commits(topic).isEmpty());
                producer.commitTransaction();
            });
            await().until(() -> sink.rows(topic).size() == 2);
        }
        assertThat(sink.rows(topic)).containsExactly(new Row(0, 0, "open"), new Row(0, 1, "behind"));
        assertThat(sink.positions(topic)).isEqualTo(Map.of(0, 3L));
    }

    @Test
    void partitionsAddedWhileNobodyListensAreReadFromTheirBeginning() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 10);
        catchUp(Broker.poller(sink, topic).startAt(StartPosition.latest()));
        Broker.growTo(topic, 3);
        await().until(() -> partitions(topic) == 3);
        Broker.produce(topic, 3, 11, 20);
        catchUp(Broker.poller(sink, topic).startAt(StartPosition.latest()));
        assertThat(sink.rows(topic)).hasSize(30).doesNotHaveDuplicates();
        assertThat(sink.positions(topic)).isEqualTo(Map.of(0, 20L, 1, 10L, 2, 10L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void membersThatStartAtOnceAgreeOnFirstPositions(String protocol) throws Exception {
        String topic = Broker.topic(6);
        String group = Broker.freshName("group");
        Broker.produce(topic, 6, 1, 100);
        Instant begin = Instant.now();
        List<EventPoller> members = List.of(
                firstAt(StartPosition.latest(), group, topic, protocol),
                firstAt(StartPosition.earliest(), group, topic, protocol),
                firstAt(StartPosition.at(begin), group, topic, protocol));
        members.forEach(EventPoller::start);
        try {
            await().until(() -> sink.positions(topic).size() == 6);
            Map<Integer, Long> first = sink.topic(topic).firstPositions();
            // Whoever was first has decided for all partitions.
            assertThat(List.of(0L, 100L)).contains(first.getOrDefault(0, -1L));
            assertThat(first.values()).hasSize(6).containsOnly(first.getOrDefault(0, -1L));
            Broker.produce(topic, 6, 101, 200);
            int expected = first.containsValue(0L) ? 1200 : 600;
            await().atMost(Duration.ofSeconds(30)).until(() -> sink.rows(topic).size() == expected);
        } finally {
            members.forEach(EventPoller::close);
        }
        assertThat(sink.rows(topic)).doesNotHaveDuplicates();
        assertThat(sink.positions(topic).values()).containsOnly(200L);
    }

    private EventPoller firstAt(StartPosition start, String group, String topic, String protocol) {
        return impatient(protocol, topic).group(group).startAt(start).build();
    }

    private static int partitions(String topic) throws Exception {
        AtomicInteger count = new AtomicInteger();
        Broker.administer(admin -> count.set(admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size()));
        return count.get();
    }

    @Test
    void topicsThatDoNotExistAreNotWaitedForWhenCatchingUp() throws Exception {
        PollerSummary summary = catchUp(Broker.poller(sink, "nowhere").listener(listener));
        assertThat(summary.records()).isZero();
        assertThat(listener.all(PollerEvent.TopicMissing.class))
                .containsExactly(new PollerEvent.TopicMissing("nowhere", false));
    }

    private EventPollerBuilder impatient(String protocol, String... topics) {
        return Broker.poller(sink, topics)
                .property("group.protocol", protocol)
                .property("metadata.max.age.ms", "500")
                .flush(FlushPolicy.every(Duration.ofMillis(100)));
    }

    private PollerSummary catchUp(EventPollerBuilder described) throws Exception {
        try (EventPoller poller = described.untilCaughtUp().build()) {
            poller.start();
            return poller.completion().get(30, TimeUnit.SECONDS);
        }
    }

    private static void assertFails(EventPollerBuilder described, String message) {
        EventPoller poller = described.build();
        poller.start();
        assertThatThrownBy(() -> poller.completion().get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(PollerException.class)
                .hasMessage(message);
        poller.close();
    }
}
