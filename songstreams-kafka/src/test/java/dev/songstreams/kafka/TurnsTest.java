// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.songstreams.core.flush.FlushPolicy;
import dev.songstreams.core.flush.FlushReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More topics with a backlog than there is memory for: with so little, four are read at a time. */
@Timeout(90)
class TurnsTest {
    private static final int AT_A_TIME = 4;
    /** One record is polled at a time, so that a backlog lasts. */
    private static final String SLOWLY = "1";

    private static final Duration NEVER = Duration.ofDays(1);

    private final RecordingSink sink = new RecordingSink();
    private final RecordingListener listener = new RecordingListener();

    @ParameterizedTest
    @CsvSource({"classic", "consumer"})
    void eachTopicIsReadToItsEndInOneBatch(String protocol) throws Exception {
        List<String> topics = backlog(24, 2, 4000);
        // Half of it is for open batches: room for eight, some of which are nearly at their end.
        catchUp(poller(topics).property("group.protocol", protocol).memoryBytes(800_000));
        assertThat(listener.all(PollerEvent.Flushed.class))
                .hasSize(24)
                .extracting(PollerEvent.Flushed::reason)
                .containsOnly(FlushReason.CAUGHT_UP);
        assertEachOnce(topics, 2, 4000);
    }

    @Test
    void topicsLargerThanTheMemoryAreReadInSeveralTurns() throws Exception {
        List<String> topics = backlog(8, 1, 20_000);
        catchUp(poller(topics).memoryBytes(200_000));
        assertThat(listener.all(PollerEvent.Flushed.class))
                .extracting(PollerEvent.Flushed::reason)
                .contains(FlushReason.MEMORY);
        assertEachOnce(topics, 1, 20_000);
    }

    /** Topics of many fetches: the first that is located must not be read to its end before the others are. */
    @Test
    void noFetchThatWaitsForNewRecordsKeepsTheOthersFromTheirTurns() throws Exception {
        List<String> topics = backlog(8, 1, 0);
        String value = "long".repeat(125);
        Broker.produce(Map.of(), producer -> {
            for (int i = 0; i < 8000; i++) {
                for (String topic : topics) {
                    producer.send(new ProducerRecord<>(topic, value));
                }
            }
        });
        // What waited behind such a fetch would wait for longer than the test may take.
        catchUp(poller(topics)
                .property("fetch.max.wait.ms", "60000")
                .property("request.timeout.ms", "70000")
                .property("default.api.timeout.ms", "80000"));
        assertEachOnce(topics, 1, 8000);
    }

    @Test
    void aTopicWithFewNewRecordsNeverWaits() throws Exception {
        List<String> topics = backlog(8, 1, 20_000);
        String small = Broker.topic(1);
        topics.add(small);
        try (EventPoller poller = poller(topics)
                .property("max.poll.records", SLOWLY)
                .clock(new AdjustableClock())
                .build()) {
            poller.start();
            await().until(() -> begun(topics) == AT_A_TIME);
            Broker.produce(small, 1, 1, 5);
            await().until(() -> written(small) == 5);
            assertThat(begun(topics)).isEqualTo(AT_A_TIME + 1);
        }
    }

    @Test
    void whoHasWaitedForLongIsReadBesideTheOthers() throws Exception {
        List<String> topics = backlog(8, 1, 150_000);
        // By a clock that stands still no batch grows old, so that no turn ends.
        try (EventPoller poller = poller(topics)
                .property("max.poll.records", SLOWLY)
                .flush(FlushPolicy.every(Duration.ofMillis(200)))
                .clock(new AdjustableClock())
                .build()) {
            poller.start();
            await().until(() -> begun(topics) == topics.size());
            assertThat(topics).noneMatch(topic -> written(topic) == 150_000);
        }
    }

