// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.flush.FlushPolicy;
import dev.songstreams.core.flush.FlushReason;
import dev.songstreams.kafka.EventPoller;
import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.PollerListener;
import dev.songstreams.kafka.PollerSummary;
import dev.songstreams.lake.format.text.JsonLinesFormat;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.sink.LakeSink;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.local.LocalObjectStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * One flush of gigabytes by a member that may not be silent for more than ten seconds. {@code -Dsongstreams.flush.megabytes=2200}
 * runs it; it takes three times that on the disk, and deletes it again.
 */
@EnabledIfSystemProperty(named = "songstreams.flush.megabytes", matches = "\\d+")
@Timeout(900)
class LargeFlushTest {
    private static final int RECORDS = Integer.getInteger("songstreams.flush.megabytes", 0);
    /** In the lake a third more: what is no text is written in base64. */
    private static final int VALUE_BYTES = 786_432;

    private static final int PARTITIONS = SoakKafka.PARTITIONS;
    private static final String TOPIC = SoakKafka.TOPICS.get(0);

    private final List<PollerEvent> told = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    @Test
    void aFlushOfGigabytesIsOneCommitAndTheMemberStaysInItsGroup() throws Exception {
        try (SoakKafka kafka = SoakKafka.start(folder.resolve("kafka"));
                ObjectStore store = new LocalObjectStore(folder.resolve("lake"))) {
            produce(kafka);
            PollerSummary summary;
            try (EventPoller poller = poller(kafka, store)) {
                poller.start();
                summary = poller.completion().get(600, TimeUnit.SECONDS);
            }
            List<DataFile> files = List.copyOf(new LakeReader(store).files(TOPIC));
            long bytes = files.stream().mapToLong(DataFile::bytes).sum();
            System.out.printf("%s; %d files, %d bytes%n%s%n", summary, files.size(), bytes, told);
            assertThat(files.stream().mapToLong(DataFile::rows).sum()).isEqualTo(RECORDS);
            assertThat(bytes).isGreaterThan(RECORDS * 1_000_000L);
        }
        assertThat(of(PollerEvent.Flushed.class))
                .extracting(PollerEvent.Flushed::reason)
                .containsExactly(FlushReason.CAUGHT_UP);
        assertThat(of(PollerEvent.Committed.class)).hasSize(1);
        assertThat(of(PollerEvent.Assigned.class)).hasSize(1);
        assertThat(of(PollerEvent.Failed.class)).isEmpty();
        // The one when it leaves.
        assertThat(of(PollerEvent.Revoked.class)).hasSizeLessThanOrEqualTo(1);
    }

    private <E extends PollerEvent> List<E> of(Class<E> type) {
        return told.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private EventPoller poller(SoakKafka kafka, ObjectStore store) {
        return EventPoller.builder()
                .bootstrapServers(kafka.servers())
                .group("large")
                .topics(TOPIC)
                .property("max.poll.interval.ms", "10000")
                .flush(new FlushPolicy(Duration.ofDays(1), Long.MAX_VALUE, Long.MAX_VALUE))
                .untilCaughtUp()
                .listener(new Told())
                .sink(LakeSink.builder(store).format(JsonLinesFormat.defaults()).build())
                .build();
    }

    /** Notes what concerns flushes and the group. */
    private final class Told implements PollerListener {
        @Override
        public void assigned(PollerEvent.Assigned event) {
            told.add(event);
        }

        @Override
        public void revoked(PollerEvent.Revoked event) {
            told.add(event);
        }

        @Override
        public void flushed(PollerEvent.Flushed event) {
            told.add(event);
        }

        @Override
        public void committed(PollerEvent.Committed event) {
            told.add(event);
        }

        @Override
        public void failed(PollerEvent.Failed event) {
            told.add(event);
        }
    }

    private static void produce(SoakKafka kafka) {
        AtomicReference<Exception> lost = new AtomicReference<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.servers(), "delivery.timeout.ms", "600000");
        Random random = new Random(7);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < RECORDS; i++) {
                byte[] value = new byte[VALUE_BYTES];
                random.nextBytes(value);
                producer.send(new ProducerRecord<>(TOPIC, i % PARTITIONS, null, value), (sent, failure) -> {
                    if (failure != null) {
                        lost.compareAndSet(null, failure);
                    }
                });
            }
        }
        assertThat(lost.get()).as("what the producer could not send").isNull();
    }
}
