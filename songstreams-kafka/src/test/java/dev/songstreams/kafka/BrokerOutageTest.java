// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.songstreams.core.flush.FlushPolicy;
import dev.songstreams.testkit.LocalKafka;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BrokerOutageTest {
    /** Without this the controller keeps the place of the broker that went, for nine seconds. */
    private static final Map<String, String> QUICK_RETURN =
            Map.of("broker.session.timeout.ms", "1000", "broker.heartbeat.interval.ms", "200");

    private final RecordingSink sink = new RecordingSink();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aPollerSitsOutTheBrokersAbsence(String protocol) throws Exception {
        int port = freePort();
        LocalKafka kafka = broker(port);
        kafka.createTopic("songs", 1);
        produce(kafka, "before");
        AtomicInteger silences = new AtomicInteger();
        AtomicInteger answers = new AtomicInteger();
        Semaphore commits = sink.faults().holdCommits();
        EventPoller poller = EventPoller.builder()
                .bootstrapServers(kafka.bootstrapServers())
                .group("lake")
                .topics("songs")
                .property("group.protocol", protocol)
                .property("default.api.timeout.ms", "1000")
                .property("request.timeout.ms", "1000")
                .property("metadata.max.age.ms", "500")
                .addListener(new PollerListener() {
                    @Override
                    public void kafkaSilent(PollerEvent.KafkaSilent event) {
                        silences.incrementAndGet();
                    }

                    @Override
                    public void kafkaAnswered(PollerEvent.KafkaAnswered event) {
                        answers.incrementAndGet();
                    }
                })
                .flush(FlushPolicy.every(Duration.ofMillis(200)))
                .sink(sink)
                .build();
        try {
            poller.start();
            await().until(() -> poller.health().openRecords() == 1);
            kafka.close();
            // The sink has the batch, and Kafka can't be told.
            commits.release(Integer.MAX_VALUE);
            await().atMost(Duration.ofSeconds(20)).until(() -> silences.get() == 1);
            await().during(Duration.ofSeconds(2)).until(() -> poller.health().state() == PollerHealth.State.RUNNING);
            kafka = broker(port);
            produce(kafka, "after");
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> sink.rows("songs").size() == 2 && answers.get() == 1);
            assertThat(silences).hasValue(1);
        } finally {
            poller.close(Duration.ofSeconds(5));
            kafka.close();
        }
        assertThat(sink.rows("songs")).containsExactly(new Row(0, 0, "before"), new Row(0, 1, "after"));
        assertThat(poller.completion()).isCompleted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void whoClosesWithoutTheBrokerIsToldWhatItWaitsForAndHowLong(String protocol) throws Exception {
        LocalKafka kafka = broker(freePort());
        kafka.createTopic("songs", 1);
        RecordingListener listener = new RecordingListener();
        EventPoller poller = EventPoller.builder()
                .bootstrapServers(kafka.bootstrapServers())
                .group("lake")
                .topics("songs")
                .property("group.protocol", protocol)
                .listener(listener)
                .sink(sink)
                .build();
        poller.start();
        produce(kafka, "before");
        await().until(() -> poller.health().openRecords() == 1);
        kafka.close();
        long began = System.nanoTime();
        poller.close(Duration.ofSeconds(4));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
        assertThat(listener.all(PollerEvent.ClosingWaits.class)).singleElement().satisfies(waits -> {
            assertThat(waits.awaited())
                    .isEqualTo(Map.of("songs", "Kafka to say that the topic is still the one that was read"));
            assertThat(waits.atMost()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        });
        assertThat(sink.rows("songs")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void whoClosesWithoutTheBrokerAndHasNothingToCommitDoesNotWait(String protocol) throws Exception {
        LocalKafka kafka = broker(freePort());
        kafka.createTopic("songs", 1);
        EventPoller poller = EventPoller.builder()
                .bootstrapServers(kafka.bootstrapServers())
                .group("lake")
                .topics("songs")
                .property("group.protocol", protocol)
                .flush(FlushPolicy.every(Duration.ofMillis(100)))
                .sink(sink)
                .build();
        poller.start();
        produce(kafka, "before");
        await().until(() -> sink.rows("songs").size() == 1 && poller.health().openRecords() == 0);
        kafka.close();
        long began = System.nanoTime();
        poller.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    private LocalKafka broker(int port) {
        return LocalKafka.builder()
                .directory(directory)
                .port(port)
                .properties(QUICK_RETURN)
                .start();
    }

    private static void produce(LocalKafka kafka, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("songs", value)).get();
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
