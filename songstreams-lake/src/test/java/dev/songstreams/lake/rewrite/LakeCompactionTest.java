// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.format.parquet.IntegerEncoding;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.format.text.CsvFormat;
import dev.songstreams.lake.format.text.JsonLinesFormat;
import dev.songstreams.lake.format.text.TextCompression;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeSweeper;
import dev.songstreams.lake.log.LakeVacuum;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectSummary;
import dev.songstreams.lake.store.local.LocalObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LakeCompactionTest {
    @TempDir
    Path folder;

    private LocalObjectStore store;
    private Sales sales;

    @BeforeEach
    void open() {
        store = new LocalObjectStore(folder);
        sales = sales(ParquetFormat.defaults());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Sales sales(FileFormat format) {
        Sales made = new Sales(store, format);
        made.onOneDay();
        return made;
    }

    static Stream<FileFormat> formats() {
        return Stream.of(
                ParquetFormat.defaults(),
                CsvFormat.defaults().withCompression(TextCompression.GZIP),
                JsonLinesFormat.defaults());
    }

    private CompactionReport compact() throws IOException {
        return LakeCompaction.builder(store).build().compact(Sales.TOPIC);
    }

    private List<Integer> filesOfEachZone() throws IOException {
        return List.of(
                sales.files(Zone.RAW).size(),
                sales.files(Zone.CLEAN).size(),
                sales.files(Zone.DEAD).size());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void rowsLieInFewerFilesAndAreTheSame(FileFormat format) throws IOException {
        sales = sales(format);
        for (int i = 0; i < 8; i++) {
            sales.arrive(Sales.STRICT, 10);
        }
        LogEntry before = sales.reader().newest(Sales.TOPIC).orElseThrow();
        Map<String, List<Object>> raw = sales.rows(Zone.RAW);
        Map<String, List<Object>> clean = sales.rows(Zone.CLEAN);
        Map<String, List<Object>> dead = sales.rows(Zone.DEAD);
        List<DataFile> former = List.copyOf(sales.reader().files(Sales.TOPIC));

        CompactionReport report = compact();

        assertThat(filesOfEachZone()).containsExactly(1, 1, 1);
        assertThat(sales.rows(Zone.RAW)).isEqualTo(raw);
        assertThat(sales.rows(Zone.CLEAN)).isEqualTo(clean);
        assertThat(sales.rows(Zone.DEAD)).isEqualTo(dead);
        sales.assertEachOnce(true, 1);
        LogEntry after = sales.reader().newest(Sales.TOPIC).orElseThrow();
        assertThat(after.positions()).isEqualTo(before.positions());
        assertThat(after.schemas()).isEqualTo(before.schemas());
        assertThat(report.rows()).isEqualTo(2 * 160);
        assertThat(report.filesRemoved()).isEqualTo(former.size()).isEqualTo(24);
        assertThat(report.filesAdded()).isEqualTo(3);
        assertThat(report.bytesRemoved())
                .isEqualTo(former.stream().mapToLong(DataFile::bytes).sum());
        assertThat(report.bytesAdded())
                .isEqualTo(sales.reader().files(Sales.TOPIC).stream()
                        .mapToLong(DataFile::bytes)
                        .sum());
        assertThat(report.entries()).containsExactly(before.sequence() + 1, before.sequence() + 2);
        DataFile merged = sales.files(Zone.RAW).get(0);
        DataFile one = former.stream()
                .filter(file -> file.zone() == Zone.RAW)
                .findFirst()
                .orElseThrow();
        assertThat(List.of(merged.format(), merged.columns(), merged.minTime(), merged.maxTime()))
                .isEqualTo(List.of(one.format(), one.columns(), one.minTime(), one.maxTime()));
    }

    @Test
    void whatIsPutTogetherStaysUntilLittleOfItIsOld() throws IOException {
        for (int i = 0; i < 8; i++) {
            sales.arrive(Sales.STRICT, 10);
        }
        compact();
        assertThat(compact()).isEqualTo(CompactionReport.NOTHING);
        sales.arrive(Sales.STRICT, 10);
        assertThat(compact()).as("two files of each zone").isEqualTo(CompactionReport.NOTHING);
        for (int i = 0; i < 8; i++) {
            sales.arrive(Sales.STRICT, 10);
        }

        CompactionReport second = compact();

        assertThat(second.filesAdded()).isEqualTo(3);
        sales.assertEachOnce(true, 1);
    }

    @Test
    void filesOfEnoughLengthStay() throws IOException {
        for (int i = 0; i < 8; i++) {
            sales.arrive(Sales.STRICT, 10);
        }
        long longest = sales.reader().files(Sales.TOPIC).stream()
                .mapToLong(DataFile::bytes)
                .max()
                .orElseThrow();
        assertThat(LakeCompaction.builder(store).fileBytes(1).build().compact(Sales.TOPIC))
                .isEqualTo(CompactionReport.NOTHING);

        CompactionReport some =
                LakeCompaction.builder(store).fileBytes(5 * longest).build().compact(Sales.TOPIC);

        assertThat(some.filesAdded()).isBetween(4, 6);
        assertThat(sales.reader().files(Sales.TOPIC)).allMatch(file -> file.bytes() <= 5 * longest);
        sales.assertEachOnce(true, 1);
    }

    @Test
    void aDryRunSaysWhatWouldBeAndChangesNothing() throws IOException {
        for (int i = 0; i < 8; i++) {
            sales.arrive(Sales.STRICT, 10);
        }
        List<ObjectSummary> stored = stored();

        CompactionReport report =
                LakeCompaction.builder(store).dryRun(true).build().compact(Sales.TOPIC);

        assertThat(report.filesRemoved()).isEqualTo(24);
        assertThat(report.filesAdded()).isEqualTo(3);
        assertThat(report.entries()).isEmpty();
        assertThat(stored()).isEqualTo(stored);
    }

    private List<ObjectSummary> stored() throws IOException {
        try (Stream<ObjectSummary> all = store.list("", null)) {
            return all.toList();
        }
    }

    /** What is told by which entry brought a row is told of the compaction's rows too. */
    @Test
    void redriveAndReplayFindWhatWasPutTogether() throws IOException {
        for (int i = 0; i < 6; i++) {
            sales.arrive(Sales.STRICT, 10);
        }
        compact();
        ReplayReport redriven =
                LakeReplay.builder(store, Sales.TOPIC, Sales.MENDED).build().redrive(Selection.all());
        assertThat(redriven.decoded()).isPositive();
        sales.assertEachOnce(false, 1);
        for (int i = 0; i < 6; i++) {
            sales.arrive(Sales.MENDED, 10);
        }
        compact();
        sales.assertEachOnce(false, 1);
        LakeReplay tripled = LakeReplay.builder(store, Sales.TOPIC, Sales.model("", 3, () -> {}))
                .build();
        assertThat(tripled.replay(Selection.all()).records()).isEqualTo(240);
        sales.assertEachOnce(false, 3);
        compact();
        new LakeVacuum(store, Clock.systemUTC()).vacuum(Duration.ZERO);
        new LakeSweeper(store, Clock.systemUTC()).sweep(Duration.ZERO);
        sales.assertEachOnce(false, 3);
        assertThat(sales.rows(Zone.RAW)).hasSize(240);
    }

    @Test
    void aReplayOfSomeOffsetsFindsThemInACompactionsFiles() throws IOException {
        for (int i = 0; i < 6; i++) {
            sales.arrive(Sales.MENDED, 10);
        }
        compact();
        sales.arrive(Sales.MENDED, 10);

        ReplayReport report = LakeReplay.builder(store, Sales.TOPIC, Sales.model("", 3, () -> {}))
                .build()
                .replay(Selection.all().withOffsets(1, new OffsetRange(25, 26)));

        assertThat(report.records()).as("all that the compaction owns").isEqualTo(120);
        assertThat(sales.rows(Zone.CLEAN).get("1@25")).endsWith(3 * 51);
        assertThat(sales.rows(Zone.CLEAN).get("1@65")).endsWith(131);
    }

    @Test
    void aReplayThatGoesOnTakesInWhatACompactionHasPutElsewhere() throws IOException {
        for (int i = 0; i < 6; i++) {
            sales.arrive(Sales.MENDED, 10);
        }
        long horizon = sales.reader().newest(Sales.TOPIC).orElseThrow().sequence();
        compact();

        ReplayReport report = LakeReplay.builder(store, Sales.TOPIC, Sales.model("", 3, () -> {}))
                .horizon(horizon)
                .build()
                .replay(Selection.all());

        assertThat(report.records()).isEqualTo(120);
        sales.assertEachOnce(false, 3);
    }

    @Test
    void aTopicWithRawAloneIsPutTogetherAndDecodedLater() throws IOException {
        for (int i = 0; i < 6; i++) {
            sales.arrive(null, 10);
        }
        assertThat(compact().filesAdded()).isEqualTo(1);
        for (int i = 0; i < 6; i++) {
            sales.arrive(Sales.MENDED, 10);
        }
        compact();
        assertThat(filesOfEachZone()).containsExactly(1, 1, 1);

        ReplayReport filled =
                LakeReplay.builder(store, Sales.TOPIC, Sales.MENDED).build().replay(Selection.all());

        assertThat(filled.records()).isEqualTo(240);
        sales.assertEachOnce(false, 1);
    }

    @Test
    void filesOfFewerColumnsStayApart() throws IOException {
        for (int i = 0; i < 6; i++) {
            sales.arrive(Sales.MENDED, 10);
        }
        for (int i = 0; i < 6; i++) {
            sales.arrive(Sales.withShop(), 10);
        }
        Map<String, List<Object>> clean = sales.rows(Zone.CLEAN);

        compact();

        assertThat(sales.files(Zone.CLEAN)).extracting(DataFile::columns).containsExactlyInAnyOrder(4, 5);
        assertThat(sales.rows(Zone.CLEAN)).isEqualTo(clean);
    }

    @Test
    void aFormerTopicsFilesStayAsTheyAre() throws IOException {
        for (int i = 0; i < 6; i++) {
            sales.arrive(Sales.MENDED, 10);
        }
        List<DataFile> former = List.copyOf(sales.reader().files(Sales.TOPIC));
        sales.recreate();
        for (int i = 0; i < 6; i++) {
            sales.arrive(Sales.MENDED, 10);
        }

        assertThat(compact().filesRemoved()).isEqualTo(18);

        assertThat(sales.reader().files(Sales.TOPIC)).containsAll(former).hasSize(former.size() + 3);
    }

    /** Does something whenever it is asked. */
    private static final class HookedClock extends Clock {
        private final Sales.Hook hook;

        HookedClock(Sales.Hook hook) {
            this.hook = hook;
        }

        @Override
        public Instant instant() {
            try {
                hook.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Instant.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    enum Rival {
        COMPACTION,
        REPLAY,
        LISTENER
    }

    /** Of two that put the same files elsewhere one is told, and finds what is left to do. */
    @ParameterizedTest
    @EnumSource
    void whoIsOvertakenBeginsAgain(Rival rival) throws IOException {
        for (int i = 0; i < 6; i++) {
            sales.arrive(Sales.MENDED, 10);
        }
        boolean[] begun = {false};
        Clock askedAtTheCommit = new HookedClock(() -> {
            if (!begun[0]) {
                begun[0] = true;
                work(rival);
            }
        });

        CompactionReport report = LakeCompaction.builder(store)
                .clock(askedAtTheCommit)
                .ofAllAges()
                .build()
                .compact(Sales.TOPIC);

        assertThat(report.overtaken()).isEqualTo(rival == Rival.LISTENER ? 0 : 1);
        sales.assertEachOnce(false, rival == Rival.REPLAY ? 3 : 1);
        assertThat(sales.rows(Zone.RAW)).hasSize(rival == Rival.LISTENER ? 140 : 120);
        new LakeVacuum(store, Clock.systemUTC()).vacuum(Duration.ZERO);
        assertThat(stored().stream().map(ObjectSummary::key).filter(LakeCompactionTest::isData))
                .as("no file is left that the log does not name")
                .containsExactlyInAnyOrderElementsOf(sales.reader().files(Sales.TOPIC).stream()
                        .map(DataFile::key)
                        .toList());
    }

    private static boolean isData(ObjectKey key) {
        return !key.path().startsWith("_");
    }

    private void work(Rival rival) throws IOException {
        switch (rival) {
            case COMPACTION -> compact();
            case REPLAY ->
                LakeReplay.builder(store, Sales.TOPIC, Sales.model("", 3, () -> {}))
                        .build()
                        .replay(Selection.all());
            case LISTENER -> sales.arrive(Sales.MENDED, 10);
        }
    }

    /** Dies at each of its changes in turn, before or behind it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoeverIsKilledLosesAndDoublesNothing(boolean heardOf) throws IOException {
        boolean died = true;
        for (int changes = 0; died; changes++) {
            try (LocalObjectStore fresh = new LocalObjectStore(folder.resolve("after-" + changes))) {
                Sales lake = new Sales(fresh, ParquetFormat.defaults());
                lake.onOneDay();
                for (int i = 0; i < 6; i++) {
                    lake.arrive(Sales.STRICT, 10);
                }
                FailingStore failing = new FailingStore(fresh, changes, heardOf);
                try {
                    LakeCompaction.builder(failing).build().compact(Sales.TOPIC);
                } catch (IOException e) {
                    assertThat(failing.dead()).isTrue();
                }
                died = failing.dead();
                lake.assertEachOnce(true, 1);
                LakeCompaction.builder(fresh).build().compact(Sales.TOPIC);
                new LakeSweeper(fresh, Clock.systemUTC()).sweep(Duration.ZERO);
                lake.assertEachOnce(true, 1);
                assertThat(lake.rows(Zone.RAW)).hasSize(120);
                assertThat(lake.reader().files(Sales.TOPIC)).hasSize(3);
            }
        }
    }

    /** Damaged files stay with all of their entry, and are told of; the others are put together. */
    @Test
    void entriesWithDamagedFilesStayAndAreToldOf() throws IOException {
        for (int i = 0; i < 8; i++) {
            sales.arrive(Sales.MENDED, 10);
        }
        DataFile damaged = sales.files(Zone.DEAD).get(5);
        DataFile lost = sales.files(Zone.RAW).get(2);
        byte[] bytes = Files.readAllBytes(folder.resolve(damaged.key().path()));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve(damaged.key().path()), bytes);
        byte[] kept = Files.readAllBytes(folder.resolve(lost.key().path()));
        Files.delete(folder.resolve(lost.key().path()));

        assertThatThrownBy(this::compact).isInstanceOfSatisfying(DamagedFileException.class, e -> {
            assertThat(e.file()).isEqualTo(damaged.key());
            assertThat(e.getSuppressed()).hasSize(1);
            assertThat(e.getSuppressed()[0]).hasMessageContaining(lost.key().path());
        });

        assertThat(filesOfEachZone()).containsExactly(2, 2, 2);
        assertThat(sales.reader().files(Sales.TOPIC)).contains(damaged, lost);
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve(damaged.key().path()), bytes);
        Files.write(folder.resolve(lost.key().path()), kept);
        sales.assertEachOnce(false, 1);
        assertThat(sales.rows(Zone.RAW)).hasSize(160);
    }

    @Test
    void filesThatAreWrittenOtherwiseStayApart() throws IOException {
        for (int i = 0; i < 6; i++) {
            sales.arrive(Sales.MENDED, 10);
        }
        sales.arriveAs(CsvFormat.defaults());
        for (int i = 0; i < 6; i++) {
            sales.arrive(Sales.MENDED, 10);
        }
        FileFormat small =
                ParquetFormat.builder().integers(IntegerEncoding.DELTA).build();

        LakeCompaction.builder(store).format(small).build().compact(Sales.TOPIC);

        assertThat(sales.files(Zone.CLEAN))
                .extracting(file -> file.format().name())
                .containsExactlyInAnyOrder("parquet", "csv");
        sales.assertEachOnce(false, 1);
    }

    /** A row is not copied with each run: what is large waits until as much has come again. */
    @Test
    void whatOutweighsTheRestIsLeftOut() throws IOException {
        for (int i = 0; i < 4; i++) {
            sales.arrive(Sales.MENDED, 2000);
        }
        compact();
        DataFile large = sales.files(Zone.CLEAN).get(0);
        for (int i = 0; i < 4; i++) {
            sales.arrive(Sales.MENDED, 10);
        }

        compact();

        assertThat(sales.files(Zone.CLEAN)).hasSize(2).contains(large);
        for (int i = 0; i < 8; i++) {
            sales.arrive(Sales.MENDED, 1500);
        }
        compact();
        assertThat(sales.files(Zone.CLEAN)).hasSize(1);
        sales.assertEachOnce(false, 1);
    }

    /** Only the last entries of the log are read; what older ones say of theirs does not matter to them. */
    @Test
    void theLogMayBeReadFromItsMiddle() throws IOException {
        for (int i = 0; i < 6; i++) {
            sales.arrive(Sales.STRICT, 10);
        }
        LakeReplay.builder(store, Sales.TOPIC, Sales.MENDED).build().redrive(Selection.all());
        compact();
        List<DataFile> old = List.copyOf(sales.reader().files(Sales.TOPIC));
        Instant border = Instant.now();
        for (int i = 0; i < 6; i++) {
            sales.arrive(Sales.STRICT, 10);
        }
        LakeReplay.builder(store, Sales.TOPIC, Sales.MENDED)
                .build()
                .redrive(Selection.all().withOffsets(0, new OffsetRange(60, 90)));
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(7));

        LakeCompaction.builder(store)
                .clock(Clock.fixed(border.plus(Duration.ofDays(7)), later.getZone()))
                .build()
                .compact(Sales.TOPIC);

        assertThat(sales.reader().files(Sales.TOPIC)).containsAll(old).hasSizeLessThanOrEqualTo(old.size() + 5);
        assertThat(LakeReplay.builder(store, Sales.TOPIC, Sales.model("", 3, () -> {}))
                        .build()
                        .replay(Selection.all())
                        .records())
                .isEqualTo(240);
        sales.assertEachOnce(false, 3);
    }

    /** However many entries brought the rows of a compaction's raw file, it is read a few times. */
    @Test
    void aReplayTakesOwnersOfOneRawFileTogether() throws IOException {
        for (int i = 0; i < 20; i++) {
            sales.arrive(null, 10);
        }
        compact();
        sales.arrive(Sales.MENDED, 10);
        long bytes = sales.files(Zone.RAW).get(0).bytes();

        ReplayReport report = LakeReplay.builder(store, Sales.TOPIC, Sales.MENDED)
                .unitBytes(bytes)
                .build()
                .replay(Selection.all());

        assertThat(report.entries()).hasSize(2);
        sales.assertEachOnce(false, 1);
    }

    @Test
    void aReplayThatGoesOnLeavesOutWhatIsItsOwn() throws IOException {
        for (int i = 0; i < 6; i++) {
            sales.arrive(Sales.MENDED, 10);
        }
        long horizon = sales.reader().newest(Sales.TOPIC).orElseThrow().sequence();
        LakeReplay tripled = LakeReplay.builder(store, Sales.TOPIC, Sales.model("", 3, () -> {}))
                .unitBytes(1)
                .horizon(horizon)
                .build();
        tripled.replay(Selection.all());
        compact();

        assertThat(tripled.replay(Selection.all()).records()).isZero();

        sales.assertEachOnce(false, 3);
    }

    @Test
    void oldFilesAreLeftAloneUnlessAllAreAskedFor() throws IOException {
        for (int i = 0; i < 6; i++) {
            sales.arrive(Sales.MENDED, 10);
        }
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(8));

        assertThat(LakeCompaction.builder(store).clock(later).build().compact(Sales.TOPIC))
                .isEqualTo(CompactionReport.NOTHING);
        assertThat(LakeCompaction.builder(store)
                        .clock(later)
                        .age(Duration.ofDays(9))
                        .build()
                        .compact(Sales.TOPIC)
                        .filesRemoved())
                .isEqualTo(18);
        for (int i = 0; i < 6; i++) {
            sales.arrive(Sales.MENDED, 10);
        }
        assertThat(LakeCompaction.builder(store)
                        .clock(later)
                        .ofAllAges()
                        .build()
                        .compact(Sales.TOPIC)
                        .filesAdded())
                .isEqualTo(3);
        sales.assertEachOnce(false, 1);
    }

    @Test
    void aTopicThatTheLakeLacksIsRefused() {
        assertThatThrownBy(this::compact)
                .isInstanceOf(RewriteException.class)
                .hasMessageEndingWith(" has no topic sales");
    }
}
