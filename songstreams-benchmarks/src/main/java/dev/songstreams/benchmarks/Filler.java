// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.songstreams.simulator.EventConsumer;
import dev.songstreams.simulator.Simulation;
import dev.songstreams.simulator.SimulationSettings;
import dev.songstreams.simulator.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Fills the topics with simulated events, the same for the same number, and adds up what a check compares. */
final class Filler implements EventConsumer, AutoCloseable {
    /** A listen and its page view for about so many users and days make a million events. */
    private static final int USERS_PER_MILLION = 45_000;

    private static final JsonFactory JSON = new JsonFactory();

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, Expected> expected = new HashMap<>();
    private final long wanted;
    private long sent;

    private Filler(String servers, long wanted) {
        this.wanted = wanted;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "linger.ms", 20, "batch.size", 65_536),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Creates the topics, and fills them with so many events. */
    static Map<String, Expected> fill(String servers, long events) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            List<NewTopic> topics = EventTopics.NAMES.stream()
                    .map(name -> new NewTopic(name, Optional.of(EventTopics.PARTITIONS), Optional.empty()))
                    .toList();
            admin.createTopics(topics).all().get(60, TimeUnit.SECONDS);
        }
        try (Filler filler = new Filler(servers, events)) {
            int users = (int) Math.max(500, events * USERS_PER_MILLION / 1_000_000);
            new Simulation(SimulationSettings.builder()
                            .users(users)
                            .period(Duration.ofDays(12))
                            .seed(11)
                            .build())
                    .forEach(filler);
            if (filler.sent < events) {
                throw new IllegalStateException(
                        "the simulation made " + filler.sent + " events, " + events + " were wanted");
            }
            return filler.expected;
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void accept(Topic topic, byte[] buffer, int offset, int length, long epochMillis) {
        if (sent == wanted || !EventTopics.NAMES.contains(topic.topicName())) {
            return;
        }
        sent++;
        byte[] value = Arrays.copyOfRange(buffer, offset, offset + length);
        producer.send(new ProducerRecord<>(topic.topicName(), value));
        expected.merge(topic.topicName(), count(value), (all, one) -> all.plus(one.ts(), one.users(), one.items()));
    }

    private static Expected count(byte[] value) {
        Map<String, Long> numbers = new HashMap<>();
        try (JsonParser json = JSON.createParser(value)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                    numbers.put(name, json.getLongValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the simulation's JSON can't be read", e);
        }
        return Expected.NONE.plus(
                numbers.getOrDefault("ts", 0L),
                numbers.getOrDefault("userId", 0L),
                numbers.getOrDefault("itemInSession", 0L));
    }

    @Override
    public void close() {
        producer.close();
    }
}
