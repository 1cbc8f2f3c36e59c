// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import dev.songstreams.simulator.Simulation;
import dev.songstreams.simulator.SimulationSettings;
import dev.songstreams.simulator.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends simulated events, a slice at a time, and some that are spoiled on purpose: so many in all, and more where more are let go, since
 * a slice may pass without what was waited for. Seeded; remembers which it spoiled.
 */
final class Workload implements AutoCloseable {
    private static final int ONE_SPOILED_IN = 150;
    private static final int EVENTS_PER_USER = 25;
    /** Enough for all rounds that a soak of five kills or more may take. */
    private static final int MOST_TIMES = 4;

    private final long records;
    private final Random random;
    private final Spoiler spoiler;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Semaphore permits = new Semaphore(0);
    private final AtomicLong released = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Set<Coordinates> spoiled = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    /** Where a record lies in Kafka. */
    record Coordinates(String topic, int partition, long offset) {}

    Workload(String servers, long records, long seed) {
        this.records = records;
        this.random = new Random(seed);
        this.spoiler = new Spoiler(seed);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "linger.ms", "20", "delivery.timeout.ms", "600000"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.thread = new Thread(() -> simulate(seed), "soak-workload");
        thread.setDaemon(true);
        thread.start();
    }

    /** Lets so many more records go; returns at once. */
    void release(long count) {
        released.addAndGet(count);
        permits.release((int) count);
    }

    /** Sends what is left, and waits until the broker has all. */
    void finish() throws InterruptedException {
        release(Math.max(0, records - released.get()));
        while (thread.isAlive() && failure.get() == null && acknowledged.get() < released.get()) {
            producer.flush();
            thread.join(20);
        }
        producer.flush();
        if (failure.get() != null || acknowledged.get() != released.get()) {
            throw new AssertionError("the broker took " + acknowledged + " of " + released + " records", failure.get());
        }
    }

    /** Those that can't be events. */
    Set<Coordinates> spoiled() {
        return Set.copyOf(spoiled);
    }

    long acknowledged() {
        return acknowledged.get();
    }

    @Override
    public void close() {
        thread.interrupt();
        producer.close(Duration.ofSeconds(5));
        Threads.join(thread);
    }

    private void simulate(long seed) {
        SimulationSettings settings = SimulationSettings.builder()
                .users((int) Math.max(300, records / EVENTS_PER_USER))
                .period(Duration.ofDays(60))
                .maxEvents(MOST_TIMES * records)
                .seed(seed)
                .build();
        try {
            new Simulation(settings)
                    .forEach((topic, buffer, offset, length, time) ->
                            send(topic, Arrays.copyOfRange(buffer, offset, offset + length)));
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void send(Topic topic, byte[] event) {
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the workload was closed before its end", e);
        }
        boolean spoil = random.nextInt(ONE_SPOILED_IN) == 0;
        int partition = random.nextInt(SoakKafka.PARTITIONS);
        byte[] value = spoil ? spoiler.spoiled(event) : event;
        producer.send(new ProducerRecord<>(topic.topicName(), partition, null, value), (metadata, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
                return;
            }
            if (spoil) {
                spoiled.add(new Coordinates(metadata.topic(), metadata.partition(), metadata.offset()));
            }
            acknowledged.incrementAndGet();
        });
    }
}
