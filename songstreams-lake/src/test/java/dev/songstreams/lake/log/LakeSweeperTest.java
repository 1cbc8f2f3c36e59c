// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.lake.format.FormatDescription;
import dev.songstreams.lake.log.LakeSweeper.Swept;
import dev.songstreams.lake.store.ObjectKey;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LakeSweeperTest {
    private static final String TOPIC_ID = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final RowSchema SCHEMA =
            new RowSchema("play", List.of(Column.required("id", ColumnType.of(ColumnType.Kind.LONG))));

    private final ManualClock clock = new ManualClock();
    private final MemoryObjectStore store = new MemoryObjectStore(clock);
    private final LakeReader reader = new LakeReader(store);
    private final LakeSweeper sweeper = new LakeSweeper(store, clock);
    private LogWriter writer;

    @BeforeEach
    void start() throws IOException {
        writer = new LogWriter(
                reader.log("plays"),
                new TopicIdentity("plays", TOPIC_ID, "cluster"),
                Map.of(Zone.CLEAN, SCHEMA),
                clock);
        writer.startAt(Map.of(0, 0L));
    }

    /** A file as a writer that read the log at that base leaves it. */
    private ObjectKey store(long base) {
        String name = new DataFileName(TOPIC_ID, 0, 0, base).unique("plays", "parquet");
        ObjectKey key = LakeLayout.dayFolder(Zone.CLEAN, "plays", LocalDate.of(2026, 11, 23))
                .resolve(name);
        store.put(key, new byte[10]);
        return key;
    }

    private static DataFile named(ObjectKey key) {
        return new DataFile(
                key, Zone.CLEAN, new FormatDescription("parquet", Map.of()), 1, 1, 10, "00000000", null, null);
    }

    private LogCommit.Outcome commit(long base, ObjectKey key, long from) throws IOException {
        return writer.commit(base, List.of(named(key)), CoveredOffsets.of(Map.of(0, new OffsetRange(from, from + 1))));
    }

    private List<ObjectKey> dataFiles() {
        return store.list("clean/", null).map(summary -> summary.key()).toList();
    }

    @Test
    void filesOfDeadWritersGoAndNamedFilesStay() throws IOException {
        ObjectKey committed = store(1);
        commit(1, committed, 0);
        store(1);
        clock.advance(Duration.ofHours(1));
        commit(2, store(2), 1);
        clock.advance(Duration.ofHours(1));

        assertThat(sweeper.sweep(LakeSweeper.DEFAULT_GRACE)).isEqualTo(new Swept(1, 10, 0));
        assertThat(dataFiles()).hasSize(2).contains(committed);
        assertThat(sweeper.sweep(LakeSweeper.DEFAULT_GRACE)).isEqualTo(new Swept(0, 0, 0));
    }

    @Test
    void aWriterWithinTheGraceIsNotHit() throws IOException {
        commit(1, store(1), 0);
        long base = writer.base();
        ObjectKey open = store(base);
        clock.advance(Duration.ofMinutes(5));

        assertThat(sweeper.sweep(LakeSweeper.DEFAULT_GRACE).files()).isZero();
        assertThat(commit(base, open, 1).entry()).isNotNull();
    }

    @Test
    void aSleepingWriterThatIsSweptCanNeverCommitWhatIsGone() throws IOException {
        ObjectKey swept = store(1);

        assertThat(sweeper.sweep(Duration.ZERO).files()).isEqualTo(1);

        assertThat(dataFiles()).isEmpty();
        assertThat(commit(1, swept, 0).entry()).isNull();
        assertThat(reader.files("plays")).isEmpty();
    }

    @Test
    void anIdleLakeIsCleanAfterTwoSweepsAndStaysQuiet() throws IOException {
        store(1);
        clock.advance(Duration.ofHours(1));
        assertThat(sweeper.sweep(LakeSweeper.DEFAULT_GRACE).files()).isZero();
        clock.advance(Duration.ofHours(1));
        assertThat(sweeper.sweep(LakeSweeper.DEFAULT_GRACE).files()).isEqualTo(1);

        long sequence = reader.newest("plays").orElseThrow().sequence();
        clock.advance(Duration.ofHours(1));
        sweeper.sweep(LakeSweeper.DEFAULT_GRACE);
        assertThat(reader.newest("plays").orElseThrow().sequence()).isEqualTo(sequence);
    }

    @Test
    void filesOfOthersAreLeftAlone() throws IOException {
        store.put(ObjectKey.of("clean", "plays", "notes.txt"), new byte[3]);
        store.put(ObjectKey.of("clean", "other", "x.parquet"), new byte[3]);

        sweeper.sweep(Duration.ZERO);

        assertThat(dataFiles()).hasSize(2);
    }

    @Test
    void strangersAmongTheLogsAreNoTopics() throws IOException {
        store.put(ObjectKey.of("_songstreams", ".DS_Store"), new byte[3]);
        store.put(ObjectKey.of("_songstreams", "zz%", "notes.txt"), new byte[3]);
        store(1);

        assertThat(sweeper.sweep(Duration.ZERO).files()).isEqualTo(1);
        assertThat(reader.topics()).containsExactly("plays");
    }
}
