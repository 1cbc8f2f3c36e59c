// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.simulator.EventConsumer;
import dev.songstreams.simulator.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Simulated events into Kafka, as eventsim sends them: no key, no headers, at the time it is sent. */
final class KafkaOutput implements EventConsumer, AutoCloseable {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Half of what a request may hold: what a request costs, here and at the broker, is spread over a thousand events. */
    private static final int BATCH_BYTES = 512 * 1024;

    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Callback keepFailure = (metadata, e) -> {
        if (e != null) {
            failure.compareAndSet(null, e);
        }
    };
    private final @Nullable Long rate;
    private final long start = System.nanoTime();
    private long sent;

    KafkaOutput(String servers, @Nullable Long rate) {
        this.rate = rate;
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", servers,
                        "acks", "all",
                        "linger.ms", "20",
                        "batch.size", Integer.toString(BATCH_BYTES),
                        "max.block.ms", "30000",
                        "delivery.timeout.ms", "60000"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Creates those of the four topics that are missing. */
    static void createTopics(Admin admin, int partitions) {
        List<NewTopic> wanted = Arrays.stream(Topic.values())
                .map(topic -> new NewTopic(topic.topicName(), Optional.of(partitions), Optional.empty()))
                .toList();
        for (var created : admin.createTopics(wanted).values().entrySet()) {
            try {
                created.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new CommandFailure("cannot create topic " + created.getKey() + ": " + e.getMessage(), e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailure("interrupted while creating topics", e);
            }
        }
    }

    /** The callback hears of what the future would tell. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void accept(Topic topic, byte[] buffer, int offset, int length, long epochMillis) {
        throwFailure();
        pace();
        byte[] value = Arrays.copyOfRange(buffer, offset, offset + length);
        producer.send(new ProducerRecord<>(topic.topicName(), value), keepFailure);
        sent++;
    }

    /** Waits until the event is due, so that the rate holds over the whole run and not only from one to the next. */
    private void pace() {
        if (rate == null) {
            return;
        }
        long due = start + (long) ((double) sent / rate * NANOS_PER_SECOND);
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }

    /** Waits until all is with the broker. */
    @Override
    public void close() {
        producer.close();
        throwFailure();
    }

    private void throwFailure() {
        Exception first = failure.get();
        if (first != null) {
            throw new CommandFailure("Kafka did not take an event: " + first.getMessage(), first);
        }
    }
}
