// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.songstreams.core.flush.FlushPolicy;
import dev.songstreams.testkit.LocalKafka;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartitionReplica;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One of a topic's partitions lies on a disk that fails: it has no leader, though the broker is there. */
@Timeout(90)
class LeaderlessPartitionTest {
    private static final String TOPIC = "songs";
    private static final String SILENT = "no broker answers for the partitions [1] of songs, ";

    private final RecordingSink sink = new RecordingSink();
    private final RecordingListener listener = new RecordingListener();
    private final int port = freePort();
    private LocalKafka kafka;

    @TempDir
    private Path home;

    @BeforeEach
    void startOnTwoDisks() throws Exception {
        LocalKafka.builder().directory(home).start().close();
        Files.createDirectories(disk("second"));
        try (Stream<String> lines = Files.lines(disk("logs").resolve("meta.properties"))) {
            Files.write(
                    disk("second").resolve("meta.properties"),
                    lines.filter(line -> !line.startsWith("directory.id")).toList());
        }
        start();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            // Answered with the complaint that they are not there yet, and remembered for when they are.
            admin.alterReplicaLogDirs(Map.of(
                    replica(0),
                    disk("logs").toString(),
                    replica(1),
                    disk("second").toString()));
            kafka.createTopic(TOPIC, 2, Map.of("segment.ms", "100"));
            assertThat(admin.describeReplicaLogDirs(List.of(replica(1)))
                            .all()
                            .get()
                            .get(replica(1)))
                    .extracting(place -> place.getCurrentReplicaLogDir())
                    .isEqualTo(disk("second").toString());
        }
    }

    private void start() {
        kafka = LocalKafka.builder()
                .directory(home)
                .port(port)
                .properties(Map.of(
                        "log.dirs", disk("logs") + "," + disk("second"),
                        // Without these the controller keeps the place of the broker that went, for nine seconds.
                        "broker.session.timeout.ms", "1000",
                        "broker.heartbeat.interval.ms", "200"))
                .start();
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void theOthersAreReadMeanwhileAndItIsReadWhenItIsBack(String protocol) throws Exception {
        sink.topic(TOPIC).startAt(Map.of(0, 0L, 1, 0L));
        produce(List.of(0, 1), 1, 10);
        loseTheSecondDisk();
        try (EventPoller poller = poller().property("group.protocol", protocol).build()) {
            poller.start();
            await().until(() -> sink.rows(TOPIC).size() == 10);
            // Long after its patience has come to an end.
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> listener.all(PollerEvent.RetryFailed.class).stream()
                            .anyMatch(failed -> failed.waited().toSeconds() >= 2));
            produce(List.of(0), 11, 20);
            await().until(() -> sink.rows(TOPIC).size() == 20);
            assertThat(poller.health().state()).isEqualTo(PollerHealth.State.RUNNING);
            assertThat(poller.health().waiting().get(TOPIC).cause())
                    .hasMessage(SILENT + "which are not read meanwhile: there is no leader");
            getTheSecondDiskBack();
            await().atMost(Duration.ofSeconds(60)).until(() -> sink.rows(TOPIC).size() == 30);
            await().until(() -> poller.health().waiting().isEmpty());
        }
        assertThat(sink.rows(TOPIC)).hasSize(30).doesNotHaveDuplicates();
        assertThat(sink.positions(TOPIC)).isEqualTo(Map.of(0, 20L, 1, 10L));
        assertThat(listener.all(PollerEvent.WaitBegan.class)).hasSameSizeAs(listener.all(PollerEvent.WaitEnded.class));
        assertThat(listener.all(PollerEvent.Failed.class)).isEmpty();
    }

    @Test
    void aTopicThatTheSinkHasNeverHeardOfBeginsWhenAllOfItAnswer() throws Exception {
        produce(List.of(0, 1), 1, 10);
        loseTheSecondDisk();
        try (EventPoller poller = poller().startAt(StartPosition.latest()).build()) {
            poller.start();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> listener.all(PollerEvent.RetryFailed.class).stream()
                            .anyMatch(failed -> failed.waited().toSeconds() >= 2));
            assertThat(listener.all(PollerEvent.WaitBegan.class).get(0).cause())
                    .hasMessage(SILENT + "without which it is not known where the topic begins: there is no leader");
            assertThat(sink.positions(TOPIC)).isEmpty();
            getTheSecondDiskBack();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> sink.positions(TOPIC).size() == 2);
            produce(List.of(0, 1), 11, 20);
            await().until(() -> sink.rows(TOPIC).size() == 20);
        }
        assertThat(sink.positions(TOPIC)).isEqualTo(Map.of(0, 20L, 1, 20L));
        assertThat(listener.all(PollerEvent.Failed.class)).isEmpty();
    }

    @Test
    void whoIsToEndWhenAllIsReadSaysWhichPartitionsItCannotAskFor() throws Exception {
        sink.topic(TOPIC).startAt(Map.of(0, 0L, 1, 0L));
        loseTheSecondDisk();
        EventPoller poller = poller().untilCaughtUp().build();
        poller.start();
        assertThatThrownBy(() -> poller.completion().get(30, TimeUnit.SECONDS))
                .hasMessageContaining(SILENT + "so that it can't be said when all has been read: ");
        poller.close();
    }

    private EventPollerBuilder poller() {
        return EventPoller.builder()
                .bootstrapServers(kafka.bootstrapServers())
                .group("lake")
                .topics(TOPIC)
                .property("default.api.timeout.ms", "1000")
                .property("request.timeout.ms", "1000")
                .property("metadata.max.age.ms", "500")
                .flush(FlushPolicy.every(Duration.ofMillis(200)))
                .patience(Duration.ofMillis(500))
                .listener(listener)
                .sink(sink);
    }

    /** What was there can still be read by a broker that has the file open, but no new segment can be begun. */
    private void loseTheSecondDisk() throws Exception {
        Files.move(disk("second"), disk("away"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            await().until(() -> {
                produce(List.of(1), 0, 0);
                return admin.describeTopics(List.of(TOPIC))
                                .topicNameValues()
                                .get(TOPIC)
                                .get()
                                .partitions()
                                .get(1)
                                .leader()
                        == null;
            });
        }
    }

    private void getTheSecondDiskBack() throws IOException {
        kafka.close();
        Files.move(disk("away"), disk("second"));
        start();
    }

    private Path disk(String name) {
        return home.resolve(name);
    }

    private static TopicPartitionReplica replica(int partition) {
        return new TopicPartitionReplica(TOPIC, partition, 1);
    }

    /** What does not arrive in time does not arrive. */
    private void produce(Collection<Integer> partitions, int first, int last) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "request.timeout.ms", "500",
                "delivery.timeout.ms", "1000");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = first; i <= last; i++) {
                for (Integer partition : partitions) {
                    producer.send(new ProducerRecord<>(TOPIC, partition, null, partition + "-" + i));
                }
            }
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