    @Test
    void topicsWhoseRecordsAreHeldBackByATransactionKeepNobodyWaiting() throws Exception {
        List<String> topics = backlog(8, 1, 2000);
        List<String> open = backlog(AT_A_TIME, 1, 0);
        List<String> all = new ArrayList<>(open);
        all.addAll(topics);
        try (EventPoller poller = poller(all).build()) {
            Broker.produce(Map.of("transactional.id", open.get(0)), producer -> {
                producer.initTransactions();
                producer.beginTransaction();
                for (int i = 0; i < 1000; i++) {
                    for (String topic : open) {
                        producer.send(new ProducerRecord<>(topic, "open-" + i));
                    }
                }
                producer.flush();
                poller.start();
                // Sooner than the longest that a topic waits, which would help as well.
                await().atMost(Duration.ofSeconds(15))
                        .until(() -> topics.stream().allMatch(topic -> written(topic) == 2000));
                producer.commitTransaction();
            });
            await().until(() -> open.stream().allMatch(topic -> written(topic) == 1000));
        }
    }

    @Test
    void aFlushEndsATurn() throws Exception {
        List<String> topics = backlog(5, 1, 20_000);
        AdjustableClock clock = new AdjustableClock();
        try (EventPoller poller = poller(topics)
                .property("max.poll.records", SLOWLY)
                .flush(FlushPolicy.every(NEVER))
                .clock(clock)
                .build()) {
            poller.start();
            await().until(() -> begun(topics) == AT_A_TIME);
            clock.advance(NEVER);
            await().until(() -> begun(topics) == topics.size());
        }
        assertThat(listener.all(PollerEvent.Flushed.class))
                .extracting(PollerEvent.Flushed::reason)
                .contains(FlushReason.AGE);
    }

    @ParameterizedTest
    @CsvSource({"classic", "consumer"})
    void whoWaitsMayGoToAnotherMember(String protocol) throws Exception {
        List<String> topics = backlog(12, 2, 3000);
        String group = Broker.freshName("group");
        try (EventPoller first = member(topics, group, protocol);
                EventPoller second = member(topics, group, protocol)) {
            first.start();
            await().until(() -> begun(topics) >= AT_A_TIME);
            second.start();
            await().until(() -> listener.all(PollerEvent.Assigned.class).size() >= 2);
            topics.forEach(topic -> Broker.produce(topic, 2, 3001, 3500));
            await().atMost(Duration.ofSeconds(60))
                    .until(() ->
                            topics.stream().allMatch(topic -> sink.rows(topic).size() == 7000));
        }
        assertEachOnce(topics, 2, 3500);
        assertThat(listener.all(PollerEvent.Superseded.class)).isEmpty();
    }

    private EventPoller member(List<String> topics, String group, String protocol) {
        return poller(topics)
                .group(group)
                .property("group.protocol", protocol)
                .property("max.poll.records", "100")
                .flush(FlushPolicy.every(Duration.ofMillis(500)))
                .build();
    }

    /** A fetch brings some hundred records of a partition: more is a backlog. */
    private EventPollerBuilder poller(List<String> topics) {
        return Broker.poller(sink, topics.toArray(String[]::new))
                .listener(listener)
                .property("max.partition.fetch.bytes", "20000")
                .memoryBytes(16 << 20);
    }

    private static void catchUp(EventPollerBuilder builder) throws Exception {
        try (EventPoller poller = builder.untilCaughtUp().build()) {
            poller.start();
            poller.completion().get(40, TimeUnit.SECONDS);
        }
    }

    private static List<String> backlog(int count, int partitions, int records) throws Exception {
        List<String> topics = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String topic = Broker.topic(partitions);
            Broker.produce(topic, partitions, 1, records);
            topics.add(topic);
        }
        return topics;
    }

    private long written(String topic) {
        return sink.topic(topic).written();
    }

    private long begun(List<String> topics) {
        return topics.stream().filter(topic -> written(topic) > 0).count();
    }

    private void assertEachOnce(List<String> topics, int partitions, int records) {
        for (String topic : topics) {
            assertThat(sink.rows(topic)).hasSize(partitions * records).doesNotHaveDuplicates();
        }
    }
}
