// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.format.text.CsvFormat;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeVacuum;
import dev.songstreams.lake.rewrite.LakeReplay;
import dev.songstreams.lake.rewrite.Selection;
import dev.songstreams.lake.sink.TopicModel;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LoadStack.class)
class RewriteTest {
    private static final FileFormat CSV = CsvFormat.defaults();

    @Test
    void rowsOfRewrittenOffsetsAreReplaced(TestLake lake) throws IOException {
        WrittenTopic plays = lake.plays(CSV);
        plays.append(List.of(Play.full(1, "a"), Play.full(2, "b")));
        plays.append(List.of(Play.full(3, "c")));
        lake.loader().load();
        List<DataFile> first = lake.cleanFiles().subList(0, 1);
        new LogEdit(lake).rewrite(new OffsetRange(0, 2), List.of(Play.full(11, "A"), Play.full(12, "B")), first, CSV);
        plays.append(List.of(Play.full(4, "d")));

        TopicLoad load = lake.loader().load("plays");

        assertThat(load.entries()).isEqualTo(2);
        assertThat(load.rows()).isEqualTo(3);
        assertThat(rows(lake)).containsExactly("0|11|A", "1|12|B", "2|3|c", "3|4|d");
        assertThat(reloads(lake)).containsExactly("1|plays|0|0|2|2");
        assertThat(lake.loader().load("plays").entries()).isZero();
    }

    @Test
    void rowsThatComeLateAreAdded(TestLake lake) throws IOException {
        WrittenTopic plays = lake.plays(ParquetFormat.defaults());
        plays.append(List.of(Play.full(1, "a")));
        plays.skip(1);
        plays.append(List.of(Play.full(3, "c")));
        lake.loader().load();
        new LogEdit(lake)
                .rewrite(new OffsetRange(1, 2), List.of(Play.full(2, "b")), List.of(), ParquetFormat.defaults());

        lake.loader().load();

        assertThat(rows(lake)).containsExactly("0|1|a", "1|2|b", "2|3|c");
        assertThat(reloads(lake)).containsExactly("1|plays|0|1|2|0");
    }

    @Test
    void aRewriteThatLeavesNothingTakesTheRowsOut(TestLake lake) throws IOException {
        lake.plays(CSV).append(List.of(Play.full(1, "a")));
        lake.loader().load();
        new LogEdit(lake).rewrite(new OffsetRange(0, 1), List.of(), List.copyOf(lake.cleanFiles()), CSV);

        lake.loader().load();

        assertThat(lake.rows()).isZero();
    }

    @Test
    void aRewriteThatFailsLeavesTheOldRows(TestLake lake) throws IOException {
        lake.plays(CSV).append(List.of(Play.full(1, "a")));
        lake.loader().load();
        new LogEdit(lake)
                .rewrite(new OffsetRange(0, 1), List.of(Play.full(2, "b")), List.copyOf(lake.cleanFiles()), CSV);
        lake.damage(lake.cleanFiles().get(0), "239.25", "2x9.25");

        assertThatThrownBy(() -> lake.loader().load())
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("column seconds, value '2x9.25'")
                .hasMessageEndingWith(
                        "Nothing was loaded of the log's entries 3 to 3. Mend the file, or quarantine it to"
                                + " load the others");
        assertThat(rows(lake)).containsExactly("0|1|a");
        assertThat(reloads(lake)).isEmpty();
    }

    @Test
    void filesThatALaterEntryHasReplacedNeedNotBeThereAnyMore(TestLake lake) throws IOException {
        WrittenTopic plays = lake.plays(CSV);
        plays.append(List.of(Play.full(1, "a")));
        plays.append(List.of(Play.full(2, "b")));
        DataFile replaced = lake.cleanFiles().get(0);
        new LogEdit(lake).rewrite(new OffsetRange(0, 1), List.of(Play.full(11, "A")), List.of(replaced), CSV);
        assertThat(new LakeVacuum(lake.store(), Clock.systemUTC())
                        .vacuum(Duration.ZERO)
                        .files())
                .isEqualTo(1);
        assertThat(lake.store().list(replaced.key().path(), null)).isEmpty();
        List<String> told = new ArrayList<>();
        LoadListener listener = new LoadListener() {
            @Override
            public void leftOutReplaced(String topic, long files, long rows) {
                told.add("left out " + files + " files, " + rows + " rows");
            }

            @Override
            public void retrying(String topic, int attempt, String reason) {
                told.add(reason);
            }
        };

        lake.loader(lake.settings().listener(listener).build()).load();

        assertThat(told).containsExactly("left out 1 files, 1 rows");
        assertThat(rows(lake)).containsExactly("0|11|A", "1|2|b");
        assertThat(lake.query(
                        "select sequence, files, loaded_rows from " + lake.table("songstreams_loads") + " order by 1"))
                .containsExactly("1|0|0", "2|0|0", "3|1|1", "4|1|1");
    }

