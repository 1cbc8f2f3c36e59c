// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.format.text.CsvFormat;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeVacuum;
import dev.songstreams.lake.store.ObjectKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LoadStack.class)
class QuarantineTest {
    private static final FileFormat CSV = CsvFormat.defaults();
    private static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");

    private final List<String> told = new ArrayList<>();
    private DataFile bad;

    /** Three files, the second of which COPY refuses. */
    @BeforeEach
    void damage(TestLake lake) throws IOException {
        WrittenTopic plays = lake.plays(CSV);
        plays.append(List.of(Play.full(1, "a")));
        plays.append(List.of(Play.full(2, "b"), Play.full(3, "c")));
        plays.append(List.of(Play.full(4, "d")));
        bad = lake.cleanFiles().get(1);
        lake.damage(bad, "239.25,7", "2x9.25,7");
    }

    @Test
    void whatIsInQuarantineIsLeftOutAndNoted(TestLake lake) {
        WarehouseLoader loader = loader(lake);

        QuarantinedFile quarantined = loader.quarantine("plays", bad.key(), "it's damaged");
        TopicLoad load = loader.load("plays");

        assertThat(quarantined)
                .isEqualTo(new QuarantinedFile(
                        "plays",
                        3,
                        bad.key().path(),
                        2,
                        "it's damaged",
                        lake.redshift().user(),
                        NOW));
        assertThat(loader.quarantined("plays")).containsExactly(quarantined);
        assertThat(load.rows()).isEqualTo(2);
        assertThat(rows(lake)).containsExactly("0|1", "3|4");
        assertThat(lake.query(
                        "select sequence, files, loaded_rows from " + lake.table("songstreams_loads") + " order by 1"))
                .containsExactly("1|0|0", "2|1|1", "3|0|0", "4|1|1");
        assertThat(told).containsExactly("in " + bad.key(), "left out " + bad.key() + " 2");
    }

    @Test
    void whatIsReleasedIsLoadedOnce(TestLake lake) throws IOException {
        WarehouseLoader loader = loader(lake);
        loader.quarantine("plays", bad.key(), "damaged");
        loader.load();
        lake.damage(bad, "2x9.25,7", "239.25,7");

        TopicLoad load = loader.release("plays", bad.key());

        assertThat(load.rows()).isEqualTo(2);
        assertThat(rows(lake)).containsExactly("0|1", "1|2", "2|3", "3|4");
        assertThat(loader.quarantined("plays")).isEmpty();
        assertThat(lake.query("select kafka_partition, from_offset, to_offset, deleted_rows from "
                        + lake.table("songstreams_reloads")))
                .containsExactly("0|1|3|0");
        assertThat(lake.query(
                        "select released_by, released_load is not null from " + lake.table("songstreams_quarantine")))
                .containsExactly(lake.redshift().user() + "|t");
        assertThatThrownBy(() -> loader.release("plays", bad.key()))
                .isInstanceOf(LoadException.class)
                .hasMessage("plays: the file " + bad.key() + " is not in quarantine");
        assertThat(loader.load("plays").entries()).isZero();
        assertThat(told).contains("out " + bad.key() + " 2");
    }

    @Test
    void whatIsReleasedBeforeItsTurnComesWithItsEntry(TestLake lake) throws IOException {
        WarehouseLoader loader = loader(lake);
        loader.quarantine("plays", bad.key(), "damaged");
        lake.damage(bad, "2x9.25,7", "239.25,7");

        assertThat(loader.release("plays", bad.key()).rows()).isZero();
        assertThat(loader.load("plays").rows()).isEqualTo(4);
        assertThat(rows(lake)).containsExactly("0|1", "1|2", "2|3", "3|4");
    }

    @Test
    void whatIsStillBadStaysInQuarantine(TestLake lake) {
        WarehouseLoader loader = loader(lake);
        loader.quarantine("plays", bad.key(), "damaged");
        loader.load();

        assertThatThrownBy(() -> loader.release("plays", bad.key()))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("value '2x9.25'")
                .hasMessageContaining("Nothing was loaded of " + bad.key() + ", which stays in quarantine");
        assertThat(loader.quarantined("plays")).hasSize(1);
        assertThat(rows(lake)).containsExactly("0|1", "3|4");
    }

    @Test
    void whatARewriteReplacedMeanwhileIsNotLoadedASecondTime(TestLake lake) throws IOException {
        WarehouseLoader loader = loader(lake);
        loader.quarantine("plays", bad.key(), "damaged");
        loader.load();
        new LogEdit(lake)
                .rewrite(new OffsetRange(1, 3), List.of(Play.full(2, "b"), Play.full(3, "c")), List.of(bad), CSV);
        loader.load();

        assertThat(loader.release("plays", bad.key()).rows()).isZero();
        assertThat(rows(lake)).containsExactly("0|1", "1|2", "2|3", "3|4");
        assertThat(loader.quarantined("plays")).isEmpty();
    }

    @Test
    void whatAVacuumRemovedBeforeItsReplacementIsLoadedIsReleasedWithoutRows(TestLake lake) throws IOException {
        WarehouseLoader loader = loader(lake);
        loader.quarantine("plays", bad.key(), "damaged");
        loader.load();
        new LogEdit(lake)
                .rewrite(new OffsetRange(1, 3), List.of(Play.full(2, "b"), Play.full(3, "c")), List.of(bad), CSV);
        new LakeVacuum(lake.store(), Clock.systemUTC()).vacuum(Duration.ZERO);

        assertThat(loader.release("plays", bad.key()).rows()).isZero();
        assertThat(loader.quarantined("plays")).isEmpty();
        loader.load();
        assertThat(rows(lake)).containsExactly("0|1", "1|2", "2|3", "3|4");
    }

    @Test
    void onlyWhatIsNotLoadedYetCanBeQuarantined(TestLake lake) throws IOException {
        lake.damage(bad, "2x9.25,7", "239.25,7");
        WarehouseLoader loader = loader(lake);
        loader.load();

        assertThatThrownBy(() -> loader.quarantine("plays", bad.key(), "damaged"))
                .isInstanceOf(LoadException.class)
                .hasMessage(
                        "plays: the file " + bad.key() + " came with entry 3 of the log, which is loaded: its rows are"
                                + " in the warehouse, and quarantine is for files that are not loaded yet");
        assertThatThrownBy(() -> loader.quarantine("plays", new ObjectKey("clean/plays/x"), "damaged"))
                .isInstanceOf(LoadException.class)
                .hasMessageStartingWith("plays: the log under " + lake.store().root()
                        + " has no file clean/plays/x in zone" + " clean; ");
        assertThatThrownBy(() -> loader.quarantine("plays", bad.key(), " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a quarantine has a reason of 1 to 4096 bytes, which the one given has not: it has 1");
    }

    private WarehouseLoader loader(TestLake lake) {
        return lake.loader(lake.settings()
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .listener(new Ear())
                .build());
    }

    private static List<String> rows(TestLake lake) {
        return lake.query("select kafka_offset, user_id from " + lake.table("plays") + " order by 1, 2");
    }

    private final class Ear implements LoadListener {
        @Override
        public void quarantined(QuarantinedFile file) {
            told.add("in " + file.file());
        }

        @Override
        public void leftOut(String topic, String file, long rows) {
            told.add("left out " + file + " " + rows);
        }

        @Override
        public void released(QuarantinedFile file, TopicLoad load) {
            told.add("out " + file.file() + " " + load.rows());
        }
    }
}
