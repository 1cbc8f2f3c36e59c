// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.format.text.CsvFormat;
import dev.songstreams.lake.format.text.JsonLinesFormat;
import dev.songstreams.lake.format.text.TextCompression;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeSweeper;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.sink.TopicModel;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.local.LocalObjectStore;
import dev.songstreams.lake.store.s3.S3ObjectStore;
import dev.songstreams.testkit.LocalS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Redrives and replays that die at every step, at random, and beside each other: each record stays once in clean or dead. */
class ReplayTroubleTest {
    private static final long SEED = Long.getLong("songstreams.seed", System.nanoTime());
    private static final TopicModel TRIPLED = Sales.model("", 3, () -> {});

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void killedAtAnyChangeAndRepeatedEachRecordIsThereOnce(boolean heardOf) throws IOException {
        int deaths = 0;
        boolean died = true;
        for (int change = 0; died; change++) {
            try (LocalObjectStore store = new LocalObjectStore(folder.resolve(String.valueOf(change)))) {
                Sales sales = new Sales(store, JsonLinesFormat.defaults());
                sales.arrive(Sales.STRICT, 20);
                sales.arrive(Sales.STRICT, 20);
                FailingStore failing = new FailingStore(store, change, heardOf);
                attempt(failing);
                died = failing.dead();
                deaths += died ? 1 : 0;
                // Whatever it had come to, no record is lost or double.
                assertThat(sales.rows(Zone.CLEAN).keySet())
                        .doesNotContainAnyElementsOf(sales.rows(Zone.DEAD).keySet());
                assertThat(sales.rows(Zone.CLEAN).size() + sales.rows(Zone.DEAD).size())
                        .isEqualTo(80);

                LakeReplay.builder(store, Sales.TOPIC, Sales.MENDED).build().redrive(Selection.all());
                LakeReplay.builder(store, Sales.TOPIC, TRIPLED).build().replay(Selection.all());

                sales.assertEachOnce(false, 3);
                assertASweepLeavesOnlyWhatEntriesName(store, sales);
            }
        }
        // Of the redrive four files and an entry, of the replay in two or three entries more than that.
        assertThat(deaths).isGreaterThan(10);
    }

    private static void attempt(ObjectStore store) {
        try {
            LakeReplay.builder(store, Sales.TOPIC, Sales.MENDED).build().redrive(Selection.all());
            LakeReplay.builder(store, Sales.TOPIC, TRIPLED).unitBytes(1).build().replay(Selection.all());
        } catch (IOException | RuntimeException e) {
            assertThat(e).hasStackTraceContaining("the process is dead");
        }
    }

