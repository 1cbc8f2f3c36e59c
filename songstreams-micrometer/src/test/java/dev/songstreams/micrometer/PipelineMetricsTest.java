// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.event.EventType;
import dev.songstreams.kafka.EventPoller;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.sink.LakeSink;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.s3.S3ObjectStore;
import dev.songstreams.testkit.LocalStack;
import dev.songstreams.warehouse.connect.WarehousePool;
import dev.songstreams.warehouse.load.LoaderSettings;
import dev.songstreams.warehouse.load.WarehouseLoader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A pipeline of real parts moves the meters by what it did. */
class PipelineMetricsTest {
    record Purchase(long customer, long cents) {}

    private static final String TOPIC = "purchases";
    private static final EventType<Purchase> PURCHASES = EventType.of(Purchase.class);

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void recordsAreCountedOnTheirWayFromKafkaToTheWarehouse() {
        try (LocalStack stack = LocalStack.start();
                ObjectStore store = lake(stack)) {
            stack.kafka().createTopic(TOPIC, 1);
            send(stack, 20);

            poll(stack, store);
            load(stack, store);
        }

        assertThat(count("songstreams.poller.records")).isEqualTo(21);
        assertThat(count("songstreams.poller.dead.letters")).isEqualTo(1);
        assertThat(count("songstreams.poller.files")).isEqualTo(3);
        assertThat(registry.get("songstreams.poller.flushes")
                        .tags("topic", TOPIC, "reason", "caught_up")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("songstreams.poller.commit").timer().count()).isEqualTo(1);
        assertThat(registry.get("songstreams.poller.lag")
                        .tag("topic", TOPIC)
                        .gauge()
                        .value())
                .isZero();
        assertThat(registry.get("songstreams.poller.waiting.topics").gauge().value())
                .isZero();
        assertThat(count("songstreams.load.rows")).isEqualTo(20);
        assertThat(registry.get("songstreams.load.batch").timer().count()).isEqualTo(1);
    }

    private double count(String name) {
        return registry.get(name).tag("topic", TOPIC).counter().count();
    }

    private static ObjectStore lake(LocalStack stack) {
        URI uri = URI.create(stack.lake());
        return S3ObjectStore.builder(uri.getHost())
                .prefix(uri.getPath().substring(1))
                .endpoint(stack.s3().endpoint())
                .region(stack.s3().region())
                .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        stack.s3().accessKey(), stack.s3().secretKey())))
                .build();
    }

    private static void send(LocalStack stack, int events) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.kafka().bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < events; i++) {
                producer.send(new ProducerRecord<>(TOPIC, "{\"customer\":" + i + ",\"cents\":100}"));
            }
            producer.send(new ProducerRecord<>(TOPIC, "no event"));
        }
    }

    private void poll(LocalStack stack, ObjectStore store) {
        PollerMetrics metrics = new PollerMetrics(registry);
        try (EventPoller poller = EventPoller.builder()
                .bootstrapServers(stack.kafka().bootstrapServers())
                .group("metrics")
                .topics(TOPIC)
                .untilCaughtUp()
                .sink(LakeSink.builder(store)
                        .topic(TOPIC, PURCHASES)
                        .listener(new LakeMetrics(registry))
                        .build())
                .addListener(metrics)
                .build()) {
            metrics.watch(poller);
            poller.start();
            poller.completion().join();
        }
    }

    private void load(LocalStack stack, ObjectStore store) {
        try (WarehousePool pool = WarehousePool.builder(
                        stack.redshift().jdbcUrl(),
                        stack.redshift().user(),
                        stack.redshift().password())
                .open()) {
            LoaderSettings settings = LoaderSettings.builder()
                    .keys(TOPIC, PURCHASES)
                    .listener(new LoadMetrics(registry))
                    .build();
            new WarehouseLoader(pool.database(), new LakeReader(store), settings).load();
        }
    }
}
