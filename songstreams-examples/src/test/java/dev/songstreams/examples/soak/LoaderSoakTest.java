// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.testkit.LocalRedshift;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Loaders killed beside a listener, in the long form alone: {@code -Dsongstreams.soak.loads=30 -Dsongstreams.soak.records=100000}. */
@EnabledIfSystemProperty(named = "songstreams.soak.loads", matches = "\\d+", disabledReason = "a long soak")
class LoaderSoakTest {
    private static final long SEED = Long.getLong("songstreams.soak.seed", System.nanoTime());
    private static final int LOADS = Integer.getInteger("songstreams.soak.loads", 3);
    private static final long RECORDS = Long.getLong("songstreams.soak.records", 6000);
    private static final String CONTEXT = "seed " + SEED;

    private final Random random = new Random(SEED);

    @TempDir
    Path folder;

    @Test
    void loadersKilledAtAnyMomentLoadEachRowOnce() throws Exception {
        try (Ground ground = new Ground(folder);
                LocalRedshift redshift = LocalRedshift.start(ground.s3())) {
            SoakLake lake = ground.s3Lake("parquet", "classic");
            Map<String, String> environment = environment(lake, redshift);
            try (Workload workload = new Workload(ground.kafka().servers(), RECORDS, SEED)) {
                loadAndKill(ground, lake, environment, workload);
            }
            ground.cli().catchUp(lake, new Tally());
            try (Worker last = ground.cli().start(environment, List.of("load"))) {
                Ground.awaitCaughtUp(last);
            }
            assertEachRowOnce(lake, redshift);
        }
    }

    private void loadAndKill(Ground ground, SoakLake lake, Map<String, String> environment, Workload workload)
            throws Exception {
        try (Worker listener = ground.cli().listen(lake, "--flush-every", "1s", "--flush-records", "1000")) {
            await().atMost(Duration.ofMinutes(2)).until(() -> isThere(lake));
            Tally tally = new Tally();
            List<Worker> loaders = new ArrayList<>();
            try (Upkeep upkeep = new Upkeep(lake, Duration.ofSeconds(2), tally)) {
                upkeep.start();
                killInTurn(ground, environment, workload, loaders);
            }
            System.out.println(tally.table());
            assertThat(tally.of("compactions")).as(CONTEXT).isPositive();
            loaders.forEach(Worker::kill);
            workload.finish();
            listener.stop();
            listener.exitCode(Duration.ofMinutes(2));
        }
    }

    private void killInTurn(Ground ground, Map<String, String> environment, Workload workload, List<Worker> loaders)
            throws Exception {
        for (int i = 0; i < LOADS; i++) {
            workload.release(RECORDS / LOADS);
            loaders.add(ground.cli().start(environment, List.of("load", "--every", "1s")));
            // Two at once, of which the elder dies at any moment of a load.
            boolean ended = loaders.get(0).endsWithin(Duration.ofMillis(1500 + random.nextInt(3000)));
            assertThat(ended)
                    .as("%s, a loader ended: %s", CONTEXT, loaders.get(0).text())
                    .isFalse();
            if (loaders.size() > 1) {
                loaders.remove(0).kill();
            }
            System.out.printf("loader soak: %d of %d, %d records%n", i + 1, LOADS, workload.acknowledged());
        }
    }

    private static boolean isThere(SoakLake lake) throws IOException {
        return new LakeReader(lake.store()).descriptor().isPresent();
    }

    private static Map<String, String> environment(SoakLake lake, LocalRedshift redshift) {
        Map<String, String> environment = new HashMap<>(lake.environment());
        environment.put("SONGSTREAMS_LAKE", lake.uri());
        environment.put("SONGSTREAMS_WAREHOUSE", redshift.jdbcUrl());
        environment.put("SONGSTREAMS_WAREHOUSE_USER", redshift.user());
        environment.put("SONGSTREAMS_WAREHOUSE_PASSWORD", redshift.password());
        return environment;
    }

    private static void assertEachRowOnce(SoakLake lake, LocalRedshift redshift) throws Exception {
        LakeReader reader = new LakeReader(lake.store());
        try (Connection session =
                        DriverManager.getConnection(redshift.jdbcUrl(), redshift.user(), redshift.password());
                Statement statement = session.createStatement()) {
            for (String topic : SoakKafka.TOPICS) {
                long rows = reader.files(topic).stream()
                        .filter(file -> file.zone() == Zone.CLEAN)
                        .mapToLong(DataFile::rows)
                        .sum();
                String sql = "select count(*), count(distinct kafka_partition * 1000000000 + kafka_offset) from public."
                        + topic;
                try (ResultSet counts = statement.executeQuery(sql)) {
                    counts.next();
                    assertThat(List.of(counts.getLong(1), counts.getLong(2)))
                            .as("rows of %s, distinct rows, %s", topic, CONTEXT)
                            .containsExactly(rows, rows);
                    assertThat(rows).isPositive();
                }
            }
        }
    }
}
