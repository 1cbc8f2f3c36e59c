// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalKafkaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static LocalKafka kafka;

    @BeforeAll
    static void startKafka() {
        kafka = LocalKafka.start();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void bothGroupProtocolsReadWhatWasWritten(String protocol) {
        String topic = "protocol-" + protocol;
        kafka.createTopic(topic, 3);
        try (var producer = producer(kafka, Map.of())) {
            for (int i = 0; i < 100; i++) {
                producer.send(new ProducerRecord<>(topic, "key-" + i, "value-" + i));
            }
        }
        assertThat(read(kafka, topic, 100, protocol)).hasSize(100).contains("value-0", "value-99");
    }

    @Test
    void readersOfCommittedDataSeeOnlyCommittedTransactions() {
        kafka.createTopic("transactions", 1);
        try (var producer = producer(kafka, Map.of("transactional.id", "test"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("transactions", "aborted"));
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("transactions", "committed"));
            producer.commitTransaction();
        }
        assertThat(read(kafka, "transactions", 1, "classic")).containsExactly("committed");
    }

    @Test
    void aTopicTakesItsOwnSettings() throws Exception {
        kafka.createTopic("compacted", 1, Map.of("cleanup.policy", "compact"));
        try (var producer = producer(kafka, Map.of())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("compacted", "no key"))
                            .get())
                    .hasMessageContaining("Compacted topic cannot accept message without key");
        }
    }

    @Test
    void aTopicIsCreatedOnlyOnce() {
        kafka.createTopic("once", 1);
        assertThatThrownBy(() -> kafka.createTopic("once", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot create the topic once: Topic 'once' already exists.")
                .hasCauseInstanceOf(TopicExistsException.class);
    }

    @Test
    void aDeletedTopicCanBeCreatedAgain() {
        for (int i = 0; i < 20; i++) {
            kafka.createTopic("again", 1);
            kafka.deleteTopic("again");
        }
        assertThatThrownBy(() -> kafka.deleteTopic("never-there"))
                .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }

    @Test
    void aTakenPortIsRefused() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> LocalKafka.builder().port(port).start())
                    .hasMessage("the local Kafka did not start on port " + port
                            + " (0: any) with the directory (temporary): Address already in use");
        }
    }

    @Test
    void aDirectoryOutlivesTheBrokerAndHasOneBrokerAtATime(@TempDir Path directory) {
        String clusterId;
        try (LocalKafka first = LocalKafka.builder().directory(directory).start()) {
            clusterId = first.clusterId();
            first.createTopic("kept", 1);
            try (var producer = producer(first, Map.of())) {
                producer.send(new ProducerRecord<>("kept", "still here"));
            }
            assertThatThrownBy(() -> LocalKafka.builder().directory(directory).start())
                    .hasMessageContaining("the local Kafka did not start")
                    .hasMessageContaining("the directory " + directory + " is in use by another server");
        }
        try (LocalKafka second = LocalKafka.builder().directory(directory).start()) {
            assertThat(second.clusterId()).isEqualTo(clusterId);
            assertThat(read(second, "kept", 1, "consumer")).containsExactly("still here");
        }
    }

    private static KafkaProducer<String, String> producer(LocalKafka server, Map<String, Object> more) {
        Map<String, Object> settings = new java.util.HashMap<>(more);
        settings.put("bootstrap.servers", server.bootstrapServers());
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static List<String> read(LocalKafka server, String topic, int count, String protocol) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                server.bootstrapServers(),
                "group.id",
                "group-of-" + topic,
                "group.protocol",
                protocol,
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed");
        List<String> values = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (values.size() < count && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
            }
        }
        return values;
    }
}
