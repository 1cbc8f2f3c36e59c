// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.LakeSweeper;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.testkit.faults.Gate;
import dev.songstreams.testkit.faults.S3Faults;
import dev.songstreams.testkit.faults.S3Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers frozen in the middle of a commit, which wake when others have moved on. */
class ZombieTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long SEED = Long.getLong("songstreams.soak.seed", System.nanoTime());
    private static final String CONTEXT = "seed " + SEED;
    private static final int RECORDS = 5000;
    private static final int SLICE = 1000;

    @TempDir
    static Path folder;

    private static Ground ground;
    private static Workload workload;

    @BeforeAll
    static void start() throws Exception {
        ground = new Ground(folder);
        workload = new Workload(ground.kafka().servers(), RECORDS, SEED);
        send();
    }

    @AfterAll
    static void stop() throws Exception {
        workload.close();
        ground.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aWorkerFrozenBeforeItsEntryLosesTheBatchToItsSuccessorAndGoesOn(String protocol) throws Exception {
        S3Lake lake = ground.s3Lake("csv", protocol);
        try (S3Faults way = S3Faults.before(ground.s3().endpoint())) {
            Gate gate = way.when(ZombieTest::isEntryOfABatch).holdRequest();
            try (Worker zombie = listen(lake, way)) {
                gate.awaitArrival(PATIENCE);
                zombie.freeze();
                // Another of the group takes the partitions over, and brings all that there is.
                ground.cli().catchUp(lake, new Tally());
                zombie.wake();
                gate.open();
                await().atMost(PATIENCE).until(() -> zombie.text().contains("another writer was further"));
                assertItGoesOn(zombie, lake);
            }
        }
    }

    @Test
    void aWorkerFrozenBehindItsEntryKeepsTheBatchAndGoesOn() throws Exception {
        S3Lake lake = ground.s3Lake("parquet", "consumer");
        try (S3Faults way = S3Faults.before(ground.s3().endpoint())) {
            Gate gate = way.when(ZombieTest::isEntryOfABatch).holdAnswer();
            try (Worker zombie = listen(lake, way)) {
                gate.awaitArrival(PATIENCE);
                zombie.freeze();
                // Another of the group takes the partitions over, and brings all that there is.
                ground.cli().catchUp(lake, new Tally());
                zombie.wake();
                gate.open();
                assertItGoesOn(zombie, lake);
            }
        }
    }

    @Test
    void aSweepBesideAFrozenWorkerCostsItTheBatchAndNothingElse() throws Exception {
        S3Lake lake = ground.s3Lake("csv", "classic");
        try (S3Faults way = S3Faults.before(ground.s3().endpoint())) {
            Gate gate = way.when(ZombieTest::isEntryOfABatch).holdRequest();
            try (Worker zombie = listen(lake, way)) {
                gate.awaitArrival(PATIENCE);
                zombie.freeze();
                LakeSweeper.Swept swept = new LakeSweeper(lake.store(), Clock.systemUTC()).sweep(Duration.ZERO);
                assertThat(swept.files()).isPositive();
                zombie.wake();
                gate.open();
                await().atMost(PATIENCE).until(() -> zombie.text().contains("a sweep set the fence"));
                assertItGoesOn(zombie, lake);
            }
        }
    }

    /** The worker reads what comes next; each record is there once, and it has deleted what it lost. */
    private static void assertItGoesOn(Worker worker, S3Lake lake) throws Exception {
        send();
        Truth truth = Truth.read(ground.kafka().servers(), workload.spoiled());
        await().atMost(PATIENCE)
                .failFast("the worker ended", () -> !worker.isAlive())
                .until(() -> standsAt(lake, truth.ends()));
        worker.stop();
        worker.exitCode(PATIENCE);
        Referee referee = new Referee(lake, truth);
        referee.check(CONTEXT);
        referee.checkSwept(CONTEXT);
    }

    private static Worker listen(S3Lake lake, S3Faults way) {
        return ground.cli()
                .listen(lake, Cli.group(lake), lake.environment(way), "--flush-records", "300", "--flush-every", "1s");
    }

    private static void send() {
        long before = workload.acknowledged();
        workload.release(SLICE);
        await().atMost(PATIENCE).until(() -> workload.acknowledged() == before + SLICE);
    }

    /** The first entry of a log gives positions alone. */
    private static boolean isEntryOfABatch(S3Request request) {
        return S3Lake.isEntry(request) && !request.key().endsWith("/00000000000000000001.json");
    }

    private static boolean standsAt(SoakLake lake, Map<TopicPartition, Long> ends) {
        LakeReader reader = new LakeReader(lake.store());
        try {
            for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                Long stands = reader.newest(end.getKey().topic())
                        .map(LogEntry::positions)
                        .map(positions -> positions.get(end.getKey().partition()))
                        .orElse(-1L);
                if (!end.getValue().equals(stands)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
