// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many workers of one lake. The long form: {@code -Dsongstreams.soak.turns=60 -Dsongstreams.soak.records=200000}. */
class RebalanceTest {
    private static final long SEED = Long.getLong("songstreams.soak.seed", System.nanoTime());
    private static final int TURNS = Integer.getInteger("songstreams.soak.turns", 5);
    private static final long RECORDS = Long.getLong("songstreams.soak.records", 6000);
    private static final String CONTEXT = "seed " + SEED;

    private final Tally tally = new Tally();

    @TempDir
    Path folder;

    private Ground ground;

    @BeforeEach
    void start() throws Exception {
        ground = new Ground(folder);
    }

    @AfterEach
    void stop() {
        ground.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void workersThatComeAndGoBesideSweepsAndCompactionsLoseAndDoubleNothing(String protocol) throws Exception {
        SoakLake lake =
                protocol.equals("classic") ? ground.localLake("parquet", protocol) : ground.s3Lake("csv", protocol);
        try (Workload workload = new Workload(ground.kafka().servers(), RECORDS, SEED)) {
            churn(lake, workload);
            assertEachRecordOnce(lake, workload);
        }
    }

    @Test
    void workersOfTwoGroupsTakeTurnsOnOneLake() throws Exception {
        SoakLake lake = ground.localLake("csv", "classic");
        try (Workload workload = new Workload(ground.kafka().servers(), RECORDS, SEED)) {
            workload.finish();
            try (Worker one = rival(lake, "one");
                    Worker other = rival(lake, "other")) {
                Ground.awaitCaughtUp(one);
                Ground.awaitCaughtUp(other);
                tally.read(one);
                tally.read(other);
            }
            assertThat(tally.of("batches superseded")).as(CONTEXT).isPositive();
            Referee referee = new Referee(lake, Truth.read(ground.kafka().servers(), workload.spoiled()));
            referee.check(CONTEXT);
            // No sweep was needed: the loser has deleted its files.
            referee.checkSwept(CONTEXT);
        }
    }

    /** Mostly of one group, so that partitions move; now and then a stranger comes. */
    private void churn(SoakLake lake, Workload workload) throws Exception {
        List<String> groups = List.of(Cli.group(lake), Cli.group(lake), "stranger");
        try (Upkeep upkeep = new Upkeep(lake, Duration.ofMillis(700), tally);
                Crowd crowd = new Crowd(ground.cli(), lake, groups, new Random(SEED), tally)) {
            upkeep.start();
            for (int turn = 0; turn < TURNS; turn++) {
                workload.release(RECORDS / TURNS);
                crowd.turn(turn);
            }
            workload.finish();
        }
    }

    private void assertEachRecordOnce(SoakLake lake, Workload workload) throws Exception {
        ground.cli().catchUp(lake, tally);
        ground.cli().sweepAll(lake, tally);
        System.out.println(lake.name() + ", " + CONTEXT + "\n" + tally.table());
        Referee referee = new Referee(lake, Truth.read(ground.kafka().servers(), workload.spoiled()));
        referee.check(CONTEXT);
        referee.checkSwept(CONTEXT);
        assertThat(tally.failures()).as(CONTEXT).isEmpty();
        assertThat(tally.of("workers that ended early")).as(CONTEXT).isZero();
    }

    private Worker rival(SoakLake lake, String group) {
        return ground.cli().listen(lake, group, Map.of(), "--flush-records", "150", "--until-caught-up");
    }
}
