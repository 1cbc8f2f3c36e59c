// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.local.LocalObjectStore;
import dev.songstreams.simulator.EventCounts;
import dev.songstreams.simulator.Simulation;
import dev.songstreams.simulator.SimulationSettings;
import dev.songstreams.simulator.Topic;
import dev.songstreams.testkit.LocalKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills real processes, and counts every record after. */
class CrashTest {
    private static final int KILLS = 6;
    private static final long SEED = Long.getLong("songstreams.seed", System.nanoTime());

    @TempDir
    Path folder;

    @Test
    void aListenerKilledAgainAndAgainLosesAndDoublesNothing() throws Exception {
        try (LocalKafka kafka = LocalKafka.start()) {
            EventCounts counts = simulate(kafka);
            Random random = new Random(SEED);
            for (int i = 0; i < KILLS; i++) {
                try (ChildProcess listen = listen(kafka, "--flush-records", "500")) {
                    listen.killAfter(900 + random.nextInt(1500));
                }
            }
            try (ChildProcess last = listen(kafka, "--until-caught-up")) {
                assertThat(last.exitCode())
                        .as("seed %d, it said: %s", SEED, last.text())
                        .isZero();
            }
            assertEachRecordOnce(Topic.LISTEN, counts);
            assertEachRecordOnce(Topic.PAGE_VIEW, counts);
        }
        assertASweepLeavesOnlyLiveFiles();
    }

    private static EventCounts simulate(LocalKafka kafka) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            KafkaOutput.createTopics(admin, 3);
        }
        try (KafkaOutput output = new KafkaOutput(kafka.bootstrapServers(), null)) {
            return new Simulation(SimulationSettings.builder()
                            .users(1500)
                            .period(Duration.ofDays(4))
                            .build())
                    .forEach(output);
        }
    }

    private ChildProcess listen(LocalKafka kafka, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "listen",
                "--kafka",
                kafka.bootstrapServers(),
                "--lake",
                lake().toUri().toString()));
        arguments.addAll(List.of(more));
        return ChildProcess.songstreams(folder.resolve("output"), Map.of(), arguments.toArray(String[]::new));
    }

    private Path lake() {
        return folder.resolve("lake");
    }

    private void assertEachRecordOnce(Topic topic, EventCounts counts) throws Exception {
        long records = counts.of(topic);
        String count = "select count(*), count(distinct kafka_partition * 1000000000 + kafka_offset) from FILES";
        assertThat(LakeCheck.row(live(topic, Zone.RAW), count))
                .as("seed %d", SEED)
                .containsExactly(records, records);
        assertThat(LakeCheck.row(live(topic, Zone.CLEAN), count))
                .as("seed %d", SEED)
                .containsExactly(records, records);
    }

    private List<Path> live(Topic topic, Zone zone) throws IOException {
        try (LocalObjectStore store = new LocalObjectStore(lake())) {
            return new LakeReader(store)
                    .files(topic.topicName()).stream()
                            .filter(file -> file.zone() == zone)
                            .map(file -> lake().resolve(file.key().path()))
                            .toList();
        }
    }

    private void assertASweepLeavesOnlyLiveFiles() throws Exception {
        String uri = lake().toUri().toString();
        try (ChildProcess sweep =
                ChildProcess.songstreams(folder.resolve("output"), Map.of(), "sweep", "--lake", uri, "--grace", "0s")) {
            assertThat(sweep.exitCode())
                    .as("seed %d, it said: %s", SEED, sweep.text())
                    .isZero();
        }
        List<Path> live = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            for (Zone zone : Zone.values()) {
                live.addAll(live(topic, zone));
            }
        }
        try (Stream<Path> files = Files.walk(lake())) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> !lake().relativize(file).toString().startsWith("_songstreams")))
                    .as("seed %d", SEED)
                    .containsExactlyInAnyOrderElementsOf(live);
        }
    }
}
