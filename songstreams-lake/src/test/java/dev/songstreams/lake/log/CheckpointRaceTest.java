// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import dev.songstreams.lake.store.local.LocalObjectStore;
import dev.songstreams.lake.store.s3.S3ObjectStore;
import dev.songstreams.testkit.LocalS3;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Checkpoints are removed as though no age were too young, beside a committer and a reader: what a vacuum's ages keep from happening.
 * Whatever is lost by that, all files are listed, committers and sweeps go on, and checkpoints come back.
 */
@Timeout(120)
class CheckpointRaceTest {
    /** Beyond any store's clock. */
    private static final Instant ANY_AGE = Instant.parse("2100-01-01T00:00:00Z");

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path folder;

    @Test
    void onADisk() throws Exception {
        try (LocalObjectStore store = new LocalObjectStore(folder)) {
            race(store, 500);
        }
    }

    @Test
    void onS3() throws Exception {
        try (LocalS3 server = LocalS3.start()) {
            server.createBucket("lake");
            try (S3ObjectStore store = S3ObjectStore.builder("lake")
                    .prefix("here")
                    .endpoint(server.endpoint())
                    .region(server.region())
                    .credentials(StaticCredentialsProvider.create(
                            AwsBasicCredentials.create(server.accessKey(), server.secretKey())))
                    .build()) {
                race(store, 270);
            }
        }
    }

    private static void race(ObjectStore store, long entries) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        writer(store).startAt(Map.of(0, 0L));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> removed = threads.submit(
                    untilDone(done, () -> new OldCheckpoints(store, log(store)).remove(Long.MAX_VALUE, ANY_AGE)));
            Future<Integer> looks = threads.submit(untilDone(done, () -> {
                long before = log(store).newest().orElseThrow().sequence();
                Collection<DataFile> files = new LakeReader(store).files("plays");
                assertThat((long) files.size()).isBetween(before - 1, entries);
                return 1;
            }));
            commit(store, entries);
            done.set(true);
            assertThat(removed.get()).as("checkpoints removed").isPositive();
            assertThat(looks.get()).as("looks at the files").isPositive();
        } finally {
            done.set(true);
            threads.shutdownNow();
        }
        assertThat(new LakeReader(store).files("plays")).hasSize((int) entries - 1);
        LakeVacuum vacuum = new LakeVacuum(store, Clock.offset(CLOCK, Duration.ofDays(9)));
        vacuum.vacuum(LakeVacuum.DEFAULT_RETENTION);
        new LakeSweeper(store, CLOCK).sweep(Duration.ofMinutes(15));
        vacuum.vacuum(LakeVacuum.DEFAULT_RETENTION);
        assertThat(new CheckpointStore(store, log(store)).all()).hasSize(1);
        CountingStore counted = new CountingStore(store);
        assertThat(new LakeReader(counted).files("plays")).hasSize((int) entries - 1);
        assertThat(counted.reads()).as("a checkpoint was used").isLessThan(Checkpoints.EVERY + 20);
        assertThat(named(store)).containsExactlyInAnyOrderElementsOf(segments(store));
    }

    private static void commit(ObjectStore store, long entries) throws IOException {
        LogWriter writer = writer(store);
        while (writer.base() < entries) {
            long offset = writer.base() - 1;
            ObjectKey key = LakeLayout.dayFolder(Zone.CLEAN, "plays", LocalDate.of(2026, 11, 23))
                    .resolve(new DataFileName(SampleLog.TOPIC.topicId(), 0, offset, writer.base())
                            .unique("plays", "parquet"));
            writer.commit(writer.base(), List.of(SampleLog.named(key)), SampleLog.range(0, offset, offset + 1));
        }
    }

    private static Callable<Integer> untilDone(AtomicBoolean done, Callable<Integer> work) {
        return () -> {
            int sum = 0;
            while (!done.get()) {
                sum += work.call();
            }
            return sum;
        };
    }

    private static List<ObjectKey> named(ObjectStore store) throws IOException {
        CheckpointStore checkpoints = new CheckpointStore(store, log(store));
        List<ObjectKey> named = new ArrayList<>();
        for (ObjectKey key : checkpoints.all()) {
            named.addAll(checkpoints.segmentsOf(key).orElseThrow());
        }
        return named.stream().distinct().toList();
    }

    private static List<ObjectKey> segments(ObjectStore store) throws IOException {
        return new CheckpointStore(store, log(store))
                .listedSegments().stream().map(ObjectSummary::key).toList();
    }

    private static TopicLog log(ObjectStore store) {
        return new TopicLog(store, "plays");
    }

    private static LogWriter writer(ObjectStore store) throws IOException {
        return new LogWriter(log(store), SampleLog.TOPIC, Map.of(Zone.CLEAN, SampleLog.SCHEMA), CLOCK);
    }
}
