// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.lake.format.FormatDescription;
import dev.songstreams.lake.log.FaultyCreates.Fault;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LogWriterTest {
    private static final TopicIdentity TOPIC = new TopicIdentity("plays", "AAAAAAAAAAAAAAAAAAAAAA", "cluster");
    private static final RowSchema SCHEMA =
            new RowSchema("play", List.of(Column.required("id", ColumnType.of(ColumnType.Kind.LONG))));
    private static final RowSchema LONGER =
            new RowSchema("play", List.of(SCHEMA.column(0), Column.optional("note", ColumnType.text(10))));
    private static final RowSchema OTHER =
            new RowSchema("play", List.of(Column.required("id", ColumnType.of(ColumnType.Kind.INT))));

    private final ManualClock clock = new ManualClock();
    private final MemoryObjectStore memory = new MemoryObjectStore(clock);
    private final FaultyCreates store = new FaultyCreates(memory);
    private final LakeReader reader = new LakeReader(store);

    private LogWriter writer(RowSchema schema) throws IOException {
        return new LogWriter(reader.log("plays"), TOPIC, Map.of(Zone.CLEAN, schema), clock);
    }

    private LogWriter writer() throws IOException {
        return writer(SCHEMA);
    }

    private static DataFile file(String name) {
        return new DataFile(
                ObjectKey.of("clean", "plays", name),
                Zone.CLEAN,
                new FormatDescription("parquet", Map.of()),
                1,
                10,
                100,
                "00000000",
                null,
                null);
    }

    private static CoveredOffsets range(int partition, long from, long to) {
        return CoveredOffsets.of(Map.of(partition, new OffsetRange(from, to)));
    }

    @Test
    void firstPositionsAreAnEntryOfTheirOwn() throws IOException {
        assertThat(writer().startAt(Map.of(0, 5L, 1, 0L))).isEqualTo(Map.of(0, 5L, 1, 0L));

        LogEntry entry = reader.newest("plays").orElseThrow();
        assertThat(entry.sequence()).isEqualTo(1);
        assertThat(entry.previous()).isNull();
        assertThat(entry.added()).isEmpty();
        assertThat(entry.positions()).isEqualTo(Map.of(0, 5L, 1, 0L));
    }

    @Test
    void firstPositionsOfAnotherProcessHold() throws IOException {
        LogWriter late = writer();
        writer().startAt(Map.of(0, 5L));

        assertThat(late.startAt(Map.of(0, 900L, 1, 7L))).isEqualTo(Map.of(0, 5L, 1, 7L));
        assertThat(reader.entriesAfter("plays", 0)).hasSize(2);
    }

    @Test
    void aCommitMovesThePositionsAndNamesTheFiles() throws IOException {
        LogWriter writer = writer();
        writer.startAt(Map.of(0, 0L, 1, 0L));

        LogCommit.Outcome outcome = writer.commit(writer.base(), List.of(file("a")), range(0, 0, 10));

        assertThat(outcome.entry()).isNotNull();
        assertThat(outcome.positions()).isEqualTo(Map.of(0, 10L, 1, 0L));
        assertThat(reader.files("plays")).containsExactly(file("a"));
        assertThat(reader.entriesAfter("plays", 1)).containsExactly(outcome.entry());
        assertThat(outcome.entry().ranges()).isEqualTo(range(0, 0, 10).ranges());
    }

    @Test
    void writersOfDifferentPartitionsRebuildOnEachOther() throws IOException {
        LogWriter one = writer();
        one.startAt(Map.of(0, 0L, 1, 0L));
        LogWriter two = writer();
        one.commit(one.base(), List.of(file("a")), range(0, 0, 10));

        LogCommit.Outcome outcome = two.commit(two.base(), List.of(file("b")), range(1, 0, 4));

        assertThat(outcome.conflicts()).isEqualTo(1);
        assertThat(outcome.positions()).isEqualTo(Map.of(0, 10L, 1, 4L));
        assertThat(reader.files("plays")).containsExactly(file("a"), file("b"));
    }

    @Test
    void aZombieIsSupersededAndToldWhereToGoOn() throws IOException {
        LogWriter zombie = writer();
        zombie.startAt(Map.of(0, 0L));
        LogWriter successor = writer();
        successor.commit(successor.base(), List.of(file("a")), range(0, 0, 10));

        LogCommit.Outcome outcome = zombie.commit(zombie.base(), List.of(file("b")), range(0, 0, 6));

        assertThat(outcome.entry()).isNull();
        assertThat(outcome.obstacle()).isEqualTo("partition 0 of plays stands at 10, but the batch begins at 0");
        assertThat(outcome.positions()).isEqualTo(Map.of(0, 10L));
        assertThat(reader.files("plays")).containsExactly(file("a"));
    }

    @Test
    void anAnswerThatWasLostIsFoundToBeOurOwnEntry() throws IOException {
        LogWriter writer = writer();
        writer.startAt(Map.of(0, 0L));
        store.next(Fault.REPEATED_REQUEST);
        assertThat(writer.commit(1, List.of(file("a")), range(0, 0, 10)).conflicts())
                .isZero();
        store.next(Fault.LOST_ANSWER);
        assertThat(repeated(writer.batch(2, List.of(file("b")), range(0, 10, 20)))
                        .conflicts())
                .isZero();
        store.next(Fault.LOST_REQUEST);
        assertThat(repeated(writer.batch(3, List.of(file("c")), range(0, 20, 30)))
                        .conflicts())
                .isZero();

        assertThat(reader.files("plays")).containsExactly(file("a"), file("b"), file("c"));
        assertThat(reader.entriesAfter("plays", 0)).hasSize(4);
    }

    /** The outcome of a commit whose first attempt meets a fault. */
    private static LogCommit.Outcome repeated(LogCommit commit) throws IOException {
        assertThatThrownBy(commit::commit)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageMatching(
                        "it is not known whether entry \\d+ \\([0-9a-f-]{36}\\) of plays was written; its files"
                                + " are left where they are: (connection reset|read timed out)");
        assertThat(commit.mayBeNamed()).isTrue();
        LogCommit.Outcome outcome = commit.commit();
        assertThat(commit.commit()).isSameAs(outcome);
        return outcome;
    }

    @Test
    void aCreateThatLandsLateIsOurOwnEntryOrNothing() throws IOException {
        LogWriter writer = writer();
        writer.startAt(Map.of(0, 0L));
        LogCommit first = writer.batch(1, List.of(file("a")), range(0, 0, 10));
        store.next(Fault.LATE_REQUEST, Fault.LATE_REQUEST);
        assertThatThrownBy(first::commit).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(first::commit).isInstanceOf(StoreUnavailableException.class);
        assertThat(store.land()).containsExactly(true, false);
        assertThat(first.commit().entry()).isEqualTo(reader.newest("plays").orElseThrow());

        LogCommit second = writer.batch(2, List.of(file("b")), range(0, 10, 20));
        store.next(Fault.LATE_REQUEST);
        assertThatThrownBy(second::commit).isInstanceOf(StoreUnavailableException.class);
        LogCommit.Outcome successor = writer().commit(2, List.of(file("c")), range(0, 10, 15));
        assertThat(successor.entry()).isNotNull();
        assertThat(store.land()).containsExactly(false);

        assertThat(second.mayBeNamed()).isTrue();
        assertThat(second.commit().obstacle())
                .isEqualTo("partition 0 of plays stands at 15, but the batch begins at 10");
        assertThat(second.mayBeNamed()).isFalse();
        assertThat(reader.files("plays")).containsExactly(file("a"), file("c"));
    }

    @Test
    void whatHasNoKnownOutcomeIsSettledBeforeAnythingElse() throws IOException {
        LogWriter writer = writer();
        writer.startAt(Map.of(0, 0L, 1, 0L));
        LogCommit first = writer.batch(1, List.of(file("a")), range(0, 0, 10));
        store.next(Fault.LOST_REQUEST);
        assertThatThrownBy(first::commit).isInstanceOf(StoreUnavailableException.class);

        // Whether or not its poller has given the batch up: the positions are those that hold from now on.
        assertThat(writer.positions()).isEqualTo(Map.of(0, 10L, 1, 0L));

        assertThat(first.commit().entry()).isNotNull();
        assertThat(writer.commit(1, List.of(file("b")), range(1, 0, 4)).entry()).isNotNull();
        assertThat(reader.files("plays")).containsExactly(file("a"), file("b"));
    }

    @Test
    void aBatchGivenUpWithUnknownOutcomeIsMetByTheNextOne() throws IOException {
        LogWriter writer = writer();
        writer.startAt(Map.of(0, 0L));
        store.next(Fault.LATE_REQUEST);
        LogCommit givenUp = writer.batch(1, List.of(file("a")), range(0, 0, 10));
        assertThatThrownBy(givenUp::commit).isInstanceOf(StoreUnavailableException.class);
        // A new start reads positions before the late entry lands.
        LogWriter again = writer();
        assertThat(again.positions()).isEqualTo(Map.of(0, 0L));
        store.land();

        LogCommit.Outcome outcome = again.commit(1, List.of(file("b")), range(0, 0, 12));

        assertThat(outcome.obstacle()).isEqualTo("partition 0 of plays stands at 10, but the batch begins at 0");
        assertThat(outcome.positions()).isEqualTo(Map.of(0, 10L));
        assertThat(reader.files("plays")).containsExactly(file("a"));
    }

    @Test
    void aSlotThatWasArchivedIsARefusalThatLeavesTheFiles() throws IOException {
        LogWriter writer = writer();
        writer.startAt(Map.of(0, 0L));
        LogWriter rival = writer();
        rival.commit(1, List.of(), range(0, 0, 10));
        ObjectKey slot = LakeLayout.entry("plays", 0, 2);
        store.archive(slot);
        LogCommit commit = writer.batch(1, List.of(file("a")), range(0, 0, 10));

        assertThatThrownBy(commit::commit)
                .isExactlyInstanceOf(IOException.class)
                .hasMessageMatching("it is not known whether entry 2 .* its files are left where they are: " + slot
                        + " is archived \\(InvalidObjectState\\)");
        assertThat(commit.mayBeNamed()).isTrue();
        assertThatThrownBy(this::writer).hasMessage(slot + " is archived (InvalidObjectState)");
    }

    @Test
    void aSlotThatWasDeletedUnderARunningWriterIsRefused() throws IOException {
        LogWriter writer = writer();
        writer.startAt(Map.of(0, 0L));
        writer.commit(1, List.of(), range(0, 0, 10));
        store.delete(List.of(LakeLayout.entry("plays", 0, 2)));
        LogCommit commit = writer.batch(2, List.of(file("a")), range(0, 10, 20));

        assertThatThrownBy(commit::commit)
                .isInstanceOf(LakeFormatException.class)
                .hasMessage(
                        "the log of plays had an entry 2 and has none now; log objects must never be removed. If the"
                                + " lake was restored to an older state, start all writers again");
        assertThat(commit.mayBeNamed()).isFalse();
    }

    @Test
    void aConflictThatNeedsADiscardTakesTheFurtherOpenBatchesAlong() throws IOException {
        LogWriter zombie = writer();
        zombie.startAt(Map.of(0, 0L, 1, 0L));
        LogCommit first = zombie.batch(1, List.of(file("a")), range(0, 0, 10));
        LogCommit second = zombie.batch(1, List.of(file("b")), range(0, 10, 20));
        LogCommit ofAnotherPartition = zombie.batch(1, List.of(file("c")), range(1, 0, 5));
        writer().commit(1, List.of(file("d")), range(0, 0, 7));

        assertThat(first.commit().obstacle()).isEqualTo("partition 0 of plays stands at 7, but the batch begins at 0");
        assertThat(second.commit().obstacle())
                .isEqualTo("partition 0 of plays stands at 7, but the batch begins at 10");
        assertThat(ofAnotherPartition.commit().positions()).isEqualTo(Map.of(0, 7L, 1, 5L));
        assertThat(reader.files("plays")).containsExactly(file("d"), file("c"));
    }

    @Test
    void partitionsAddedWhileNobodyListenedBeginWhereTheyAreToldTo() throws IOException {
        writer().startAt(Map.of(0, 5L));
        LogWriter again = writer();
        again.commit(1, List.of(), range(0, 5, 9));

        assertThat(again.startAt(Map.of(0, 100L, 1, 0L, 2, 0L))).isEqualTo(Map.of(0, 9L, 1, 0L, 2, 0L));
        assertThat(again.startAt(Map.of(0, 100L, 1, 0L, 2, 0L))).isEqualTo(Map.of(0, 9L, 1, 0L, 2, 0L));
        assertThat(reader.newest("plays").orElseThrow().sequence()).isEqualTo(3);
    }

    @Test
    void whatKafkaHadLostStandsInTheEntry() throws IOException {
        LogWriter writer = writer();
        writer.startAt(Map.of(0, 0L));
        Map<Integer, List<OffsetRange>> gaps = Map.of(0, List.of(new OffsetRange(2, 5)));

        writer.commit(1, List.of(), new CoveredOffsets(range(0, 0, 10).ranges(), gaps));

        assertThat(reader.newest("plays").orElseThrow().gaps()).isEqualTo(gaps);
    }

    @Test
    void noBatchFromBelowTheFenceIsCommitted() throws IOException {
        LogWriter writer = writer();
        writer.startAt(Map.of(0, 0L));
        long base = writer.base();
        writer().fenceAt(FenceChange.OWN_SEQUENCE);

        LogCommit.Outcome outcome = writer.commit(base, List.of(file("a")), range(0, 0, 10));

        assertThat(outcome.obstacle()).isEqualTo("a sweep set the fence to 2, above the batch's base 1");
        assertThat(writer.commit(writer.base(), List.of(file("b")), range(0, 0, 10))
                        .entry())
                .isNotNull();
    }

    @Test
    void aWriterThatKnowsFewerColumnsKeepsThoseOfTheOther() throws IOException {
        LogWriter old = writer();
        old.startAt(Map.of(0, 0L, 1, 0L));
        LogWriter young = writer(LONGER);
        young.commit(young.base(), List.of(file("a")), range(0, 0, 1));
        old.commit(old.base(), List.of(file("b")), range(1, 0, 1));

        assertThat(reader.newest("plays").orElseThrow().schemas()).isEqualTo(Map.of(Zone.CLEAN, LONGER));
    }

    @Test
    void textIsWidenedByOneWriterAndNotNarrowedByAnotherThatRuns() throws IOException {
        RowSchema wider = noted(20);
        LogWriter old = writer(LONGER);
        old.startAt(Map.of(0, 0L, 1, 0L));
        LogWriter young = writer(wider);
        young.commit(young.base(), List.of(file("a")), range(0, 0, 1));
        old.commit(old.base(), List.of(file("b")), range(1, 0, 1));
        old.positions();

        assertThat(reader.newest("plays").orElseThrow().schemas()).isEqualTo(Map.of(Zone.CLEAN, wider));
    }

    @Test
    void oneWriterWidensTextAndAnotherAppendsAColumn() throws IOException {
        Column more = Column.optional("more", ColumnType.of(ColumnType.Kind.LONG));
        LogWriter appending = writer(new RowSchema("play", List.of(LONGER.column(0), LONGER.column(1), more)));
        appending.startAt(Map.of(0, 0L, 1, 0L));
        LogWriter widening = writer(noted(20));
        widening.commit(widening.base(), List.of(file("a")), range(0, 0, 1));
        appending.commit(appending.base(), List.of(file("b")), range(1, 0, 1));

        assertThat(reader.newest("plays").orElseThrow().schemas())
                .isEqualTo(Map.of(
                        Zone.CLEAN,
                        new RowSchema(
                                "play", List.of(LONGER.column(0), noted(20).column(1), more))));
    }

    @Test
    void aWriterThatBeginsWithNarrowerTextIsRefused() throws IOException {
        writer(noted(20)).startAt(Map.of(0, 0L));

        assertThatThrownBy(() -> writer(noted(19)))
                .isInstanceOf(LakeConflictException.class)
                .hasMessage("column 2 of plays in zone clean is note TEXT(20) in the lake, but this writer's is note"
                        + " TEXT(19); columns can be appended and text widened, nothing else. Keep the lake's column, or"
                        + " write to another lake");
    }

    private static RowSchema noted(int maxBytes) {
        return new RowSchema("play", List.of(SCHEMA.column(0), Column.optional("note", ColumnType.text(maxBytes))));
    }

    @Test
    void aWriterWithOtherColumnsZonesOrTopicIsRefused() throws IOException {
        writer().startAt(Map.of(0, 0L));

        assertThatThrownBy(() -> writer(OTHER))
                .isInstanceOf(LakeConflictException.class)
                .hasMessage(
                        "column 1 of plays in zone clean is id LONG required in the lake, but this writer's is id INT required;"
                                + " columns can be appended and text widened, nothing else. Keep the lake's column, or write"
                                + " to another lake");
        assertThatThrownBy(() -> new LogWriter(reader.log("plays"), TOPIC, Map.of(Zone.RAW, SCHEMA), clock))
                .hasMessage("the topic plays has the zones [CLEAN] in the lake, but this writer fills [RAW];"
                        + " give it the event type that the lake's other writers have, or none if they have none");
        TopicIdentity again = new TopicIdentity("plays", "BBBBBBBBBBBBBBBBBBBBBB", "cluster");
        assertThatThrownBy(() -> new LogWriter(reader.log("plays"), again, Map.of(Zone.CLEAN, SCHEMA), clock))
                .hasMessageStartingWith("the topic plays was deleted and created again: the lake has it with the id"
                        + " AAAAAAAAAAAAAAAAAAAAAA, Kafka with BBBBBBBBBBBBBBBBBBBBBB");
    }

    @Test
    void aListingThatMissedAnEntryIsTakenAgain() throws IOException {
        LogWriter writer = writer();
        writer.startAt(Map.of(0, 0L));
        writer.commit(1, List.of(), range(0, 0, 1));
        writer.commit(2, List.of(), range(0, 1, 2));
        CountingStore changing = new CountingStore(store);
        changing.hideOnce(LakeLayout.entry("plays", 0, 2));

        assertThat(new LakeReader(changing).entriesAfter("plays", 0)).hasSize(3);
    }

    @Test
    void aLongLogIsReadInItsOrderByThreadsThatEnd() throws Exception {
        LogWriter writer = writer();
        writer.startAt(Map.of(0, 0L));
        for (int i = 0; i < 200; i++) {
            writer.commit(i + 1, List.of(), range(0, i, i + 1));
        }

        List<LogEntry> entries = reader.entriesAfter("plays", 0);

        assertThat(entries)
                .extracting(LogEntry::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 201).boxed().toList());
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.schemas().get(Zone.CLEAN))
                        .isSameAs(entries.get(0).schemas().get(Zone.CLEAN)));
        store.put(LakeLayout.entry("plays", 0, 150), new byte[] {'{'});
        assertThatThrownBy(() -> reader.entriesAfter("plays", 0))
                .isInstanceOf(LakeFormatException.class)
                .hasMessageContaining("00150.json");
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("songstreams-log-read")) {
                thread.join(10_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void aRemovedEntryIsNoticed() throws IOException {
        LogWriter writer = writer();
        writer.startAt(Map.of(0, 0L));
        writer.commit(1, List.of(), range(0, 0, 1));
        writer.commit(2, List.of(), range(0, 1, 2));
        store.delete(List.of(LakeLayout.entry("plays", 0, 2)));

        assertThatThrownBy(() -> reader.entriesAfter("plays", 0))
                .isInstanceOf(LakeFormatException.class)
                .hasMessage("the log of plays has no entry 2 but has 3; log objects must never be removed");
        store.delete(List.of(LakeLayout.entry("plays", 0, 3)));
        assertThatThrownBy(writer::positions)
                .hasMessage(
                        "the log of plays had 3 entries and has 1 now; log objects must never be removed. If the lake was"
                                + " restored to an older state, start all writers again");
    }

    @Test
    void aDamagedEntryIsRefusedByName() throws IOException {
        writer().startAt(Map.of(0, 0L));
        ObjectKey key = LakeLayout.entry("plays", 0, 1);
        byte[] good = store.read(key);
        String text = new String(good, StandardCharsets.UTF_8);

        for (int length = 0; length < good.length; length++) {
            store.put(key, java.util.Arrays.copyOf(good, length));
            assertThatThrownBy(() -> reader.newest("plays"))
                    .isInstanceOf(LakeFormatException.class)
                    .hasMessageStartingWith("_songstreams/plays/0/00000000000000000001.json is damaged: ");
        }
        store.put(key, text.replace("\"sequence\":1", "\"sequence\":7").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> reader.newest("plays"))
                .hasMessage(
                        "_songstreams/plays/0/00000000000000000001.json says it is entry 7; it was copied or edited");
        store.put(key, text.replace("\"features\":[]", "\"features\":[\"x\"]").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> reader.newest("plays"))
                .hasMessageContaining("needs features this version does not know: [x]");
    }

    @Test
    void aHintThatIsStaleAheadOrDamagedDoesNoHarm() throws IOException {
        LogWriter writer = writer();
        writer.startAt(Map.of(0, 0L));
        for (int i = 0; i < 20; i++) {
            writer.commit(writer.base(), List.of(), range(0, i, i + 1));
        }
        ObjectKey hint = LakeLayout.hint("plays", 0);
        assertThat(new String(store.read(hint), StandardCharsets.US_ASCII)).isEqualTo("16");
        for (String text : List.of("3", "21", "22", "999", "x", "", "-4")) {
            store.put(hint, text.getBytes(StandardCharsets.US_ASCII));
            assertThat(reader.newest("plays").orElseThrow().sequence()).isEqualTo(21);
        }
    }

    @Test
    void whateverOrderWritersActInEveryOffsetIsCommittedOnce() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            MemoryObjectStore lake = new MemoryObjectStore(clock);
            FaultyCreates faulty = new FaultyCreates(lake);
            TopicLog log = new TopicLog(faulty, "plays");
            List<LogWriter> writers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                writers.add(new LogWriter(log, TOPIC, Map.of(Zone.CLEAN, SCHEMA), clock));
            }
            writers.get(0).startAt(Map.of(0, 0L, 1, 0L));
            act(random, faulty, writers);
            assertCoveredOnce(seed, new LakeReader(lake).entriesAfter("plays", 0));
        }
    }

    private void act(Random random, FaultyCreates faulty, List<LogWriter> writers) throws IOException {
        for (int step = 0; step < 40; step++) {
            LogWriter writer = writers.get(random.nextInt(writers.size()));
            int partition = random.nextInt(2);
            if (random.nextInt(4) == 0) {
                faulty.next(Fault.values()[random.nextInt(Fault.values().length)]);
            }
            // Half the time the writer is a zombie that goes by what it knew, half the time it looked.
            long from = random.nextBoolean()
                    ? random.nextInt(20)
                    : again(faulty, writer::positions).get(partition);
            if (random.nextInt(8) == 0) {
                long fence = random.nextBoolean() ? FenceChange.OWN_SEQUENCE : writer.base();
                again(faulty, () -> writer.fenceAt(fence));
            }
            LogCommit commit =
                    writer.batch(writer.base(), List.of(), range(partition, from, from + 1 + random.nextInt(5)));
            again(faulty, commit::commit);
        }
    }

    private interface Step<T> {
        T take() throws IOException;
    }

    /** Takes a step until it meets no fault; late requests land in between. */
    private static <T> T again(FaultyCreates faulty, Step<T> step) throws IOException {
        try {
            return step.take();
        } catch (StoreUnavailableException e) {
            faulty.land();
            return again(faulty, step);
        }
    }

    private static void assertCoveredOnce(long seed, List<LogEntry> entries) {
        Map<Integer, Long> reached = new java.util.HashMap<>(entries.get(0).positions());
        for (LogEntry entry : entries) {
            entry.ranges().forEach((partition, covered) -> {
                assertThat(covered.from())
                        .as("seed %d, entry %d", seed, entry.sequence())
                        .isEqualTo(reached.get(partition));
                reached.put(partition, covered.to());
            });
            assertThat(entry.positions())
                    .as("seed %d, entry %d", seed, entry.sequence())
                    .isEqualTo(reached);
        }
    }
}
