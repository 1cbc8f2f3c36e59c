// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeVacuum;
import dev.songstreams.lake.rewrite.CompactionReport;
import dev.songstreams.lake.rewrite.LakeCompaction;
import dev.songstreams.lake.rewrite.LakeReplay;
import dev.songstreams.lake.rewrite.Selection;
import dev.songstreams.lake.sink.TopicModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LoadStack.class)
class CompactionTest {
    private static final FileFormat PARQUET = ParquetFormat.defaults();

    /** Plays from one number to another, an entry each. */
    private static void play(WrittenTopic plays, long from, long to) {
        LongStream.range(from, to).forEach(user -> plays.append(List.of(Play.full(user, "song " + user))));
    }

    private static void compact(TestLake lake) throws IOException {
        CompactionReport report = LakeCompaction.builder(lake.store()).build().compact(TestLake.TOPIC);
        assertThat(report.entries()).isNotEmpty();
    }

    private static void vacuum(TestLake lake) throws IOException {
        assertThat(new LakeVacuum(lake.store(), Clock.systemUTC())
                        .vacuum(Duration.ZERO)
                        .files())
                .isPositive();
    }

    private static List<String> rows(TestLake lake) {
        return lake.query("select kafka_offset, user_id, song from " + lake.table("plays") + " order by 1, 2");
    }

    private static String[] played(long to) {
        return LongStream.range(0, to)
                .mapToObj(user -> user + "|" + user + "|song " + user)
                .toArray(String[]::new);
    }

    private static List<String> reloads(TestLake lake) {
        return lake.query("select deleted_rows from " + lake.table("songstreams_reloads"));
    }

    private static String lakeId(TestLake lake) throws IOException {
        return lake.reader().descriptor().orElseThrow().lakeId();
    }

    private static String id(TestLake lake) {
        return lake.query("select min(xmin::text) || max(xmin::text) from " + lake.table("plays"))
                .get(0);
    }

    @Test
    void rowsThatAreThereAreNeitherTakenOutNorLoadedAnew(TestLake lake) throws IOException {
        WrittenTopic plays = lake.plays(PARQUET);
        play(plays, 0, 8);
        lake.loader().load();
        String written = id(lake);
        compact(lake);

        TopicLoad load = lake.loader().load("plays");

        assertThat(load.rows()).isZero();
        assertThat(load.entries()).isPositive();
        assertThat(rows(lake)).containsExactly(played(8));
        assertThat(id(lake)).as("by which transactions the rows came").isEqualTo(written);
        assertThat(reloads(lake)).isEmpty();
        play(plays, 8, 9);
        assertThat(lake.loader().load("plays").rows()).isEqualTo(1);
        assertThat(lake.ledger().loadedRows(lake.database(), lakeId(lake), "plays"))
                .isEqualTo(9);
    }

    @Test
    void whoIsBehindLoadsTheFilesAsTheyCame(TestLake lake) throws IOException {
        play(lake.plays(PARQUET), 0, 8);
        compact(lake);

        TopicLoad load = lake.loader().load("plays");

        assertThat(load.files()).isEqualTo(8);
        assertThat(rows(lake)).containsExactly(played(8));
        assertThat(reloads(lake)).isEmpty();
    }

    /** Rows of files that are gone come with the compaction, beside rows that were loaded before. */
    @Test
    void whoIsBehindAVacuumGetsAllRowsOnce(TestLake lake) throws IOException {
        WrittenTopic plays = lake.plays(PARQUET);
        play(plays, 0, 3);
        lake.loader().load();
        play(plays, 3, 8);
        compact(lake);
        vacuum(lake);
        play(plays, 8, 9);

        lake.loader().load();

        assertThat(rows(lake)).containsExactly(played(9));
        assertThat(lake.loader().load("plays").entries()).isZero();
    }

    @Test
    void aFileInQuarantineStaysThereAndIsLetOutByItself(TestLake lake) throws IOException {
        DataFile suspect = quarantineOne(lake);
        compact(lake);

        lake.loader().load();

        assertThat(lake.rows()).isEqualTo(7);
        assertThat(lake.loader().quarantined("plays"))
                .extracting(QuarantinedFile::file)
                .containsExactly(suspect.key().path());
        assertThat(lake.loader().release("plays", suspect.key()).rows()).isEqualTo(1);
        assertThat(rows(lake)).containsExactly(played(8));
        assertThat(lake.loader().load("plays").entries()).isZero();
    }

    /** Plays eight times, and loads all but the third. */
    private static DataFile quarantineOne(TestLake lake) throws IOException {
        play(lake.plays(PARQUET), 0, 8);
        DataFile suspect = lake.cleanFiles().get(2);
        lake.loader().quarantine("plays", suspect.key(), "suspect");
        lake.loader().load();
        assertThat(lake.rows()).isEqualTo(7);
        return suspect;
    }

