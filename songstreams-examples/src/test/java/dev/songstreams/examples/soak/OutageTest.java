// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.songstreams.core.flush.FlushPolicy;
import dev.songstreams.kafka.EventPoller;
import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.PollerHealth;
import dev.songstreams.kafka.PollerListener;
import dev.songstreams.lake.format.text.JsonLinesFormat;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.sink.LakeSink;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.local.LocalObjectStore;
import dev.songstreams.lake.store.s3.S3ObjectStore;
import dev.songstreams.testkit.LocalS3;
import dev.songstreams.testkit.faults.FaultRule;
import dev.songstreams.testkit.faults.S3Faults;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * A poller and a lake while the broker, or S3, is away in real time: for 2 s after the first wait was told, or as long as {@code
 * -Dsongstreams.outage.seconds=60} says. In the long form S3 asks to slow down; in the short one it fails, after which the store's own
 * attempts end sooner by half a minute.
 */
@Timeout(600)
class OutageTest {
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("songstreams.outage.seconds", 2));
    private static final boolean LONG = System.getProperty("songstreams.outage.seconds") != null;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String TOPIC = SoakKafka.TOPICS.get(0);
    private static final Pattern ROW = Pattern.compile("\"kafka_partition\":(\\d+),\"kafka_offset\":(\\d+),");

    private final Told told = new Told();

    @TempDir
    Path folder;

    /** What the poller tells. */
    private static final class Told implements PollerListener {
        private final List<PollerEvent.WaitBegan> began = new CopyOnWriteArrayList<>();
        private final List<PollerEvent.WaitEnded> ended = new CopyOnWriteArrayList<>();
        private final List<PollerEvent.Failed> failed = new CopyOnWriteArrayList<>();

        @Override
        public void waitBegan(PollerEvent.WaitBegan event) {
            began.add(event);
        }

        @Override
        public void waitEnded(PollerEvent.WaitEnded event) {
            ended.add(event);
        }

        @Override
        public void failed(PollerEvent.Failed event) {
            failed.add(event);
        }
    }

    @Test
    void aBrokerThatCannotBeReachedIsWaitedForAndNothingIsLostOrDoubled() throws Exception {
        try (SoakKafka kafka = SoakKafka.start(folder.resolve("kafka"));
                ObjectStore store = new LocalObjectStore(folder.resolve("lake"));
                EventPoller poller = poller(kafka, store, Duration.ofSeconds(4))) {
            produce(kafka, 0, 1000);
            poller.start();
            await().atMost(PATIENCE).until(() -> rows(store).size() == 3000);
            produce(kafka, 1000, 1100);
            await().atMost(PATIENCE).until(() -> poller.health().openRecords() == 300);
            // Before it is committed the poller asks whether the topic is still the same one.
            kafka.stop();
            await().atMost(PATIENCE).until(() -> !told.began.isEmpty());
            staysAway(poller);
            kafka.restart();
            produce(kafka, 1100, 2000);
            await().atMost(PATIENCE).until(() -> rows(store).size() >= 6000);
            assertThat(rows(store)).containsExactlyElementsOf(all(2000));
            report("broker", store);
        }
        assertThat(told.failed).isEmpty();
        assertThat(told.ended).hasSameSizeAs(told.began);
    }

    @Test
    void anS3ThatDoesNotTakeRequestsIsWaitedForAndNothingIsLostOrDoubled() throws Exception {
        try (SoakKafka kafka = SoakKafka.start(folder.resolve("kafka"));
                LocalS3 server = s3();
                S3Faults faults = S3Faults.before(server.endpoint());
                ObjectStore store = store(server, faults.endpoint());
                ObjectStore direct = store(server, server.endpoint());
                EventPoller poller = poller(kafka, store, Duration.ofMillis(500))) {
            produce(kafka, 0, 1000);
            poller.start();
            await().atMost(PATIENCE).until(() -> rows(direct).size() > 0);
            FaultRule refusal = faults.when(request -> true).always();
            refusal.answer(LONG ? 503 : 500, LONG ? "SlowDown" : "InternalError");
            produce(kafka, 1000, 1100);
            await().atMost(PATIENCE).until(() -> !told.began.isEmpty());
            staysAway(poller);
            faults.clear();
            produce(kafka, 1100, 2000);
            await().atMost(PATIENCE).until(() -> rows(direct).size() >= 6000);
            assertThat(rows(direct)).containsExactlyElementsOf(all(2000));
            assertThat(refusal.applied()).isPositive();
            System.out.printf("S3: %d requests were refused%n", refusal.applied());
            report("S3", direct);
        }
        assertThat(told.failed).isEmpty();
        assertThat(told.ended).hasSameSizeAs(told.began);
    }

    private static void staysAway(EventPoller poller) {
        await().during(AWAY)
                .atMost(AWAY.plus(PATIENCE))
                .until(() -> poller.health().state() == PollerHealth.State.RUNNING);
    }

    private void report(String what, ObjectStore store) throws IOException {
        System.out.printf(
                "%s away for %d s: %d waits told, %s; %d rows in %d files%n",
                what,
                AWAY.toSeconds(),
                told.began.size(),
                told.ended.stream()
                        .map(wait -> wait.attempts() + " attempts in "
                                + wait.waited().toSeconds() + " s")
                        .toList(),
                rows(store).size(),
                new LakeReader(store).files(TOPIC).size());
    }

    private EventPoller poller(SoakKafka kafka, ObjectStore store, Duration age) {
        return EventPoller.builder()
                .bootstrapServers(kafka.servers())
                .group("outage")
                .topics(TOPIC)
                .property("default.api.timeout.ms", "2000")
                .property("request.timeout.ms", "2000")
                .flush(FlushPolicy.every(age))
                .listener(told)
                .sink(LakeSink.builder(store).format(JsonLinesFormat.defaults()).build())
                .build();
    }

    private static LocalS3 s3() {
        LocalS3 server = LocalS3.start();
        server.createBucket("outage");
        return server;
    }

    private static ObjectStore store(LocalS3 server, URI endpoint) {
        return S3ObjectStore.builder("outage")
                .endpoint(endpoint)
                .region(server.region())
                .credentials(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(server.accessKey(), server.secretKey())))
                .build();
    }

    private static void produce(SoakKafka kafka, int from, int to) {
        AtomicReference<Exception> lost = new AtomicReference<>();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.servers()), new StringSerializer(), new StringSerializer())) {
            for (int i = from; i < to; i++) {
                for (int partition = 0; partition < SoakKafka.PARTITIONS; partition++) {
                    producer.send(new ProducerRecord<>(TOPIC, partition, null, "value " + i), (sent, failure) -> {
                        if (failure != null) {
                            lost.compareAndSet(null, failure);
                        }
                    });
                }
            }
        }
        assertThat(lost.get()).as("what the producer could not send").isNull();
    }

    private static List<String> all(int each) {
        return IntStream.range(0, SoakKafka.PARTITIONS)
                .boxed()
                .flatMap(partition -> IntStream.range(0, each).mapToObj(offset -> partition + "-" + offset))
                .sorted()
                .toList();
    }

    /** The coordinates of all rows in the files that the log names, sorted. */
    private static List<String> rows(ObjectStore store) throws IOException {
        List<String> rows = new ArrayList<>();
        for (DataFile file : new LakeReader(store).files(TOPIC)) {
            Matcher row = ROW.matcher(new String(store.read(file.key()), StandardCharsets.UTF_8));
            while (row.find()) {
                rows.add(row.group(1) + "-" + row.group(2));
            }
        }
        return rows.stream().sorted().toList();
    }
}