    @Test
    void rowsOfATopicThatGotItsTypeLateAreLoadedAsTheyCome(TestLake lake) throws IOException {
        WrittenTopic untyped = new WrittenTopic(lake.store(), "plays", null, CSV);
        untyped.append(List.of(Play.full(1, "a")));
        untyped.append(List.of(Play.full(2, "b")));
        assertThat(lake.loader().load()).isEmpty();
        lake.plays(CSV).append(List.of(Play.full(3, "c")));
        lake.loader(lake.settings().maxEntries(1).build()).load();
        assertThat(rows(lake)).containsExactly("2|3|c");

        LakeReplay.builder(lake.store(), "plays", TopicModel.json(Play.TYPE))
                .build()
                .replay(Selection.all());
        lake.loader().load();

        assertThat(rows(lake)).containsExactly("0|1|a", "1|2|b", "2|3|c");
    }

    @Test
    void filesThatGoWithoutTheirOffsetsAreRefused(TestLake lake) throws IOException {
        lake.plays(CSV).append(List.of(Play.full(1, "a")));
        lake.loader().load();
        DataFile file = lake.cleanFiles().get(0);
        new LogEdit(lake).remove(List.of(file));

        assertThatThrownBy(() -> lake.loader().load())
                .isInstanceOf(LoadException.class)
                .hasMessage("plays: entry 3 of the log takes files out of the lake, such as " + file.key()
                        + ", and does not say which offsets they held; this version can't take their rows out of the"
                        + " warehouse. Use a newer one");
    }

    @Test
    void aTopicThatWasCreatedAgainIsRefusedAndSaysTheChoice(TestLake lake) throws IOException {
        recreated(lake);

        assertThatThrownBy(() -> lake.loader().load())
                .isInstanceOf(LoadException.class)
                .hasMessage("plays: entry 3 of the log begins a topic of the same name that was created again (id"
                        + " BBBBBBBBBBBBBBBBBBBBBB after AAAAAAAAAAAAAAAAAAAAAA): its offsets begin again, so it can't go on"
                        + " in the table plays. Say RecreatedTopic.NEW_TABLE to go on in the table plays_2");
        assertThat(rows(lake)).containsExactly("0|1|a");
    }

    @Test
    void aTopicThatWasCreatedAgainGoesOnInANewTableIfThatIsSaid(TestLake lake) throws IOException {
        recreated(lake);
        LoaderSettings settings =
                lake.settings().onRecreatedTopic(RecreatedTopic.NEW_TABLE).build();

        TopicLoad load = lake.loader(settings).load("plays");

        assertThat(load.table()).isEqualTo(lake.table("plays_2"));
        assertThat(rows(lake)).containsExactly("0|1|a");
        assertThat(lake.query("select kafka_offset, user_id from " + lake.table("plays_2")))
                .containsExactly("0|2");
        assertThat(lake.ledger().tables(lake.database(), "plays"))
                .extracting(table -> table.path().get(1))
                .containsExactly("plays", "plays_2");
        // From there on the ledger knows, and no setting is needed.
        assertThat(lake.loader().load("plays").entries()).isZero();
    }

    /** The log of a topic with one play, then of another of the same name with one play. */
    private static void recreated(TestLake lake) throws IOException {
        String otherId = "BBBBBBBBBBBBBBBBBBBBBB";
        lake.plays(CSV).append(List.of(Play.full(1, "a")));
        new LogEdit(lake).recreate(otherId);
        new WrittenTopic(lake.store(), TestLake.TOPIC, otherId, Play.TYPE, CSV, 0).append(List.of(Play.full(2, "b")));
    }

    private static List<String> rows(TestLake lake) {
        return lake.query("select kafka_offset, user_id, song from " + lake.table("plays") + " order by 1, 2");
    }

    private static List<String> reloads(TestLake lake) {
        return lake.query("select reload_id, table_name, kafka_partition, from_offset, to_offset, deleted_rows from "
                + lake.table("songstreams_reloads") + " order by 1, 4");
    }
}
