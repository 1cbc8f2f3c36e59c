// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.decode.Rejection;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.SinkBatch;
import dev.songstreams.core.sink.SinkException;
import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.lake.format.DuckDb;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.format.text.CsvFormat;
import dev.songstreams.lake.format.text.JsonLinesFormat;
import dev.songstreams.lake.format.text.TextCompression;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeSweeper;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.sink.TopicModel;
import dev.songstreams.lake.store.local.LocalObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LakeReplayTest {
    @TempDir
    Path folder;

    private LocalObjectStore store;
    private Sales sales;

    @BeforeEach
    void open() {
        store = new LocalObjectStore(folder);
        sales = new Sales(store, ParquetFormat.defaults());
    }

    @AfterEach
    void close() {
        store.close();
    }

    static Stream<FileFormat> formats() {
        return Stream.of(
                ParquetFormat.defaults(),
                CsvFormat.defaults().withCompression(TextCompression.GZIP),
                JsonLinesFormat.defaults());
    }

    private ReplayBuilder lake(TopicModel model) {
        return LakeReplay.builder(store, Sales.TOPIC, model);
    }

    private long newest() throws IOException {
        return sales.reader().newest(Sales.TOPIC).orElseThrow().sequence();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aRedriveMovesWhatDecodesNowToCleanAndKeepsTheRestDead(FileFormat format) throws IOException {
        sales = new Sales(store, format);
        sales.arrive(Sales.STRICT, 50);
        sales.arrive(Sales.STRICT, 50);
        sales.assertEachOnce(true, 1);

        ReplayReport report = lake(Sales.MENDED).build().redrive(Selection.all());

        // Of 100 offsets 25 are odd and 10 no sales; 5 are both.
        assertThat(report).isEqualTo(new ReplayReport(3, 60, 40, Map.of("REFUSED", 20L), 2, 4, List.of(4L), 0, 0));
        sales.assertEachOnce(false, 1);
        LogEntry entry = sales.reader().newest(Sales.TOPIC).orElseThrow();
        assertThat(entry.positions()).isEqualTo(Map.of(0, 100L, 1, 100L));
        assertThat(entry.ranges()).isEmpty();
        assertThat(entry.rewrites().get(0))
                .startsWith(new OffsetRange(1, 2), new OffsetRange(5, 6), new OffsetRange(9, 10));
        assertThat(entry.added())
                .extracting(file -> file.format().name())
                .containsOnly(format.description().name());
    }

    @Test
    void aRepeatedRedriveFindsNothingAndWritesNothing() throws IOException {
        sales.arrive(Sales.STRICT, 50);
        lake(Sales.MENDED).build().redrive(Selection.all());

        ReplayReport report = lake(Sales.MENDED).build().redrive(Selection.all());

        assertThat(report).isEqualTo(new ReplayReport(3, 10, 0, Map.of("REFUSED", 10L), 0, 0, List.of(), 0, 0));
        assertThat(newest()).isEqualTo(3);
    }

    @Test
    void aRedriveTakesOnlyWhatIsAskedForAndLeavesOtherFilesAlone() throws IOException {
        sales.arrive(Sales.STRICT, 50);
        sales.arrive(Sales.STRICT, 50);
        List<DataFile> before = sales.files(Zone.DEAD);

        ReplayReport none = lake(Sales.MENDED).build().redrive(Selection.all().withReason(Rejection.Reason.MALFORMED));
        ReplayReport some = lake(Sales.MENDED)
                .build()
                .redrive(Selection.all()
                        .withReason(Rejection.Reason.MALFORMED)
                        .withReason(Rejection.Reason.REFUSED)
                        .withOffsets(1, new OffsetRange(0, 6)));

        assertThat(none.records()).isZero();
        assertThat(some).isEqualTo(new ReplayReport(3, 2, 2, Map.of(), 1, 2, List.of(4L), 0, 0));
        assertThat(sales.rows(Zone.CLEAN)).containsKeys("1@1", "1@5").doesNotContainKeys("0@1", "0@5", "1@13");
        assertThat(sales.files(Zone.DEAD)).contains(before.get(1)).doesNotContain(before.get(0));
        ReplayReport byDay = lake(Sales.MENDED)
                .build()
                .redrive(Selection.all()
                        .withTimes(
                                Instant.ofEpochMilli(Sales.FIRST_DAY + Sales.DAY),
                                Instant.ofEpochMilli(Sales.FIRST_DAY + 2 * Sales.DAY)));
        assertThat(byDay).isEqualTo(new ReplayReport(4, 30, 20, Map.of("REFUSED", 10L), 1, 2, List.of(5L), 0, 0));
        lake(Sales.MENDED).build().redrive(Selection.all());
        sales.assertEachOnce(false, 1);
    }

    @Test
    void whatStaysDeadForAnotherReasonSaysSo() throws IOException {
        sales.arrive(Sales.STRICT, 20);

        ReplayReport report = lake(Sales.model("too odd", 1, () -> {})).build().redrive(Selection.all());

        assertThat(report).isEqualTo(new ReplayReport(2, 12, 0, Map.of("REFUSED", 12L), 1, 1, List.of(3L), 0, 0));
        assertThat(sales.rows(Zone.DEAD).get("0@1")).endsWith("REFUSED", "too odd");
        assertThat(sales.rows(Zone.DEAD).get("0@9")).endsWith("REFUSED", "no sale");
        sales.assertEachOnce(true, 1);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aReplayMakesEveryRowAnewInEntriesOfBoundedSize(FileFormat format) throws IOException {
        sales = new Sales(store, format);
        for (int i = 0; i < 4; i++) {
            sales.arrive(Sales.STRICT, 30);
        }
        List<DataFile> raw = sales.files(Zone.RAW);
        lake(Sales.MENDED).build().redrive(Selection.all().withOffsets(0, new OffsetRange(0, 70)));
        AtomicInteger told = new AtomicInteger();

        ReplayReport report = lake(Sales.model("", 3, () -> {}))
                .unitBytes(1)
                .openBytes(1)
                .listener(soFar -> told.incrementAndGet())
                .build()
                .replay(Selection.all());

        assertThat(report.records()).isEqualTo(240);
        assertThat(report.decoded()).isEqualTo(216);
        assertThat(report.dead()).isEqualTo(Map.of("REFUSED", 24L));
        // One for each of the four commits, one for what the redrive owns.
        assertThat(report.entries()).containsExactly(7L, 8L, 9L, 10L, 11L);
        assertThat(told).hasValue(5);
        assertThat(sales.files(Zone.RAW)).isEqualTo(raw);
        sales.assertEachOnce(false, 3);
    }

    @Test
    void aReplayOfSomeOffsetsReplacesWholeEntriesAndNoOthers() throws IOException {
        for (int i = 0; i < 3; i++) {
            sales.arrive(Sales.MENDED, 20);
        }
        TopicModel tripled = Sales.model("", 3, () -> {});

        ReplayReport report = lake(tripled).build().replay(Selection.all().withOffsets(0, new OffsetRange(25, 26)));

        assertThat(report.records()).isEqualTo(40);
        assertThat(sales.rows(Zone.CLEAN).get("1@30")).endsWith(3 * 61);
        assertThat(sales.rows(Zone.CLEAN).get("0@10")).endsWith(20);
        assertThat(sales.rows(Zone.CLEAN).get("0@50")).endsWith(100);
        Selection lastDay =
                Selection.all().withTimes(Instant.ofEpochMilli(Sales.FIRST_DAY + 2 * Sales.DAY), Instant.MAX);
        assertThat(lake(tripled).build().replay(lastDay).entries()).containsExactly(6L);
        assertThat(sales.rows(Zone.CLEAN).get("0@50")).endsWith(300);
        assertThat(lake(tripled).build().replay(Selection.all()).records()).isEqualTo(120);
        sales.assertEachOnce(false, 3);
    }

    @Test
    void aReplayThatWasKilledGoesOnWhereItWas() throws IOException {
        for (int i = 0; i < 3; i++) {
            sales.arrive(Sales.MENDED, 20);
        }
        TopicModel tripled = Sales.model("", 3, () -> {});
        long[] horizon = {0};
        assertThatThrownBy(() -> lake(tripled)
                        .unitBytes(1)
                        .listener(soFar -> {
                            horizon[0] = soFar.horizon();
                            throw new IllegalStateException("killed");
                        })
                        .build()
                        .replay(Selection.all()))
                .hasMessage("killed");

        ReplayReport report = lake(tripled).horizon(horizon[0]).build().replay(Selection.all());

        assertThat(report.records()).isEqualTo(80);
        sales.assertEachOnce(false, 3);
    }

    @Test
    void columnsThatWereAppendedComeWithARedriveAndAReplay() throws IOException {
        sales.arrive(Sales.STRICT, 20);

        lake(Sales.withShop()).build().redrive(Selection.all());

        assertThat(sales.rows(Zone.CLEAN).get("0@1")).endsWith("shop 1");
        assertThat(sales.rows(Zone.CLEAN).get("0@2")).endsWith(4);
        lake(Sales.withShop()).build().replay(Selection.all());
        assertThat(sales.rows(Zone.CLEAN).get("0@2")).endsWith("shop 2");
        // A listener that does not know the column goes on.
        sales.arrive(Sales.MENDED, 20);
        sales.assertEachOnce(false, 1);
        assertThatThrownBy(() -> lake(Sales.MENDED).build().redrive(Selection.all()))
                .isInstanceOf(RewriteException.class)
                .hasMessageStartingWith("zone clean of sales in " + store.root() + " has the columns [")
                .hasMessageEndingWith(
                        ": shop TEXT(1024) is missing, narrower or another; it must have all of those, in their"
                                + " order, and may widen text and append more");
    }

    @Test
    void ofTwoRedrivesAtOnceOneWinsAndTheOtherSaysSo() throws IOException {
        sales.arrive(Sales.STRICT, 50);
        // Once for the look at the letters and once for the writing: the other comes within the writing.
        AtomicInteger calls = new AtomicInteger();
        TopicModel interrupted = Sales.model("", 1, () -> {
            if (calls.incrementAndGet() == 40) {
                assertThat(lake(Sales.MENDED).build().redrive(Selection.all()).entries())
                        .containsExactly(3L);
            }
        });

        ReplayReport report = lake(interrupted).build().redrive(Selection.all());

        assertThat(report).isEqualTo(new ReplayReport(2, 0, 0, Map.of(), 0, 0, List.of(), 1, 0));
        sales.assertEachOnce(false, 1);
        assertThat(unnamedFiles()).isZero();
    }

    private long unnamedFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> named = sales.reader().entriesAfter(Sales.TOPIC, 0).stream()
                    .flatMap(entry -> entry.added().stream())
                    .map(file -> file.key().path())
                    .toList();
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(file -> !file.startsWith("_songstreams") && !named.contains(file))
                    .count();
        }
    }

    @Test
    void aReplayOvertakenByARedriveDoesTheRest() throws IOException {
        sales.arrive(Sales.STRICT, 50);
        AtomicInteger calls = new AtomicInteger();
        TopicModel interrupted = Sales.model("", 1, () -> {
            if (calls.incrementAndGet() == 40) {
                lake(Sales.MENDED).build().redrive(Selection.all());
            }
        });

        ReplayReport report = lake(interrupted).build().replay(Selection.all());

        assertThat(report.overtaken()).isEqualTo(1);
        assertThat(report.records()).isEqualTo(70);
        sales.assertEachOnce(false, 1);
    }

    @Test
    void aListenerThatCommitsMeanwhileIsNotDisturbed() throws IOException {
        sales.arrive(Sales.STRICT, 50);
        AtomicInteger calls = new AtomicInteger();
        TopicModel beside = Sales.model("", 1, () -> {
            if (calls.incrementAndGet() == 40) {
                sales.arrive(Sales.MENDED, 50);
            }
        });

        ReplayReport report = lake(beside).build().replay(Selection.all());

        assertThat(report.overtaken()).isZero();
        assertThat(report.entries()).containsExactly(4L);
        sales.assertEachOnce(false, 1);
        assertThat(sales.reader().newest(Sales.TOPIC).orElseThrow().positions()).isEqualTo(Map.of(0, 100L, 1, 100L));
    }

    @Test
    void aSweepMeanwhileMakesItBeginAgain() throws IOException {
        sales.arrive(Sales.STRICT, 50);
        AtomicInteger calls = new AtomicInteger();
        TopicModel swept = Sales.model("", 1, () -> {
            if (calls.incrementAndGet() == 40) {
                Path orphan = folder.resolve("raw/sales/date=2026-01-05/sales-AAAAAAAAAAAAAAAAAAAAAA-p0-o"
                        + "0".repeat(20) + "-b" + "0".repeat(20) + "-" + "0".repeat(32) + ".parquet");
                Files.writeString(orphan, "x");
                assertThat(new LakeSweeper(store, Clock.systemUTC())
                                .sweep(Duration.ZERO)
                                .files())
                        .isEqualTo(1);
            }
        });

        ReplayReport report = lake(swept).build().replay(Selection.all());

        assertThat(report.overtaken()).isEqualTo(1);
        assertThat(report.records()).isEqualTo(100);
        sales.assertEachOnce(false, 1);
    }

    @Test
    void whatCameWhileATopicHadZoneRawAloneGetsItsRowsByAReplay() throws IOException {
        sales.arrive(null, 30);
        sales.arrive(null, 20);
        sales.arrive(Sales.STRICT, 50);
        assertThat(sales.rows(Zone.CLEAN)).doesNotContainKey("0@0").containsKey("0@50");
        ReplayReport tried = lake(Sales.STRICT).dryRun(true).build().replay(Selection.all());

        ReplayReport report = lake(Sales.STRICT).build().replay(Selection.all());

        sales.assertEachOnce(true, 1);
        assertThat(report.records()).isEqualTo(200);
        assertThat(tried.records()).isEqualTo(200);
        assertThat(report.entries()).hasSize(1);
        lake(Sales.MENDED).build().redrive(Selection.all());
        sales.assertEachOnce(false, 1);
        lake(Sales.MENDED).build().replay(Selection.all());
        sales.assertEachOnce(false, 1);
    }

    @Test
    void aTopicThatStillHasZoneRawAloneIsRefusedWithTheWayOut() {
        sales.arrive(null, 5);

        assertThatThrownBy(() -> lake(Sales.MENDED).build().replay(Selection.all()))
                .hasMessage(
                        "sales in " + store.root() + " has zone raw alone, so there are no rows to make anew and no"
                                + " dead letters; listen to it with an event type, which gives it zone clean, and replay it then");
    }

    @Test
    void aTopicGetsZoneCleanByATypeThoughNothingNewComes() throws IOException {
        sales.arrive(null, 5);
        sales.open(Sales.MENDED);

        assertThat(lake(Sales.MENDED).build().replay(Selection.all()).records()).isEqualTo(10);

        sales.assertEachOnce(false, 1);
    }

    @Test
    void aReplayOfSomeOffsetsFillsWholeCommitsAndLeavesTheOthers() throws IOException {
        sales.arrive(null, 30);
        sales.arrive(null, 20);
        sales.arrive(Sales.MENDED, 50);

        lake(Sales.MENDED).build().replay(Selection.all().withOffsets(0, new OffsetRange(40, 41)));

        assertThat(sales.rows(Zone.CLEAN)).containsKeys("0@40", "1@30", "0@50").doesNotContainKey("0@0");
        lake(Sales.MENDED).build().replay(Selection.all());
        sales.assertEachOnce(false, 1);
    }

    @Test
    void whoeverStillWritesRawAloneIsRefusedOnceATopicHasZoneClean() {
        sales.arrive(null, 10);
        TopicSink former = sales.open(null);
        SinkBatch late = former.begin();
        late.openLane().finish();
        late.endings().forEach(Runnable::run);
        sales.arrive(Sales.STRICT, 10);

        String refusal = "the topic sales has the zones [RAW, CLEAN, DEAD] in the lake, but this writer fills [RAW]";
        assertThatThrownBy(() -> late.commit(CoveredOffsets.of(Map.of(0, new OffsetRange(10, 11)))))
                .isInstanceOf(SinkException.class)
                .hasMessageContaining(refusal);
        assertThatThrownBy(() -> sales.open(null))
                .isInstanceOf(SinkException.class)
                .hasMessageContaining(refusal);
    }

    @Test
    void ofTwoReplaysThatFillTheSameOffsetsOneIsOvertaken() throws IOException {
        sales.arrive(null, 50);
        sales.arrive(Sales.MENDED, 1);
        AtomicInteger calls = new AtomicInteger();
        TopicModel interrupted = Sales.model("", 1, () -> {
            if (calls.incrementAndGet() == 40) {
                lake(Sales.MENDED).build().replay(Selection.all());
            }
        });

        // Beyond what the listener committed, so that no file which goes protects what is filled.
        ReplayReport report = lake(interrupted).build().replay(Selection.all().withOffsets(0, new OffsetRange(0, 1)));

        assertThat(report.overtaken()).isEqualTo(1);
        sales.assertEachOnce(false, 1);
        assertThat(unnamedFiles()).isZero();
    }

    @Test
    void aDryRunCountsTheSameAndChangesNothing() throws IOException {
        sales.arrive(Sales.STRICT, 50);

        ReplayReport redrive = lake(Sales.MENDED).dryRun(true).build().redrive(Selection.all());
        ReplayReport replay = lake(Sales.MENDED).dryRun(true).build().replay(Selection.all());

        assertThat(redrive).isEqualTo(new ReplayReport(2, 30, 20, Map.of("REFUSED", 10L), 1, 0, List.of(), 0, 0));
        assertThat(replay).isEqualTo(new ReplayReport(2, 100, 90, Map.of("REFUSED", 10L), 2, 0, List.of(), 0, 0));
        assertThat(newest()).isEqualTo(2);
        assertThat(unnamedFiles()).isZero();
        sales.assertEachOnce(true, 1);
    }

    @Test
    void aDamagedFileIsRefusedWithWhatWasExpectedAndFound() throws IOException {
        sales.arrive(Sales.STRICT, 50);
        DataFile dead = sales.files(Zone.DEAD).get(0);
        Path path = folder.resolve(dead.key().path());
        byte[] content = Files.readAllBytes(path);
        content[content.length / 2] ^= 1;
        Files.write(path, content);

        assertThatThrownBy(() -> lake(Sales.MENDED).build().redrive(Selection.all()))
                .isInstanceOf(DamagedFileException.class)
                .hasMessageMatching("\\Q" + store.root() + "/" + dead.key() + " is damaged: by the log it has "
                        + dead.bytes() + " bytes with CRC32C " + dead.crc32c() + ", but there are " + dead.bytes()
                        + " with \\E[0-9a-f]{8}; restore the object, or leave its offsets out");
        assertThat(newest()).isEqualTo(2);
        assertThat(lake(Sales.MENDED).build().replay(Selection.all()).decoded()).isEqualTo(90);
    }

    @Test
    void aFileThatIsMissingChangesNothing() throws IOException {
        sales.arrive(Sales.STRICT, 50);
        DataFile raw = sales.files(Zone.RAW).get(0);
        Files.delete(folder.resolve(raw.key().path()));

        assertThatThrownBy(() -> lake(Sales.MENDED).build().replay(Selection.all()))
                .hasMessageContaining(raw.key().path());
        assertThat(newest()).isEqualTo(2);
        assertThat(unnamedFiles()).isZero();
    }

    @Test
    void aLakeWithoutRawCanBeRedrivenButNotReplayed() throws IOException {
        sales = new Sales(store, ParquetFormat.defaults(), Set.of(Zone.CLEAN));
        sales.arrive(Sales.STRICT, 50);

        assertThatThrownBy(() -> lake(Sales.MENDED).build().replay(Selection.all()))
                .isInstanceOf(RewriteException.class)
                .hasMessage(
                        "the lake " + store.root() + " was made without zone raw, so sales can't be replayed from it;"
                                + " dead letters can be redriven, and what Kafka still has can be listened to into another lake");
        assertThat(lake(Sales.MENDED).build().redrive(Selection.all()).decoded())
                .isEqualTo(20);
        sales.assertEachOnce(false, 1);
    }

    @Test
    void aLakeWithoutCleanOrWithoutTheTopicIsRefused() {
        new Sales(store, ParquetFormat.defaults(), Set.of(Zone.RAW)).arrive(Sales.STRICT, 5);

        assertThatThrownBy(() -> lake(Sales.MENDED).build().redrive(Selection.all()))
                .hasMessage("sales in " + store.root() + " has zone raw alone, so there are no rows to make anew and no"
                        + " dead letters; listen to it with an event type into another lake");
        TopicModel other = TopicModel.decoded(EventType.of(Sales.Sale.class, "other"), () -> record -> null);
        assertThatThrownBy(
                        () -> LakeReplay.builder(store, "other", other).build().replay(Selection.all()))
                .hasMessage("the lake " + store.root() + " has no topic other");
    }

    @Test
    void filesOfAFormerTopicOfThatNameStayWhatTheyAre() throws IOException {
        sales.arrive(Sales.STRICT, 20);
        List<DataFile> former = List.copyOf(sales.reader().files(Sales.TOPIC));
        sales.recreate();
        sales.arrive(Sales.STRICT, 20);

        ReplayReport redrive = lake(Sales.MENDED).build().redrive(Selection.all());
        ReplayReport replay = lake(Sales.MENDED).build().replay(Selection.all());

        assertThat(redrive.formerFiles()).isEqualTo(3);
        assertThat(redrive.records()).isEqualTo(12);
        assertThat(replay.records()).isEqualTo(40);
        assertThat(sales.reader().files(Sales.TOPIC)).containsAll(former).hasSize(3 + 3);
    }

    @Test
    void anotherEngineFindsEachOffsetOnce() throws Exception {
        for (int i = 0; i < 3; i++) {
            sales.arrive(Sales.STRICT, 100);
        }
        lake(Sales.MENDED).build().redrive(Selection.all());
        lake(Sales.MENDED).build().replay(Selection.all().withOffsets(0, new OffsetRange(0, 150)));

        String coordinates = "select kafka_partition, kafka_offset from ";
        try (DuckDb duckdb = new DuckDb()) {
            assertThat(duckdb.single("select count(*) || ' ' || count(distinct (kafka_partition, kafka_offset)) from ("
                            + coordinates + table(Zone.CLEAN) + " union all " + coordinates + table(Zone.DEAD) + ")"))
                    .isEqualTo("600 600");
            assertThat(duckdb.single("select sum(amount)::bigint from " + table(Zone.CLEAN)))
                    .isEqualTo(sumOfAmounts());
        }
    }

    private long sumOfAmounts() {
        long sum = 0;
        for (int partition = 0; partition < Sales.PARTITIONS; partition++) {
            for (long offset = 0; offset < sales.end(partition); offset++) {
                sum += Sales.isSale(offset) ? 2 * offset + partition : 0;
            }
        }
        return sum;
    }

    private String table(Zone zone) throws IOException {
        List<String> files = sales.files(zone).stream()
                .map(file -> "'" + folder.resolve(file.key().path()) + "'")
                .toList();
        return "read_parquet(" + files + ", hive_partitioning = false)";
    }
}
