// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.songstreams.core.flush.FlushPolicy;
import dev.songstreams.core.sink.SinkException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A topic that is deleted and created again under its name. */
@Timeout(90)
class RecreatedTopicTest {
    private final RecordingSink sink = new RecordingSink();
    private final RecordingListener listener = new RecordingListener();

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aSinkThatRefusesTheNewTopicEndsThePollerWithItsWords(String protocol) throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 10);
        EventPoller poller = impatient(protocol, topic).build();
        poller.start();
        await().until(() -> sink.rows(topic).size() == 10);
        Broker.recreate(topic, 1);
        assertThatThrownBy(() -> poller.completion().get(40, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(SinkException.class)
                .hasMessage("the topic " + topic + " is another");
        poller.close();
        assertThat(listener.all(PollerEvent.TopicRecreated.class)).hasSize(1);
        assertThat(sink.rows(topic)).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aSinkThatAcceptsTheNewTopicGetsAllOfItAndNothingOfTheOld(String protocol) throws Exception {
        String topic = Broker.topic(2);
        String other = Broker.topic(1);
        produce(topic, "old", 2, 50);
        try (EventPoller poller = impatient(protocol, topic, other)
                .startAt(StartPosition.latest())
                .build()) {
            // The sink knows the topic from its beginning; the poller would begin new ones at their ends.
            sink.topic(topic).startAt(Map.of(0, 0L, 1, 0L));
            sink.acceptRecreated();
            poller.start();
            await().until(() -> sink.rows(topic).size() == 100);
            Broker.recreate(topic, 2);
            // Beyond where the old one was read to.
            produce(topic, "new", 2, 80);
            Broker.produce(other, 1, 1, 10);
            await().atMost(Duration.ofSeconds(40))
                    .until(() ->
                            sink.topic(topic).isRecreated() && sink.rows(topic).size() == 160);
            await().until(() -> sink.rows(other).size() == 10);
            assertThat(poller.health().state()).isEqualTo(PollerHealth.State.RUNNING);
        }
        assertThat(sink.rows(topic))
                .doesNotHaveDuplicates()
                .allMatch(row -> row.value().startsWith("new"));
        assertThat(sink.former().get(0).rows())
                .hasSize(100)
                .allMatch(row -> row.value().startsWith("old"));
        assertThat(sink.positions(topic)).isEqualTo(Map.of(0, 80L, 1, 80L));
        assertThat(listener.all(PollerEvent.TopicRecreated.class)).hasSize(1);
    }

    @Test
    void whatWasReadOfTheNewTopicAsIfItWereTheOldIsNotCommitted() throws Exception {
        String topic = Broker.topic(1);
        AdjustableClock clock = new AdjustableClock();
        sink.acceptRecreated();
        produce(topic, "old", 1, 50);
        try (EventPoller poller = Broker.poller(sink, topic)
                .clock(clock)
                .listener(listener)
                .property("metadata.max.age.ms", "600000")
                .build()) {
            poller.start();
            await().until(() -> poller.health().openRecords() == 50);
            Broker.recreate(topic, 1);
            produce(topic, "new", 1, 80);
            // Kafka's client goes on at offset 50 of the new topic, or it is
            // told that the old one is gone: as it likes.
            await().during(Duration.ofSeconds(2))
                    .until(() -> sink.commits(topic).isEmpty());
            clock.advance(Duration.ofSeconds(120));
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> !listener.all(PollerEvent.TopicRecreated.class).isEmpty());
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                clock.advance(Duration.ofSeconds(120));
                return sink.rows(topic).size() == 80;
            });
        }
        assertThat(sink.former())
                .singleElement()
                .satisfies(old -> assertThat(old.commits()).isEmpty());
        assertThat(sink.rows(topic))
                .doesNotHaveDuplicates()
                .allMatch(row -> row.value().startsWith("new"));
        assertThat(listener.all(PollerEvent.Discarded.class))
                .extracting(PollerEvent.Discarded::unknown)
                .containsOnly(false);
    }

    @Test
    void aTopicThatWasCreatedAgainWhileNobodyListenedIsTheSinksToDecide() throws Exception {
        String topic = Broker.topic(1);
        produce(topic, "old", 1, 50);
        catchUp(topic);
        Broker.recreate(topic, 1);
        produce(topic, "new", 1, 80);
        EventPoller refused = impatient("classic", topic).build();
        refused.start();
        assertThatThrownBy(() -> refused.completion().get(40, TimeUnit.SECONDS))
                .hasMessageContaining("the topic " + topic + " is another");
        refused.close();
        sink.acceptRecreated();
        catchUp(topic);
        assertThat(sink.rows(topic)).hasSize(80).allMatch(row -> row.value().startsWith("new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void ofATopicThatIsCreatedAgainWhileItIsCaughtUpNothingIsReadAndTheRestIsWaitedFor(String protocol)
            throws Exception {
        String topic = Broker.topic(1);
        String other = Broker.topic(1);
        produce(topic, "old", 1, 50);
        produce(other, "old", 1, 10);
        sink.acceptRecreated();
        var writes = sink.faults().holdWrites();
        var commits = sink.faults().holdCommits();
        try (EventPoller poller =
                impatient(protocol, topic, other).untilCaughtUp().build()) {
            poller.start();
            await().until(() -> poller.health().openRecords() == 60);
            Broker.recreate(topic, 1);
            produce(topic, "new", 1, 80);
            writes.release(Integer.MAX_VALUE / 2);
            // Once the old one, and once the new one, which could be read from then on.
            await().atMost(Duration.ofSeconds(40)).until(() -> positioned(topic) == 2);
            await().during(Duration.ofSeconds(1)).until(() -> poller.health().openRecords() == 10);
            assertThat(poller.completion()).isNotDone();
            commits.release(Integer.MAX_VALUE / 2);
            poller.completion().get(40, TimeUnit.SECONDS);
        }
        assertThat(sink.rows(topic)).isEmpty();
        assertThat(sink.rows(other)).hasSize(10);
        assertThat(listener.all(PollerEvent.TopicRecreated.class)).hasSize(1);
    }

    private long positioned(String topic) {
        return listener.all(PollerEvent.Positioned.class).stream()
                .filter(event -> event.topic().equals(topic))
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aTopicThatIsDeletedForGoodDoesNotHoldUpTheOthersAndIsToldAsMissing(String protocol) throws Exception {
        String doomed = Broker.topic(2);
        String other = Broker.topic(1);
        Broker.produce(doomed, 2, 1, 50);
        var commits = sink.faults().holdCommits();
        try (EventPoller poller = impatient(protocol, doomed, other).build()) {
            poller.start();
            await().until(() -> poller.health().openRecords() == 100);
            commits.release(1);
            await().until(() -> sink.rows(doomed).size() == 100);
            Broker.kafka().deleteTopic(doomed);
            commits.release(Integer.MAX_VALUE / 2);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> listener.all(PollerEvent.TopicMissing.class)
                            .contains(new PollerEvent.TopicMissing(doomed, true)));
            Broker.produce(other, 1, 1, 100);
            await().atMost(Duration.ofSeconds(30)).until(() -> sink.rows(other).size() == 100);
            assertThat(poller.health().state()).isEqualTo(PollerHealth.State.RUNNING);
        }
        assertThat(sink.rows(doomed)).hasSize(100);
    }

    private static void produce(String topic, String what, int partitions, int count) {
        Broker.produce(Map.of(), producer -> {
            for (int i = 0; i < count; i++) {
                for (int partition = 0; partition < partitions; partition++) {
                    producer.send(new ProducerRecord<>(topic, partition, null, what + "-" + i));
                }
            }
        });
    }

    private void catchUp(String topic) throws Exception {
        // A start at the end would skip all of a topic that the sink has known by another id.
        StartPosition start = sink.commits(topic).isEmpty() ? StartPosition.earliest() : StartPosition.latest();
        try (EventPoller poller =
                Broker.poller(sink, topic).startAt(start).untilCaughtUp().build()) {
            poller.start();
            poller.completion().get(40, TimeUnit.SECONDS);
        }
    }

    private EventPollerBuilder impatient(String protocol, String... topics) {
        return Broker.poller(sink, topics)
                .property("group.protocol", protocol)
                .property("metadata.max.age.ms", "500")
                .listener(listener)
                .flush(FlushPolicy.every(Duration.ofMillis(100)));
    }
}