    private void assertASweepLeavesOnlyWhatEntriesName(LocalObjectStore store, Sales sales) throws IOException {
        new LakeSweeper(store, Clock.systemUTC()).sweep(Duration.ZERO);
        List<String> named = sales.reader().entriesAfter(Sales.TOPIC, 0).stream()
                .flatMap(entry -> entry.added().stream())
                .map(file -> file.key().path())
                .toList();
        Path root = Path.of(store.root());
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> root.relativize(file).toString())
                            .filter(file -> !file.startsWith("_songstreams")))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void manyAtOnceOnOneLakeBesideAListenerLeaveEachRecordOnce() throws Exception {
        try (LocalObjectStore store = new LocalObjectStore(folder)) {
            Sales sales = new Sales(store, CsvFormat.defaults());
            sales.arrive(Sales.STRICT, 60);
            sales.onOneDay();
            ExecutorService threads = Executors.newFixedThreadPool(6);
            try {
                List<Future<?>> all = List.of(
                        threads.submit(() -> compact(store, 1 << 20)),
                        threads.submit(() -> compact(store, 20_000)),
                        threads.submit(() -> lake(store, 1).redrive(Selection.all())),
                        threads.submit(() -> lake(store, 1).redrive(Selection.all())),
                        threads.submit(() -> lake(store, 1).replay(Selection.all())),
                        threads.submit(() -> lake(store, 1 << 20).replay(Selection.all())));
                for (int i = 0; i < 5; i++) {
                    sales.arrive(Sales.STRICT, 30);
                }
                for (Future<?> each : all) {
                    each.get(60, TimeUnit.SECONDS);
                }
            } finally {
                threads.shutdownNow();
            }

            lake(store, 1 << 20).redrive(Selection.all());

            sales.assertEachOnce(false, 1);
        }
    }

    private static CompactionReport compact(ObjectStore store, long fileBytes) throws IOException {
        return LakeCompaction.builder(store).fileBytes(fileBytes).build().compact(Sales.TOPIC);
    }

    private static LakeReplay lake(ObjectStore store, long unitBytes) {
        return LakeReplay.builder(store, Sales.TOPIC, Sales.MENDED)
                .unitBytes(unitBytes)
                .build();
    }

    @Test
    void whateverIsDoneInWhateverOrderEachRecordIsThereOnce() throws IOException {
        Random random = new Random(SEED);
        List<FileFormat> formats = List.of(
                ParquetFormat.defaults(),
                CsvFormat.defaults().withCompression(TextCompression.GZIP),
                JsonLinesFormat.defaults());
        for (int round = 0; round < 4; round++) {
            try (LocalObjectStore store = new LocalObjectStore(folder.resolve(String.valueOf(round)))) {
                Sales sales = new Sales(store, formats.get(random.nextInt(3)));
                for (int step = 0; step < 24; step++) {
                    if (step == 4) {
                        sales.onOneDay();
                    }
                    step(random, store, sales, formats.get(random.nextInt(3)));
                    int records = (int) (sales.end(0) + sales.end(1));
                    assertThat(sales.rows(Zone.CLEAN).size()
                                    + sales.rows(Zone.DEAD).size())
                            .as("seed %d, round %d, step %d", SEED, round, step)
                            .isEqualTo(records);
                    assertThat(sales.files(Zone.RAW).stream()
                                    .mapToLong(DataFile::rows)
                                    .sum())
                            .isEqualTo(records);
                }
                lake(store, 1 << 20).replay(Selection.all());
                sales.assertEachOnce(false, 1);
            }
        }
    }

    private static void step(Random random, ObjectStore store, Sales sales, FileFormat format) throws IOException {
        TopicModel model = random.nextBoolean() ? Sales.STRICT : Sales.MENDED;
        if (sales.end(0) == 0 || random.nextInt(3) == 0) {
            sales.arrive(model, 1 + random.nextInt(60));
            return;
        }
        if (random.nextInt(3) == 0) {
            compact(store, 1 + random.nextInt(100_000));
            return;
        }
        long from = random.nextLong(sales.end(0));
        Selection selection = random.nextBoolean()
                ? Selection.all()
                : Selection.all().withOffsets(random.nextInt(2), new OffsetRange(from, from + 1 + random.nextInt(40)));
        LakeReplay lake = LakeReplay.builder(store, Sales.TOPIC, model)
                .format(format)
                .unitBytes(1 + random.nextInt(20_000))
                .openBytes(1 + random.nextInt(2_000_000))
                .build();
        ReplayReport report = random.nextBoolean() ? lake.redrive(selection) : lake.replay(selection);
        assertThat(report.overtaken()).isZero();
    }

    @Test
    void onS3Too() throws IOException {
        try (LocalS3 server = LocalS3.start()) {
            server.createBucket("lake");
            try (S3ObjectStore store = S3ObjectStore.builder("lake")
                    .prefix("here")
                    .endpoint(server.endpoint())
                    .region(server.region())
                    .credentials(StaticCredentialsProvider.create(
                            AwsBasicCredentials.create(server.accessKey(), server.secretKey())))
                    .build()) {
                Sales sales = new Sales(store, ParquetFormat.defaults());
                sales.arrive(Sales.STRICT, 50);
                sales.arrive(Sales.STRICT, 50);

                assertThat(lake(store, 1 << 20).redrive(Selection.all()).decoded())
                        .isEqualTo(40);
                sales.assertEachOnce(false, 1);
                LakeReplay.builder(store, Sales.TOPIC, TRIPLED).build().replay(Selection.all());
                sales.assertEachOnce(false, 3);
            }
        }
    }
}
