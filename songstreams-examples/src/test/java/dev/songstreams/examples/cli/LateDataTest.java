// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.local.LocalObjectStore;
import dev.songstreams.testkit.LocalKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Late events of 30 days in 200 partitions, through a real process with a heap of 256 MB. {@code -Dsongstreams.late.rounds=200}
 * makes a soak of it: each round is one event of each day in each partition. So does {@code -Dsongstreams.late.days=3000}, more days
 * than files can be open.
 */
class LateDataTest {
    private static final int PARTITIONS = Integer.getInteger("songstreams.late.partitions", 200);
    private static final int DAYS = Integer.getInteger("songstreams.late.days", 30);
    private static final int ROUNDS = Integer.getInteger("songstreams.late.rounds", 10);
    private static final long RECORDS = (long) PARTITIONS * DAYS * ROUNDS;
    private static final Pattern COLLECTED = Pattern.compile("->(\\d+)M\\(");

    @TempDir
    Path folder;

    @Test
    void aSmallHeapTakesLateEventsOfManyDaysAndPartitionsWithoutAStormOfFiles() throws Exception {
        Path collections = folder.resolve("gc.log");
        try (LocalKafka kafka = LocalKafka.start()) {
            kafka.createTopic("listen_events", PARTITIONS);
            produce(kafka);
            assertThat(ends(kafka)).isEqualTo(whole());
            Map<String, String> environment =
                    Map.of("JAVA_TOOL_OPTIONS", "-Xlog:gc:file=" + collections + " -XX:+ExitOnOutOfMemoryError");
            try (ChildProcess listen = ChildProcess.songstreams(
                    folder.resolve("output"),
                    environment,
                    "listen",
                    "--kafka",
                    kafka.bootstrapServers(),
                    "--lake",
                    lake().toUri().toString(),
                    "--until-caught-up")) {
                assertThat(listen.exitCode()).as("it said: %s", listen.text()).isZero();
            }
        }
        List<DataFile> raw = live(Zone.RAW);
        List<DataFile> clean = live(Zone.CLEAN);
        long flushes = flushes();
        System.out.printf(
                "%d records, %d flushes, %d clean and %d raw files, at most %d MB left by a collection%n",
                RECORDS, flushes, clean.size(), raw.size(), mostLeft(collections));
        // Which partition lacks records in Kafka, or in the lake, should any be lacking.
        assertThat(positions()).isEqualTo(whole());
        assertThat(raw.stream().mapToLong(DataFile::rows).sum()).isEqualTo(RECORDS);
        assertThat(clean.stream().mapToLong(DataFile::rows).sum()).isEqualTo(RECORDS);
        assertThat(live(Zone.DEAD)).isEmpty();
        // No flush can do with less in zone clean: one file for each day that it has events of.
        assertThat((long) clean.size()).isLessThanOrEqualTo(flushes * DAYS);
        assertThat((long) raw.size())
                .isLessThanOrEqualTo(flushes * 2 * Runtime.getRuntime().availableProcessors());
        // A flush for want of memory comes after as much as the budget holds, not after a few records.
        assertThat(flushes).isLessThanOrEqualTo(3 + RECORDS / 20_000);
    }

    private Path lake() {
        return folder.resolve("lake");
    }

    private List<DataFile> live(Zone zone) throws IOException {
        try (LocalObjectStore store = new LocalObjectStore(lake())) {
            return new LakeReader(store)
                    .files("listen_events").stream()
                            .filter(file -> file.zone() == zone)
                            .toList();
        }
    }

    /** All that was produced to each partition. */
    private static Map<Integer, Long> whole() {
        return IntStream.range(0, PARTITIONS).boxed().collect(Collectors.toMap(p -> p, p -> (long) ROUNDS * DAYS));
    }

    /** Where the partitions end in Kafka. */
    private static Map<Integer, Long> ends(LocalKafka kafka) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(p -> new TopicPartition("listen_events", p))
                .toList();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.endOffsets(partitions).entrySet().stream()
                    .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue));
        }
    }

    /** Where they stand in the lake. */
    private Map<Integer, Long> positions() throws IOException {
        try (LocalObjectStore store = new LocalObjectStore(lake())) {
            return new LakeReader(store).newest("listen_events").orElseThrow().positions();
        }
    }

    /** Entries of the log, without the one of the first positions. */
    private long flushes() throws IOException {
        try (Stream<Path> files = Files.walk(lake().resolve("_songstreams/listen_events"))) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{20}\\.json"))
                            .count()
                    - 1;
        }
    }

    private static long mostLeft(Path collections) throws IOException {
        long most = 0;
        Matcher line = COLLECTED.matcher(Files.readString(collections));
        while (line.find()) {
            most = Math.max(most, Long.parseLong(line.group(1)));
        }
        return most;
    }

    private static void produce(LocalKafka kafka) {
        AtomicReference<Exception> lost = new AtomicReference<>();
        // Whole batches of one partition at a time: one record to each of 200
        // partitions in turn makes thirty times as many.
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "linger.ms",
                "50",
                "batch.size",
                "131072",
                "delivery.timeout.ms",
                "600000");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                for (int record = 0; record < ROUNDS * DAYS; record++) {
                    byte[] event = event(record / DAYS, scattered(record % DAYS), partition)
                            .getBytes(StandardCharsets.UTF_8);
                    producer.send(new ProducerRecord<>("listen_events", partition, null, event), (sent, failure) -> {
                        if (failure != null) {
                            lost.compareAndSet(null, failure);
                        }
                    });
                }
            }
        }
        assertThat(lost.get()).as("what the producer could not send").isNull();
    }

    /** Each day once, in no order: a prime that divides no number of days one would try. */
    private static int scattered(int day) {
        return (int) (day * 7919L % DAYS);
    }

    private static String event(int round, int day, int partition) {
        long ts = 1_767_571_200_000L - day * 86_400_000L + round * 7919L + partition;
        int user = partition * 31 + round;
        return "{\"artist\":\"Artist " + user % 977 + "\",\"song\":\"Song number " + user
                + "\",\"duration\":200.5,\"ts\":"
                + ts + ",\"sessionId\":" + user + ",\"auth\":\"Logged In\",\"level\":\"free\",\"itemInSession\":"
                + round
                + ",\"city\":\"Windsor Locks\",\"zip\":\"06096\",\"state\":\"CT\",\"userAgent\":\"\\\"Mozilla/5.0"
                + " (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/36.0.1985.143"
                + " Safari/537.36\\\"\",\"lon\":-72.65,\"lat\":41.92,\"userId\":" + user
                + ",\"lastName\":\"Roe\",\"firstName\":\"Ann\",\"gender\":\"F\",\"registration\":1500000000000}\n";
    }
}
