// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.SinkBatch;
import dev.songstreams.core.sink.SinkLane;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.format.text.JsonLinesFormat;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.local.LocalObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Lanes that begin, write and end at random beside each other, files that end beside each other, and what is then in the files
 * that the log names.
 * {@code -Dsongstreams.files.rounds=2000} makes it long; each round is a batch.
 */
class BatchFilesTest {
    private static final int ROUNDS = Integer.getInteger("songstreams.files.rounds", 20);
    /** So many rounds to a lake: each is read back whole. */
    private static final int ROUNDS_OF_A_LAKE = 20;

    private static final int LANES = 4;
    private static final int FEW_DAYS = 12;
    /** More than files are open at once. */
    private static final int MANY_DAYS = 400;

    private static final long DAY_MILLIS = 86_400_000;
    private static final Pattern OFFSET = Pattern.compile("\"kafka_offset\":(\\d+)");

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(LANES);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({FEW_DAYS + "," + ROUNDS_OF_A_LAKE, MANY_DAYS + ",4"})
    void eachRecordIsInOneFileOfEachZoneHoweverTheLanesMeet(int days, int batches) throws Exception {
        long seed = System.nanoTime();
        long records = 0;
        for (int round = 0; round < ROUNDS; round += ROUNDS_OF_A_LAKE) {
            Path lake = folder.resolve("lake-" + round);
            records += fill(lake, days, batches, new Random(seed + round));
        }
        System.out.printf(
                "%d lanes, %d batches a lake, %d records of %d days, seed %d%n", LANES, batches, records, days, seed);
    }

    @Test
    void timesThatAreNonsenseTakeTheMemoryOfTheirRowsAndNotOfFiles() throws Exception {
        int records = 20_000;
        List<SampleRecord> strewn = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            strewn.add(SampleRecord.of(0, i, event(i * 7 * DAY_MILLIS)));
        }
        try (LocalObjectStore store = new LocalObjectStore(folder)) {
            TopicSink topic = LakeSink.builder(store)
                    .format(ParquetFormat.defaults())
                    .zones(Set.of(Zone.CLEAN))
                    .topic("listen_events", StreamifyEvent.LISTEN_EVENTS)
                    .build()
                    .open(new TopicIdentity("listen_events", "AAAAAAAAAAAAAAAAAAAAAA", "cluster"));
            topic.startAt(Map.of(0, 0L));
            SinkBatch batch = topic.begin();
            SinkLane lane = batch.openLane();
            lane.write(strewn);
            lane.finish();
            try (Stream<Path> files = Files.walk(folder)) {
                assertThat(files.filter(Files::isRegularFile)).hasSizeLessThan(140);
            }
            // Some 400 bytes of text, numbers and their places a row.
            assertThat(batch.memoryBytes()).isBetween(records * 200L, records * 1500L);
            List<Runnable> endings = batch.endings();
            batch.discard();
            assertThat(endings).hasSize(8);
            assertThat(batch.memoryBytes()).isZero();
        }
    }

    private long fill(Path lake, int days, int batches, Random random) throws Exception {
        try (LocalObjectStore store = new LocalObjectStore(lake)) {
            TopicSink topic = LakeSink.builder(store)
                    .format(JsonLinesFormat.defaults())
                    .topic("listen_events", StreamifyEvent.LISTEN_EVENTS)
                    .build()
                    .open(new TopicIdentity("listen_events", "AAAAAAAAAAAAAAAAAAAAAA", "cluster"));
            topic.startAt(Map.of(0, 0L));
            long offset = 0;
            for (int round = 0; round < batches; round++) {
                offset += batch(topic, offset, days, random);
            }
            for (Zone zone : List.of(Zone.RAW, Zone.CLEAN)) {
                assertThat(offsets(store, lake, zone))
                        .as("offsets of %s", zone)
                        .containsExactly(LongStream.range(0, offset).toArray());
            }
            return offset;
        }
    }

    private long batch(TopicSink topic, long from, int days, Random random) throws Exception {
        SinkBatch batch = topic.begin();
        CountDownLatch begun = new CountDownLatch(LANES);
        List<Future<?>> lanes = new ArrayList<>();
        long offset = from;
        for (int lane = 0; lane < LANES; lane++) {
            List<List<SampleRecord>> work = new ArrayList<>();
            for (int chunk = random.nextInt(6); chunk >= 0; chunk--) {
                work.add(records(offset, days, random));
                offset += work.get(work.size() - 1).size();
            }
            lanes.add(threads.submit(() -> run(batch, work, begun)));
        }
        long most = 0;
        for (Future<?> lane : lanes) {
            while (!lane.isDone()) {
                most = Math.max(most, batch.memoryBytes());
                LockSupport.parkNanos(50_000);
            }
            lane.get();
        }
        assertThat(most).isPositive();
        List<Future<?>> endings = new ArrayList<>();
        batch.endings().forEach(step -> endings.add(threads.submit(step)));
        for (Future<?> ending : endings) {
            ending.get();
        }
        batch.commit(CoveredOffsets.of(Map.of(0, new OffsetRange(from, offset))));
        return offset - from;
    }

    /** As a poller does it: a lane may begin while others write, and none ends before all have begun. */
    private static Void run(SinkBatch batch, List<List<SampleRecord>> work, CountDownLatch begun)
            throws InterruptedException {
        SinkLane lane = batch.openLane();
        begun.countDown();
        work.forEach(lane::write);
        begun.await();
        lane.finish();
        return null;
    }

    /** A run of one day, long enough not to be waited with, or any days. */
    private static List<SampleRecord> records(long from, int days, Random random) {
        boolean run = random.nextInt(3) == 0;
        int day = random.nextInt(days);
        int count = 1 + random.nextInt(run ? 700 : 200);
        List<SampleRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long ts = 1_767_571_200_000L - (run ? day : random.nextInt(days)) * DAY_MILLIS + random.nextInt(1000);
            records.add(SampleRecord.of(0, from + i, event(ts)));
        }
        return records;
    }

    private static String event(long ts) {
        return "{\"artist\":\"Gnahoré\",\"song\":\"Palea\",\"duration\":200.5,\"ts\":" + ts
                + ",\"sessionId\":1,\"auth\":\"Logged In\",\"level\":\"free\",\"itemInSession\":1,"
                + "\"city\":\"Enfield\",\"zip\":\"06095\",\"state\":\"CT\",\"userAgent\":\"browser\","
                + "\"lon\":-72.6,\"lat\":41.9,\"userId\":7,\"lastName\":\"Roe\",\"firstName\":\"Ann\","
                + "\"gender\":\"F\",\"registration\":1500000000000}";
    }

    /** What the files themselves hold, in order; their rows are also as many as the log says. */
    private static long[] offsets(LocalObjectStore store, Path lake, Zone zone) throws IOException {
        LongStream.Builder offsets = LongStream.builder();
        for (DataFile file : new LakeReader(store).files("listen_events")) {
            if (file.zone() == zone) {
                long rows = 0;
                Matcher row =
                        OFFSET.matcher(Files.readString(lake.resolve(file.key().path())));
                while (row.find()) {
                    offsets.add(Long.parseLong(row.group(1)));
                    rows++;
                }
                assertThat(rows).as("rows of %s", file.key()).isEqualTo(file.rows());
            }
        }
        return offsets.build().sorted().toArray();
    }
}