    @Test
    void aFileInQuarantineThatAVacuumRemovedComesWithTheCompaction(TestLake lake) throws IOException {
        DataFile suspect = quarantineOne(lake);
        compact(lake);
        vacuum(lake);
        assertThatThrownBy(() -> lake.loader().release("plays", suspect.key()))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("a vacuum has removed it. Its rows come with that compaction");

        lake.loader().load();

        assertThat(rows(lake)).containsExactly(played(8));
        assertThat(reloads(lake)).containsExactly("7");
        assertThat(lake.loader().quarantined("plays")).isEmpty();
    }

    @Test
    void aFileInQuarantineWhoseRowsAReplayMadeAnewIsNotLoadedTwice(TestLake lake) throws IOException {
        DataFile suspect = quarantineOne(lake);
        compact(lake);
        LakeReplay.builder(lake.store(), TestLake.TOPIC, TopicModel.json(Play.TYPE))
                .build()
                .replay(Selection.all());
        lake.loader().load();
        assertThat(rows(lake)).containsExactly(played(8));

        assertThat(lake.loader().release("plays", suspect.key()).rows()).isZero();

        assertThat(rows(lake)).containsExactly(played(8));
    }

    /** Its rows came by the files that it took them from. */
    @Test
    void aCompactionsOwnFileIsNotKeptInQuarantine(TestLake lake) throws IOException {
        play(lake.plays(PARQUET), 0, 8);
        lake.loader().load();
        compact(lake);
        DataFile merged = lake.cleanFiles().get(0);
        lake.loader().quarantine("plays", merged.key(), "suspect");

        lake.loader().load();

        assertThat(lake.loader().quarantined("plays")).isEmpty();
        assertThatThrownBy(() -> lake.loader().release("plays", merged.key()))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("is not in quarantine");
        assertThat(rows(lake)).containsExactly(played(8));
    }

    /** Whose compaction is compacted again before a loader that is behind gets there. */
    @Test
    void whoIsBehindTwoCompactionsAndAVacuumGetsAllRowsOnce(TestLake lake) throws IOException {
        WrittenTopic plays = lake.plays(PARQUET);
        play(plays, 0, 2);
        lake.loader().load();
        play(plays, 2, 6);
        compact(lake);
        play(plays, 6, 14);
        compact(lake);
        assertThat(lake.cleanFiles()).hasSize(1);
        vacuum(lake);
        play(plays, 14, 15);

        lake.loader(lake.settings().maxEntries(2).build()).load();

        assertThat(rows(lake)).containsExactly(played(15));
        assertThat(lake.loader().quarantined("plays")).isEmpty();
    }

    /** It knows what was replaced when its first batch met that, and not what was replaced since. */
    @Test
    void filesThatGoWhileALoadIsUnderWayAreFoundToo(TestLake lake) throws IOException {
        WrittenTopic plays = lake.plays(PARQUET);
        play(plays, 0, 4);
        compact(lake);
        vacuum(lake);
        play(plays, 4, 12);
        List<Long> leftOut = new ArrayList<>();
        LoadListener meddler = new LoadListener() {
            @Override
            public void loaded(TopicLoad batch) {
                if (leftOut.size() == 1) {
                    meddle(lake);
                }
            }

            @Override
            public void leftOutReplaced(String topic, long files, long rows) {
                leftOut.add(rows);
            }
        };

        // Entry 1 has the first positions, 2 and 3 are gone: then all that is behind them goes as well.
        lake.loader(lake.settings().maxEntries(3).listener(meddler).build()).load();
        lake.loader().load();

        assertThat(leftOut).hasSizeGreaterThan(1);
        assertThat(rows(lake)).containsExactly(played(12));
        assertThat(lake.loader().quarantined("plays")).isEmpty();
    }

    private static void meddle(TestLake lake) {
        try {
            compact(lake);
            vacuum(lake);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A staging table that was emptied on purpose stays so. */
    @Test
    void rowsThatWereRemovedByHandStayAway(TestLake lake) throws IOException {
        play(lake.plays(PARQUET), 0, 8);
        lake.loader().load();
        lake.database().execute("delete from " + lake.table("plays") + " where kafka_offset < 5");
        compact(lake);

        lake.loader().load();

        assertThat(lake.rows()).isEqualTo(3);
    }

    @Test
    void aSharedTableTakesACompactionWhoseRowsItHas(TestLake lake) throws IOException {
        play(lake.plays(PARQUET), 0, 2);
        lake.loader().load();
        try (TestLake other = lake.another()) {
            WrittenTopic plays = other.plays(PARQUET);
            play(plays, 10, 18);
            LoaderSettings shared = other.settings().shareTable("plays").build();
            other.loader(shared).load();
            compact(other);

            other.loader(shared).load();

            assertThat(lake.rows()).isEqualTo(10);
            play(plays, 18, 26);
            compact(other);
            vacuum(other);
            assertThatThrownBy(() -> other.loader(shared).load())
                    .isInstanceOf(LoadException.class)
                    .hasMessageContaining("replaces rows by their offsets");
            assertThat(lake.rows()).isEqualTo(10);
        }
    }
}
