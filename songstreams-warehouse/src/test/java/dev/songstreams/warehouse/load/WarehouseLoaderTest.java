// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.format.FileFormats;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.format.text.CsvFormat;
import dev.songstreams.lake.format.text.TextCompression;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.local.LocalObjectStore;
import dev.songstreams.warehouse.run.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(LoadStack.class)
class WarehouseLoaderTest {
    private static final String ALL =
            "select kafka_partition, kafka_offset, ts, user_id, song, song = '', seconds, rank,"
                    + " day, price, skipped from %s order by kafka_offset";

    @ParameterizedTest
    @CsvSource({
        "parquet,snappy",
        "parquet,zstd",
        "parquet,none",
        "csv,none",
        "csv,gzip",
        "csv,zstd",
        "jsonl,none",
        "jsonl,gzip",
        "jsonl,zstd"
    })
    void everyValueArrivesAsItIsInTheLake(String format, String compression, TestLake lake) throws IOException {
        lake.plays(FileFormats.named(format, compression))
                .append(List.of(
                        Play.full(1, "Sigur Rós 🎵"),
                        Play.full(2, ""),
                        Play.bare(3),
                        Play.full(4, "a \\\"quoted, one\\\"\\nand a line"),
                        Play.full(5, "NULL")));

        TopicLoad load = lake.loader().load("plays");

        String rest = "239.25|7|2026-01-05|9.90|t";
        assertThat(lake.query(String.format(ALL, lake.table("plays"))))
                .containsExactly(
                        "0|0|2026-01-05 00:00:00.123|1|Sigur Rós 🎵|f|" + rest,
                        "0|1|2026-01-05 00:00:00.123|2||t|" + rest,
                        "0|2|2026-01-05 00:00:00.123|3|null|null|0.1|null|null|null|null",
                        "0|3|2026-01-05 00:00:00.123|4|a \"quoted, one\"\nand a line|f|" + rest,
                        "0|4|2026-01-05 00:00:00.123|5|NULL|f|" + rest);
        assertThat(load.entries()).isEqualTo(2);
        assertThat(load.files()).isEqualTo(1);
        assertThat(load.rows()).isEqualTo(5);
        assertThat(load.bytes()).isEqualTo(lake.cleanFiles().get(0).bytes());
        assertThat(lake.manifests()).isEmpty();
    }

    @Test
    void aSecondLoadLoadsNothing(TestLake lake) {
        lake.plays(ParquetFormat.defaults()).append(List.of(Play.bare(1), Play.bare(2)));

        assertThat(lake.loader().load()).extracting(TopicLoad::rows).containsExactly(2L);
        assertThat(lake.loader().load())
                .singleElement()
                .satisfies(load -> assertThat(load.entries()).isZero())
                .satisfies(load -> assertThat(load.rows()).isZero());
        assertThat(lake.rows()).isEqualTo(2);
    }

