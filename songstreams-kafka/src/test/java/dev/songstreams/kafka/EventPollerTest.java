// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.songstreams.core.flush.FlushPolicy;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EventPollerTest {
    private final RecordingSink sink = new RecordingSink();

    @ParameterizedTest
    @CsvSource({"1, classic", "3, classic", "3, consumer"})
    void everyRecordArrivesOnce(int lanes, String protocol) throws Exception {
        String topic = Broker.topic(4);
        Broker.produce(topic, 4, 1, 5000);
        PollerSummary summary;
        try (EventPoller poller = Broker.poller(sink, topic)
                .lanes(lanes)
                .property("group.protocol", protocol)
                .untilCaughtUp()
                .build()) {
            poller.start();
            summary = poller.completion().get(30, TimeUnit.SECONDS);
        }
        assertThat(summary.records()).isEqualTo(20_000);
        assertThat(sink.rows(topic)).hasSize(20_000).doesNotHaveDuplicates();
        assertThat(sink.rows(topic).get(5000)).isEqualTo(new Row(1, 0, "1-1"));
        assertThat(sink.positions(topic).values()).containsExactly(5000L, 5000L, 5000L, 5000L);
    }

    @Test
    void severalTopicsArriveEachInBatchesOfItsOwn() throws Exception {
        String first = Broker.topic(2);
        String second = Broker.topic(1);
        Broker.produce(first, 2, 1, 300);
        Broker.produce(second, 1, 1, 200);
        try (EventPoller poller =
                Broker.poller(sink, first, second).untilCaughtUp().build()) {
            poller.start();
            assertThat(poller.completion().get(30, TimeUnit.SECONDS).commits()).isEqualTo(2);
        }
        assertThat(sink.rows(first)).hasSize(600);
        assertThat(sink.rows(second)).hasSize(200);
    }

    @Test
    void aNewStartGoesOnWhereTheSinkStandsWhateverKafkaSays() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 100);
        String group = Broker.freshName("group");
        Broker.administer(admin -> admin.alterConsumerGroupOffsets(
                        group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(90)))
                .all()
                .get());
        sink.topic(topic).startAt(Map.of(0, 40L));
        try (EventPoller poller =
                Broker.poller(sink, topic).group(group).untilCaughtUp().build()) {
            poller.start();
            poller.completion().get(30, TimeUnit.SECONDS);
        }
        assertThat(sink.rows(topic)).hasSize(60).startsWith(new Row(0, 40, "0-41"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void kafkaHearsOfCommitsForTheToolsThatShowLag(String protocol) throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 100);
        String group = Broker.freshName("group");
        try (EventPoller poller = Broker.poller(sink, topic)
                .group(group)
                .property("group.protocol", protocol)
                .untilCaughtUp()
                .build()) {
            poller.start();
            poller.completion().get(30, TimeUnit.SECONDS);
        }
        Broker.administer(admin -> assertThat(admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(new TopicPartition(topic, 0))
                        .offset())
                .isEqualTo(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void closingFlushesAtOnceAndLeavesNoThread(String protocol) throws Exception {
        String topic = Broker.topic(2);
        String group = Broker.freshName("leaving");
        Broker.produce(topic, 2, 1, 1000);
        EventPoller poller = Broker.poller(sink, topic)
                .group(group)
                .property("client.id", group)
                .property("group.protocol", protocol)
                .build();
        poller.start();
        await().until(() -> poller.health().openRecords() == 2000);
        long began = System.nanoTime();
        poller.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(450));
        assertThat(poller.health().state()).isEqualTo(PollerHealth.State.CLOSED);
        assertThat(poller.completion()).isCompletedWithValueMatching(summary -> summary.records() == 2000);
        assertThat(sink.rows(topic)).hasSize(2000);
        await().until(() -> threadsOf(group).isEmpty());
        assertThat(membersOf(group)).isZero();
    }

    @Test
    void healthTellsStateAndLag() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 50);
        try (EventPoller poller = Broker.poller(sink, topic).build()) {
            assertThat(poller.health().state()).isEqualTo(PollerHealth.State.NEW);
            poller.start();
            assertThat(poller.health().state()).isEqualTo(PollerHealth.State.RUNNING);
            await().until(() -> poller.health().openRecords() == 50);
            PollerHealth health = poller.health();
            assertThat(health.lag()).isEqualTo(Map.of(topic, 50L));
            assertThat(health.openBytes()).isEqualTo(9 * 3 + 41 * 4);
            assertThat(health.lastPoll()).isPresent();
        }
    }

    @Test
    void aPollerIsStartedOnce() throws Exception {
        EventPoller poller = Broker.poller(sink, Broker.topic(1)).build();
        poller.close();
        assertThat(poller.completion()).isCompleted();
        assertThatThrownBy(poller::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a poller is started once; this one is CLOSED");
    }

    @Test
    void anUnreachableBrokerIsNamed() throws Exception {
        int port = freePort();
        EventPoller poller = Broker.poller(sink, "songs")
                .bootstrapServers("127.0.0.1:" + port)
                .property("default.api.timeout.ms", "1000")
                .property("request.timeout.ms", "500")
                .build();
        poller.start();
        assertThatThrownBy(() -> poller.completion().get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(PollerException.class)
                .hasMessageStartingWith("Kafka at 127.0.0.1:" + port + " can't be reached: ");
        assertThat(poller.health().state()).isEqualTo(PollerHealth.State.FAILED);
        poller.close();
    }

    @Test
    void closingDoesNotWaitForABrokerThatIsNotThere() throws Exception {
        EventPoller poller = Broker.poller(sink, "songs")
                .bootstrapServers("127.0.0.1:" + freePort())
                .build();
        poller.start();
        long began = System.nanoTime();
        poller.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(poller.health().state()).isEqualTo(PollerHealth.State.CLOSED);
    }

    @Test
    void aListenerThatThrowsStopsNothing() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 10);
        PollerListener broken = new PollerListener() {
            @Override
            public void committed(PollerEvent.Committed event) {
                throw new IllegalStateException("broken listener");
            }
        };
        try (EventPoller poller = Broker.poller(sink, topic)
                .listener(broken)
                .flush(FlushPolicy.defaults().withMaxRecords(2))
                .untilCaughtUp()
                .build()) {
            poller.start();
            assertThat(poller.completion().get(30, TimeUnit.SECONDS).commits()).isEqualTo(5);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static List<String> threadsOf(String group) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains(group))
                .toList();
    }

    private static int membersOf(String group) throws Exception {
        int[] members = new int[1];
        Broker.administer(admin -> members[0] = admin.describeConsumerGroups(List.of(group))
                .describedGroups()
                .get(group)
                .get()
                .members()
                .size());
        return members[0];
    }

    @Test
    void whateverAListenerThrowsThePollerEndsAsItShould() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 100);
        PollerListener broken = new PollerListener() {
            @Override
            public void committed(PollerEvent.Committed event) {
                throw new NoClassDefFoundError("metrics/Registry");
            }

            @Override
            public void failed(PollerEvent.Failed event) {
                throw new NoClassDefFoundError("metrics/Registry");
            }

            @Override
            public void closed(PollerEvent.Closed event) {
                throw new NoClassDefFoundError("metrics/Registry");
            }
        };
        try (EventPoller poller =
                Broker.poller(sink, topic).listener(broken).untilCaughtUp().build()) {
            poller.start();
            assertThat(poller.completion().get(20, TimeUnit.SECONDS).records()).isEqualTo(100);
        }
        assertThat(sink.rows(topic)).hasSize(100);
    }
}
