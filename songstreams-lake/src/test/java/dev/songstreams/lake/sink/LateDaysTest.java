// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.decode.SourceRecord;
import dev.songstreams.core.sink.CommitResult.Committed;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.SinkBatch;
import dev.songstreams.core.sink.SinkException;
import dev.songstreams.core.sink.SinkLane;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.local.LocalObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateDaysTest {
    private static final int LANES = 4;
    private static final int DAYS = 30;
    private static final int PER_LANE = 3000;
    private static final long DAY_MILLIS = 86_400_000;

    @TempDir
    Path folder;

    private LocalObjectStore store;
    private TopicSink topic;

    @BeforeEach
    void open() {
        store = new LocalObjectStore(folder);
        topic = LakeSink.builder(store)
                .topic("listen_events", StreamifyEvent.LISTEN_EVENTS)
                .build()
                .open(new TopicIdentity("listen_events", "AAAAAAAAAAAAAAAAAAAAAA", "cluster"));
        topic.startAt(Map.of(0, 0L));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void lateEventsOfManyDaysMakeOneFileADayHoweverManyLanesWriteThem() throws Exception {
        long seed = System.nanoTime();
        SinkBatch batch = topic.begin();
        List<SinkLane> lanes = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            lanes.add(batch.openLane());
        }
        ExecutorService threads = Executors.newFixedThreadPool(LANES);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                List<SampleRecord> records = records(lane, new Random(seed + lane));
                SinkLane mine = lanes.get(lane);
                done.add(threads.submit(() -> {
                    mine.write(records);
                    mine.finish();
                }));
            }
            for (Future<?> lane : done) {
                lane.get();
            }
        } finally {
            threads.shutdownNow();
        }
        batch.endings().forEach(Runnable::run);
        Committed committed =
                (Committed) batch.commit(CoveredOffsets.of(Map.of(0, new OffsetRange(0, LANES * PER_LANE))));
        assertThat(committed.records()).isEqualTo(LANES * PER_LANE);
        assertThat(files(Zone.CLEAN)).as("seed %d", seed).hasSize(DAYS);
        assertThat(files(Zone.CLEAN).stream()
                        .map(file -> file.key().path().replaceAll(".*/date=([^/]*)/.*", "$1"))
                        .distinct())
                .hasSize(DAYS);
        // All came today: lanes that have a lot of one day at hand need not wait for each other.
        assertThat(files(Zone.RAW)).hasSizeBetween(1, LANES);
        for (Zone zone : List.of(Zone.RAW, Zone.CLEAN)) {
            assertThat(files(zone).stream().mapToLong(DataFile::rows).sum()).isEqualTo(LANES * PER_LANE);
        }
    }

    @Test
    void whatIsStagedCountsFromTheFirstRowOnAndIsHandedOnWithTheLast() {
        SinkBatch batch = topic.begin();
        SinkLane lane = batch.openLane();
        assertThat(batch.memoryBytes()).isZero();
        List<Long> memory = new ArrayList<>();
        lane.write(() -> records(0, new Random(1)).subList(0, 2).stream()
                .<SourceRecord>map(record -> {
                    memory.add(batch.memoryBytes());
                    return record;
                })
                .iterator());
        // Room for 1024 rows in two zones.
        assertThat(memory.get(1)).isGreaterThan(300_000);
        assertThat(batch.memoryBytes()).isBetween(1L, 150_000L);
        batch.discard();
        assertThat(batch.memoryBytes()).isZero();
    }

    @Test
    void ofARewriteAFewFilesAreOnTheirWayToTheStoreAtATime() throws Exception {
        TroubledStore counting = new TroubledStore(store, "nothing");
        RewriteFiles files = rewrite(counting);
        assertThat(files.finish()).hasSize(DAYS);
        // Four, and the one that has just ended.
        assertThat(counting.mostUnderWay()).isEqualTo(5);
        assertThat(counting.open()).isEmpty();
        files.discard();
        try (var left = store.list("clean/", null)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aRewriteThatCannotStoreOneFileLeavesNoneWhenItIsThrownAway() throws Exception {
        String third = "date=2026-01-03";
        TroubledStore troubled = new TroubledStore(store, third);
        RewriteFiles files = rewrite(troubled);
        assertThatThrownBy(files::finish).isInstanceOf(SinkException.class).hasMessageContaining(third);
        assertThatThrownBy(files::discard).isInstanceOf(IOException.class).hasMessageContaining(third);
        assertThat(troubled.open()).isEmpty();
        try (var left = store.list("clean/", null)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void theFilesOfAllDaysCountAsMemoryAndAreThrownAwayOnce() throws Exception {
        SinkBatch batch = topic.begin();
        SinkLane first = batch.openLane();
        SinkLane second = batch.openLane();
        first.write(records(0, new Random(1)));
        long one = batch.memoryBytes();
        second.write(records(1, new Random(2)));
        assertThat(batch.memoryBytes()).isGreaterThan(one);
        first.finish();
        batch.discard();
        assertThat(batch.memoryBytes()).isZero();
        try (var files = store.list("", null)) {
            assertThat(files.map(file -> file.key().path()))
                    .noneMatch(path -> path.startsWith("raw/") || path.startsWith("clean/"));
        }
    }

    private static RewriteFiles rewrite(ObjectStore store) throws IOException {
        RewriteFiles files = new RewriteTarget(
                        store,
                        "listen_events",
                        TopicModel.json(StreamifyEvent.LISTEN_EVENTS),
                        ParquetFormat.defaults(),
                        Partitioner.byDay())
                .begin("AAAAAAAAAAAAAAAAAAAAAA", 1, Long.MAX_VALUE, new LoggingDeadLetterListener());
        for (SampleRecord record : records(0, new Random(1))) {
            files.decode(record);
        }
        return files;
    }

    private List<DataFile> files(Zone zone) throws Exception {
        return new LakeReader(store)
                .files("listen_events").stream()
                        .filter(file -> file.zone() == zone)
                        .collect(Collectors.toList());
    }

    private static List<SampleRecord> records(int lane, Random random) {
        List<SampleRecord> records = new ArrayList<>();
        for (int i = 0; i < PER_LANE; i++) {
            long day = i % DAYS;
            String event = "{\"artist\":\"Gnahoré\",\"song\":\"Palea\",\"duration\":200.5,\"ts\":"
                    + (1_767_571_200_000L - day * DAY_MILLIS + random.nextInt(80_000_000))
                    + ",\"sessionId\":1,\"auth\":\"Logged In\",\"level\":\"free\",\"itemInSession\":1,"
                    + "\"city\":\"Enfield\",\"zip\":\"06095\",\"state\":\"CT\",\"userAgent\":\"browser\","
                    + "\"lon\":-72.6,\"lat\":41.9,\"userId\":7,\"lastName\":\"Roe\",\"firstName\":\"Ann\","
                    + "\"gender\":\"F\",\"registration\":1500000000000}";
            records.add(SampleRecord.of(0, (long) lane * PER_LANE + i, event));
        }
        Collections.shuffle(records, random);
        return records;
    }
}