    @Test
    void whatWasWrittenSinceIsLoadedAlone(TestLake lake) {
        WrittenTopic plays = lake.plays(ParquetFormat.defaults());
        plays.append(List.of(Play.bare(1)));
        lake.loader().load();
        plays.append(List.of(Play.bare(2), Play.bare(3)));

        TopicLoad load = lake.loader().load("plays");

        assertThat(load.entries()).isEqualTo(1);
        assertThat(load.rows()).isEqualTo(2);
        assertThat(lake.query("select user_id from " + lake.table("plays") + " order by 1"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void theLedgerHasARowForEachEntry(TestLake lake) throws IOException {
        WrittenTopic plays = lake.plays(ParquetFormat.defaults());
        plays.append(List.of(Play.bare(1), Play.bare(2)));

        lake.loader().load();

        String lakeId = lake.reader().descriptor().orElseThrow().lakeId();
        String newest = lake.reader().newest("plays").orElseThrow().id();
        assertThat(lake.query("select lake_id, topic, shard, sequence, table_name, files, loaded_rows from "
                        + lake.table("songstreams_loads") + " order by sequence"))
                .containsExactly(lakeId + "|plays|0|1|plays|0|0", lakeId + "|plays|0|2|plays|1|2");
        assertThat(lake.ledger().position(lake.database(), lakeId, "plays"))
                .contains(new LedgerPosition(2, newest, "plays", "AAAAAAAAAAAAAAAAAAAAAA"));
        assertThat(lake.ledger().loadedRows(lake.database(), lakeId, "plays")).isEqualTo(2);
    }

    @Test
    void progressWithoutRecordsMovesTheLedgerWithoutACopy(TestLake lake) {
        WrittenTopic plays = lake.plays(ParquetFormat.defaults());
        plays.append(List.of(Play.bare(1)));
        lake.loader().load();
        plays.skip(10);
        plays.skip(10);

        TopicLoad load = lake.loader().load("plays");

        assertThat(load.entries()).isEqualTo(2);
        assertThat(load.files()).isZero();
        assertThat(lake.query("select sequence, files, query_id is null from " + lake.table("songstreams_loads")
                        + " where sequence > 2 order by 1"))
                .containsExactly("3|0|t", "4|0|t");
        assertThat(lake.loader().load("plays").entries()).isZero();
    }

    @Test
    void filesOfSeveralFormatsGoIntoOneTransaction(TestLake lake) {
        lake.plays(ParquetFormat.defaults()).append(List.of(Play.bare(1)));
        lake.plays(CsvFormat.defaults()).append(List.of(Play.bare(2)));
        lake.plays(CsvFormat.defaults().withCompression(TextCompression.GZIP).withHeader(false))
                .append(List.of(Play.bare(3)));

        lake.loader().load();

        assertThat(lake.query("select user_id from " + lake.table("plays") + " order by 1"))
                .containsExactly("1", "2", "3");
        assertThat(lake.query("select count(distinct load_id) from " + lake.table("songstreams_loads")))
                .containsExactly("1");
    }

    @Test
    void aTransactionLoadsNoMoreThanItIsTold(TestLake lake) {
        WrittenTopic plays = lake.plays(ParquetFormat.defaults());
        for (int i = 0; i < 4; i++) {
            plays.append(List.of(Play.bare(i)));
        }
        List<TopicLoad> batches = new ArrayList<>();
        LoadListener listener = new LoadListener() {
            @Override
            public void loaded(TopicLoad batch) {
                batches.add(batch);
            }
        };

        TopicLoad byEntries = lake.loader(
                        lake.settings().maxEntries(2).listener(listener).build())
                .load("plays");

        assertThat(batches).extracting(TopicLoad::entries).containsExactly(2, 2, 1);
        assertThat(byEntries.rows()).isEqualTo(4);
        assertThat(byEntries.entries()).isEqualTo(5);
    }

    @Test
    void anEntryWithMoreBytesThanATransactionIsToLoadComesAlone(TestLake lake) {
        WrittenTopic plays = lake.plays(ParquetFormat.defaults());
        plays.append(List.of(Play.bare(1)));
        plays.append(List.of(Play.bare(2)));

        lake.loader(lake.settings().maxBytes(1).build()).load();

        assertThat(lake.query("select count(distinct load_id) from " + lake.table("songstreams_loads")))
                .containsExactly("3");
        assertThat(lake.rows()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"parquet", "csv", "jsonl"})
    void oldAndNewFilesLoadTogether(String format, TestLake lake) {
        FileFormat files = FileFormats.named(format, null);
        lake.plays(files).append(List.of(Play.full(1, "Early")));
        lake.topic("plays", Play.Later.TYPE, files).append(List.of(Play.later(2, "calm")));
        lake.plays(files).append(List.of(Play.full(3, "Early")));

        lake.loader().load();

        assertThat(lake.query("select user_id, song, mood, device from " + lake.table("plays") + " order by 1"))
                .containsExactly("1|Early|null|null", "2|Later|calm|phone", "3|Early|null|null");
    }

    @Test
    void anAppendedColumnIsAppendedToTheTableToo(TestLake lake) {
        lake.plays(ParquetFormat.defaults()).append(List.of(Play.bare(1)));
        lake.loader().load();
        lake.topic("plays", Play.Later.TYPE, ParquetFormat.defaults()).append(List.of(Play.later(2, "calm")));
        List<String> changes = new ArrayList<>();
        LoadListener listener = new LoadListener() {
            @Override
            public void tableChanged(String topic, String sql) {
                changes.add(sql);
            }
        };

        lake.loader(lake.settings().listener(listener).build()).load();

        assertThat(changes)
                .containsExactly(
                        "ALTER TABLE " + lake.table("plays") + " ADD COLUMN mood VARCHAR(16) ENCODE ZSTD",
                        "ALTER TABLE " + lake.table("plays") + " ADD COLUMN device VARCHAR(16) ENCODE ZSTD");
        assertThat(lake.query("select user_id, mood, device from " + lake.table("plays") + " order by 1"))
                .containsExactly("1|null|null", "2|calm|phone");
    }

    @Test
    void aTableWithMoreColumnsAtItsEndIsLoadedAllTheSame(TestLake lake) {
        WrittenTopic plays = lake.plays(CsvFormat.defaults());
        plays.append(List.of(Play.bare(1)));
        lake.loader().load();
        lake.execute("alter table " + lake.table("plays") + " add column note varchar(10)");
        plays.append(List.of(Play.bare(2)));

        lake.loader().load();

        assertThat(lake.query("select user_id, note from " + lake.table("plays") + " order by 1"))
                .containsExactly("1|null", "2|null");
    }

    @Test
    void aTextColumnThatIsTooNarrowIsWidenedAndOneThatIsWideEnoughLeft(TestLake lake) {
        WrittenTopic plays = lake.plays(CsvFormat.defaults());
        plays.append(List.of(Play.full(1, "a")));
        lake.loader().load();
        lake.execute("alter table " + lake.table("plays") + " alter column song type varchar(8)");
        plays.append(List.of(Play.full(2, "a song of many words")));
        List<String> changes = new ArrayList<>();
        LoadListener listener = new LoadListener() {
            @Override
            public void tableChanged(String topic, String sql) {
                changes.add(sql);
            }
        };

        lake.loader(lake.settings().listener(listener).build()).load();

        assertThat(changes)
                .containsExactly("ALTER TABLE " + lake.table("plays") + " ALTER COLUMN song TYPE VARCHAR(64)");
        assertThat(lake.query("select user_id, song from " + lake.table("plays") + " order by 1"))
                .containsExactly("1|a", "2|a song of many words");
        lake.execute("alter table " + lake.table("plays") + " alter column song type varchar(200)");
        plays.append(List.of(Play.full(3, "b")));
        changes.clear();
        lake.loader(lake.settings().listener(listener).build()).load();
        assertThat(changes).isEmpty();
        assertThat(lake.rows()).isEqualTo(3);
    }

    @Test
    void aColumnThatCantBeWidenedIsTold(TestLake lake) {
        WrittenTopic plays = lake.plays(CsvFormat.defaults());
        plays.append(List.of(Play.full(1, "a")));
        lake.loader().load();
        lake.execute("alter table " + lake.table("plays") + " alter column song type varchar(8)");
        lake.execute("create view " + lake.table("songs") + " as select song from " + lake.table("plays"));
        plays.append(List.of(Play.full(2, "b")));

        assertThatThrownBy(() -> lake.loader().load())
                .isInstanceOf(LoadException.class)
                .hasMessageStartingWith(
                        "plays: a text column of the table is narrower than the events' and can't be widened"
                                + " by ALTER TABLE " + lake.table("plays") + " ALTER COLUMN song TYPE VARCHAR(64): ")
                .hasMessageEndingWith(
                        " has a default or is of a key, and none that a view uses. Make the column anew, or"
                                + " load into another table");
        assertThat(lake.rows()).isEqualTo(1);
    }

    @Test
    void aTableOfOtherColumnsIsRefused(TestLake lake) {
        lake.plays(ParquetFormat.defaults()).append(List.of(Play.bare(1)));
        lake.execute("create schema " + lake.table("").replace(".", ""));
        lake.execute("create table " + lake.table("plays") + " (kafka_partition integer, kafka_offset integer)");

        assertThatThrownBy(() -> lake.loader().load())
                .isInstanceOf(LoadException.class)
                .hasMessage(
                        "plays: column 2 of " + lake.table("plays") + " is kafka_offset integer, but the events have"
                                + " kafka_offset bigint there; COPY goes by position, so columns can only be appended. Load into"
                                + " another table, or change this one to the events' columns");
        assertThat(lake.query("select count(*) from " + lake.table("songstreams_loads")))
                .containsExactly("0");
    }

    @Test
    void aTableThatIsGoneIsNotMadeAnewEmpty(TestLake lake) {
        WrittenTopic plays = lake.plays(ParquetFormat.defaults());
        plays.append(List.of(Play.bare(1)));
        lake.loader().load();
        lake.execute("drop table " + lake.table("plays"));
        plays.append(List.of(Play.bare(2)));

        assertThatThrownBy(() -> lake.loader().load())
                .isInstanceOf(LoadException.class)
                .hasMessageStartingWith("plays: the table " + lake.table("plays") + " is gone, but the ledger "
                        + lake.table("songstreams_loads") + " has 1 rows loaded into it.");
    }

    @Test
    void anotherTableForATopicThatIsLoadedIsRefused(TestLake lake) {
        lake.plays(ParquetFormat.defaults()).append(List.of(Play.bare(1)));
        lake.loader().load();

        assertThatThrownBy(() -> lake.loader(
                                lake.settings().table("plays", "plays2").build())
                        .load())
                .isInstanceOf(LoadException.class)
                .hasMessageStartingWith("plays: the ledger has loaded it into the table plays, not into plays2");
    }

    @Test
    void topicsMayNotShareATable(TestLake lake) {
        lake.topic("a-b", Play.TYPE, ParquetFormat.defaults()).append(List.of(Play.bare(1)));
        lake.topic("a.b", Play.TYPE, ParquetFormat.defaults()).append(List.of(Play.bare(1)));

        assertThatThrownBy(() -> lake.loader().load())
                .hasMessageContaining("its table " + lake.table("a_b") + " is that of the topic a-b as well");
    }

    @Test
    void aTopicThatFailsDoesNotKeepOthersBack(TestLake lake) throws IOException {
        lake.topic("documents", Play.TYPE, CsvFormat.defaults()).append(List.of(Play.full(1, "a")));
        lake.damage(
                lake.reader().files("documents").stream()
                        .filter(file -> file.zone() == Zone.CLEAN)
                        .findFirst()
                        .orElseThrow(),
                "239.25",
                "2x9.25");
        lake.plays(ParquetFormat.defaults()).append(List.of(Play.bare(1)));

        assertThatThrownBy(() -> lake.loader().load())
                .isInstanceOf(LoadException.class)
                .hasMessageStartingWith("documents: COPY into " + lake.table("documents") + " failed: ");
        assertThat(lake.rows()).isEqualTo(1);
    }

    @Test
    void aLakeOnThisMachinesDiskIsRefused(@TempDir Path folder) throws IOException {
        try (LocalObjectStore store = new LocalObjectStore(folder)) {
            LakeReader reader = new LakeReader(store);
            Database nowhere = Database.over((javax.sql.DataSource) null);

            assertThatThrownBy(() -> new WarehouseLoader(nowhere, reader, LoaderSettings.defaults()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching(
                            "the lake lies under file:\\S+, but Redshift's COPY reads from S3 alone, since files"
                                    + " of this machine are out of its reach. Load a lake under s3://bucket/prefix");
        }
    }

    @Test
    void whereNothingWasWrittenThereIsNoLake(TestLake lake) {
        assertThatThrownBy(() -> lake.loader().load())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no lake under " + lake.store().root()
                        + ": nothing was written there yet. Check the address");
    }

    @Test
    void manifestsThatStayedBehindAreRemovedWhenTheyAreOld(TestLake lake) throws IOException {
        lake.plays(ParquetFormat.defaults()).append(List.of(Play.bare(1)));
        String lakeId = lake.reader().descriptor().orElseThrow().lakeId();
        TopicTarget target =
                new TopicTarget(lakeId, "plays", LoaderSettings.defaults().table("plays"));
        new ManifestStore(lake.store()).write(target, lake.cleanFiles());
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(25));

        lake.loader(lake.settings().clock(later).build()).load();

        assertThat(lake.manifests()).isEmpty();
    }

    @Test
    void aLoaderThatMayNotDeleteLoadsBesideOldManifests(TestLake lake) throws IOException {
        lake.plays(ParquetFormat.defaults()).append(List.of(Play.bare(1)));
        LakeReader reader = new LakeReader(TestStores.withoutDeletes(lake.store()));
        new WarehouseLoader(lake.database(), reader, lake.settings().build()).load();
        assertThat(lake.manifests()).hasSize(1);
        lake.plays(ParquetFormat.defaults()).append(List.of(Play.bare(2)));
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(25));

        new WarehouseLoader(
                        lake.database(), reader, lake.settings().clock(later).build())
                .load();

        assertThat(lake.rows()).isEqualTo(2);
    }
}
