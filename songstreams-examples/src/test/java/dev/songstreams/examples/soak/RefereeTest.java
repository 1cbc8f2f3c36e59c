// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.examples.soak.Workload.Coordinates;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.Zone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The referee sees what is wrong: without this, all the other tests would say little. */
class RefereeTest {
    private static final TopicPartition PARTITION = new TopicPartition("page_view_events", 1);

    @TempDir
    static Path folder;

    private static Ground ground;
    private static SoakLake lake;
    private static Set<Coordinates> spoiled;

    @BeforeAll
    static void fillALake() throws Exception {
        ground = new Ground(folder);
        lake = ground.localLake("csv", "consumer");
        try (Workload workload = new Workload(ground.kafka().servers(), 2000, 1)) {
            workload.finish();
            spoiled = workload.spoiled();
        }
        ground.cli().catchUp(lake, new Tally());
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @Test
    void seesARecordThatIsMissing() throws Exception {
        Truth truth = truth();
        truth.values().get(PARTITION).add(truth.ends().get(PARTITION), new byte[] {1});
        assertThatThrownBy(() -> check(truth)).hasMessageContaining(PARTITION + " has ");
    }

    @Test
    void seesAValueThatDiffers() throws Exception {
        Truth truth = truth();
        Hashes other = new Hashes();
        for (long offset = 0; offset < truth.ends().get(PARTITION); offset++) {
            other.add(offset, new byte[] {1});
        }
        truth.values().put(PARTITION, other);
        assertThatThrownBy(() -> check(truth)).hasMessageContaining("not as in Kafka: Coordinates[");
    }

    @Test
    void seesADeadLetterThatShouldBeNone() throws Exception {
        Truth truth = truth();
        Truth other = new Truth(truth.values(), truth.ends(), Set.of());
        assertThatThrownBy(() -> check(other)).hasMessageContaining("the dead letters are not the spoiled records");
    }

    @Test
    void seesARowThatIsThereTwice() throws Exception {
        Path file = lake.file(rawFiles().get(0).key());
        byte[] content = Files.readAllBytes(file);
        String text = Files.readString(file);
        try {
            Files.writeString(file, text.substring(text.indexOf('\n') + 1), StandardOpenOption.APPEND);
            assertThatThrownBy(() -> check(truth())).hasMessageContaining("twice in raw: Coordinates[");
        } finally {
            Files.write(file, content);
        }
    }

    @Test
    void seesAFileThatTheLogDoesNotName() throws Exception {
        Path file = lake.file(rawFiles().get(0).key());
        Path copy = Files.copy(file, file.resolveSibling("copy.csv"));
        try {
            assertThatThrownBy(() -> new Referee(lake, truth()).checkSwept("a test"))
                    .hasMessageContaining("objects in local/csv/consumer of a test");
        } finally {
            Files.delete(copy);
        }
    }

    @Test
    void findsNothingWrongWithAGoodLake() throws Exception {
        check(truth());
        new Referee(lake, truth()).checkSwept("a test");
    }

    private static void check(Truth truth) throws Exception {
        new Referee(lake, truth).check("a test");
    }

    private static Truth truth() {
        return Truth.read(ground.kafka().servers(), spoiled);
    }

    private static List<DataFile> rawFiles() throws IOException {
        return new LakeReader(lake.store())
                .files(PARTITION.topic()).stream()
                        .filter(file -> file.zone() == Zone.RAW)
                        .toList();
    }
}
