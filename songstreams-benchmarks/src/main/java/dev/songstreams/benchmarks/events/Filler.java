// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.events;

import dev.songstreams.simulator.EventConsumer;
import dev.songstreams.simulator.Simulation;
import dev.songstreams.simulator.SimulationSettings;
import dev.songstreams.simulator.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Fills topics with simulated events, the same for the same layout and number, and adds up what a check compares. */
public final class Filler implements EventConsumer, AutoCloseable {
    /** A listen, its page view and the rest for about so many users and days make a million events, half of them listens. */
    private static final int USERS_PER_MILLION = 45_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<Topic, List<String>> topics = new EnumMap<>(Topic.class);
    private final Map<String, Expected> expected = new HashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final long wanted;
    private long sent;

    private Filler(String servers, Layout layout, long wanted) {
        for (Topic event : Topic.values()) {
            topics.put(event, layout.topicsOf(event));
        }
        this.wanted = wanted;
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", servers,
                        "linger.ms", 20,
                        "batch.size", 65_536,
                        // A topic that has just been made may refuse its first batch; the second shall wait for it.
                        "max.in.flight.requests.per.connection", 1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Creates a layout's topics, and fills them with so many events; says what is in each topic then. */
    public static Map<String, Expected> fill(String servers, Layout layout, long events) throws Exception {
        createTopics(servers, layout);
        try (Filler filler = new Filler(servers, layout, events)) {
            filler.run();
            return filler.expected;
        }
    }

    private static void createTopics(String servers, Layout layout) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            List<NewTopic> topics = layout.topics().stream()
                    .map(name -> new NewTopic(name, Optional.of(layout.partitions()), Optional.empty()))
                    .toList();
            admin.createTopics(topics).all().get(60, TimeUnit.SECONDS);
        }
    }

    private void run() {
        // Twice as many where page views are left out; what is too much is never made, as the simulation is ended.
        long users = Math.max(500, wanted * USERS_PER_MILLION / 1_000_000) * (isListensAlone() ? 3 : 1);
        try {
            new Simulation(SimulationSettings.builder()
                            .users((int) users)
                            .period(Duration.ofDays(12))
                            .seed(11)
                            .build())
                    .forEach(this);
        } catch (Enough enough) {
            return;
        }
        throw new IllegalStateException("the simulation made " + sent + " events, " + wanted + " were wanted");
    }

    private boolean isListensAlone() {
        return topicsOf(Topic.PAGE_VIEW).isEmpty();
    }

    /** Ends a simulation that has made what was wanted. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("enough", null, false, false);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void accept(Topic event, byte[] buffer, int offset, int length, long epochMillis) {
        List<String> its = topicsOf(event);
        if (its.isEmpty()) {
            return;
        }
        String topic = its.get((int) (sent % its.size()));
        byte[] value = Arrays.copyOfRange(buffer, offset, offset + length);
        producer.send(new ProducerRecord<>(topic, value), (metadata, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            }
        });
        expected.merge(topic, JsonSums.of(value), Expected::plus);
        sent++;
        if (sent == wanted) {
            throw new Enough();
        }
    }

    private List<String> topicsOf(Topic event) {
        return topics.getOrDefault(event, List.of());
    }

    @Override
    public void close() {
        producer.close();
        Exception first = failure.get();
        if (first != null) {
            throw new IllegalStateException("Kafka did not take an event: " + first.getMessage(), first);
        }
    }
}
