// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.log.Interleavings.Explored;
import dev.songstreams.lake.log.ModelActor.Script;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The commit protocol in all interleavings of a few actors, which may crash before any step, and whose conditional creates may
 * be lost, lose their answers or land late. What runs is the real code. {@code -Dsongstreams.model.faults=2} lets one fault
 * more happen in each run than by default.
 */
class LogModelTest {
    private static final int FAULTS = Integer.getInteger("songstreams.model.faults", 1);
    private static final Clock CLOCK = new ManualClock();

    /** How a writer misbehaves, to show that the check notices. */
    private enum Flaw {
        NONE,
        DELETES_BEFORE_THE_OUTCOME_IS_KNOWN,
        REBUILDS_WITHOUT_LOOKING_AT_POSITIONS
    }

    private static LogWriter writer(ObjectStore store) throws IOException {
        return new LogWriter(
                new TopicLog(store, "plays"), SampleLog.TOPIC, Map.of(Zone.CLEAN, SampleLog.SCHEMA), CLOCK);
    }

    private static ModelWorld world(int faults, Map<String, Script> scripts) {
        ModelWorld world = new ModelWorld(faults);
        ObjectStore store = new ModelStore(world, null);
        try {
            writer(store).startAt(Map.of(0, 0L, 1, 0L));
            // Partition 1 begins with a file that rewrites can take out.
            writer(store).commit(1, List.of(file(store, 1, 0, 1)), SampleLog.range(1, 0, 1));
            store.put(LakeLayout.hint("plays", 0), "2".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        scripts.forEach((name, script) -> world.add(new ModelActor(world, name, script)));
        return world;
    }

    private static DataFile file(ObjectStore store, int partition, long offset, long base) throws IOException {
        String name = new DataFileName(SampleLog.TOPIC.topicId(), partition, offset, base).unique("plays", "parquet");
        ObjectKey key = LakeLayout.dayFolder(Zone.CLEAN, "plays", LocalDate.of(2026, 11, 23))
                .resolve(name);
        store.put(key, new byte[1]);
        return SampleLog.named(key);
    }

    /** Reads positions, stores a file, commits it, so many times; goes on at the log's positions as a poller does. */
    private static Script batches(int partition, int count, Map<ObjectKey, Boolean> told, Flaw flaw) {
        return (self, store) -> {
            LogWriter writer = writer(store);
            for (int i = 0; i < count; i++) {
                long from = positions(writer).getOrDefault(partition, 0L);
                long base = writer.base();
                DataFile file = file(store, partition, from, base);
                LogCommit commit = flaw == Flaw.REBUILDS_WITHOUT_LOOKING_AT_POSITIONS
                        ? new LogCommit(
                                writer,
                                new Unchecked(new BatchChange(
                                        "plays", base, List.of(file), SampleLog.range(partition, from, from + 1))))
                        : writer.batch(base, List.of(file), SampleLog.range(partition, from, from + 1));
                conclude(self, store, commit, file, told, flaw);
            }
        };
    }

    private static Map<Integer, Long> positions(LogWriter writer) throws IOException {
        while (true) {
            try {
                return writer.positions();
            } catch (StoreUnavailableException e) {
                continue;
            }
        }
    }

    /** Repeats a commit, or gives it up while its outcome is unknown, as the model decides. */
    private static void conclude(
            ModelActor self,
            ObjectStore store,
            LogCommit commit,
            DataFile file,
            Map<ObjectKey, Boolean> told,
            Flaw flaw)
            throws IOException {
        LogCommit.Outcome outcome = null;
        boolean givenUp = false;
        while (outcome == null && !givenUp) {
            try {
                outcome = commit.commit();
            } catch (StoreUnavailableException e) {
                givenUp = self.decide("gives up?");
            } catch (LakeConflictException e) {
                givenUp = true;
            }
        }
        if (outcome != null) {
            told.put(file.key(), outcome.entry() != null);
        }
        if (!commit.mayBeNamed() || givenUp && flaw == Flaw.DELETES_BEFORE_THE_OUTCOME_IS_KNOWN) {
            store.delete(List.of(file.key()));
        }
    }

    /** Puts another file in the place of the first one. */
    private static Script rewrite(Map<ObjectKey, Boolean> told) {
        return (self, store) -> {
            LogWriter writer = writer(store);
            DataFile old = new LakeReader(store).files("plays").iterator().next();
            DataFile fixed = file(store, 1, 0, writer.base());
            Rewrite rewrite = new Rewrite(
                    writer.base(), List.of(old.key()), List.of(fixed), Map.of(1, List.of(new OffsetRange(0, 1))));
            conclude(self, store, writer.rewrite(rewrite), fixed, told, Flaw.NONE);
        };
    }

    /** Opens the topic that was created again, as a poller does, until that is done. */
    private static Script nextEpoch() {
        return (self, store) -> {
            for (int attempts = 0; attempts <= FAULTS; attempts++) {
                try {
                    LogWriter.open(
                                    new TopicLog(store, "plays"),
                                    SampleLog.CREATED_AGAIN,
                                    Map.of(Zone.CLEAN, SampleLog.SCHEMA),
                                    CLOCK,
                                    RecreatedTopic.NEW_EPOCH)
                            .startAt(Map.of(0, 0L));
                    return;
                } catch (StoreUnavailableException e) {
                    self.saw("opens again");
                }
            }
        };
    }

    /** A script that may find that the log has gone on without it. */
    private static Script refusable(Script script) {
        return (self, store) -> {
            try {
                script.run(self, store);
            } catch (LakeConflictException e) {
                self.saw("refused");
            }
        };
    }

    /** A sweep whose fence is seen by nobody else. */
    private static Script unfencedSweep() {
        return (self, store) -> {
            Map<ObjectKey, byte[]> own = new HashMap<>();
            ObjectStore unfenced = new ModelStore(store) {
                @Override
                public boolean createIfAbsent(ObjectKey key, byte[] content) {
                    own.put(key, content);
                    return true;
                }

                @Override
                public byte[] read(ObjectKey key) throws IOException {
                    byte[] content = own.get(key);
                    return content == null ? super.read(key) : content;
                }
            };
            new LakeSweeper(unfenced, CLOCK).sweep(Duration.ZERO);
        };
    }

    private record Unchecked(BatchChange batch) implements LogChange {
        @Override
        public @Nullable String obstacle(LogState state) {
            return null;
        }

        @Override
        public boolean isDone(LogState state) {
            return false;
        }

        @Override
        public EntryDraft over(EntryDraft nothing) {
            return batch.over(nothing);
        }
    }

    private static Script sweep() {
        return (self, store) -> {
            try {
                new LakeSweeper(store, CLOCK).sweep(Duration.ZERO);
            } catch (StoreUnavailableException e) {
                self.saw("swept later");
            }
        };
    }

    private interface Scripts {
        Map<String, Script> with(Map<ObjectKey, Boolean> told);
    }

    private static Explored explore(int faults, Scripts scripts) {
        return new Interleavings(
                        () -> {
                            // The scripts write to the map of the world that they run in.
                            Map<ObjectKey, Boolean> told = new java.util.TreeMap<>();
                            ModelWorld world = world(faults, scripts.with(told));
                            world.told = told;
                            return world;
                        },
                        LogModelTest::check)
                .all();
    }

    /** What must hold however it went, also when all have crashed, a sweep has come by and late requests land. */
    private static void check(ModelWorld world) {
        try {
            ObjectStore store = new ModelStore(world, null);
            LakeReader reader = new LakeReader(store);
            new LakeSweeper(store, CLOCK).sweep(Duration.ZERO);
            world.landAll();
            List<LogEntry> entries = reader.entriesAfter("plays", 0);
            checkPositions(world, entries);
            Set<ObjectKey> named = entries.stream()
                    .flatMap(entry -> entry.added().stream().map(DataFile::key))
                    .collect(Collectors.toSet());
            Set<ObjectKey> stored = world.objects().keySet().stream()
                    .filter(key -> key.path().startsWith("clean/"))
                    .collect(Collectors.toSet());
            assertThat(stored).as("files in the store, after%s", world.trace()).isEqualTo(named);
            world.told.forEach((file, committed) -> assertThat(named.contains(file))
                    .as("what was told of %s, after%s", file, world.trace())
                    .isEqualTo(committed));
        } catch (IOException e) {
            throw new AssertionError("after" + world.trace(), e);
        }
    }

    private static void checkPositions(ModelWorld world, List<LogEntry> entries) {
        Map<Integer, Long> reached = new HashMap<>();
        String topicId = "";
        Set<ObjectKey> live = new HashSet<>();
        for (LogEntry entry : entries) {
            for (ObjectKey key : entry.removed()) {
                assertThat(live.remove(key))
                        .as("%s is removed once, after%s", key, world.trace())
                        .isTrue();
            }
            entry.added().forEach(file -> live.add(file.key()));
            if (!entry.topicId().equals(topicId)) {
                reached.clear();
                topicId = entry.topicId();
            }
            entry.ranges().forEach((partition, covered) -> {
                assertThat(covered.from())
                        .as("offsets are covered once, after%s", world.trace())
                        .isEqualTo(reached.get(partition));
                reached.put(partition, covered.to());
            });
            entry.positions().forEach(reached::putIfAbsent);
            assertThat(entry.positions())
                    .as("positions are what was covered, after%s", world.trace())
                    .isEqualTo(reached);
        }
    }

    @Test
    void rivalsOfOnePartition() {
        Explored explored = explore(
                FAULTS, told -> Map.of("one", batches(0, 1, told, Flaw.NONE), "two", batches(0, 1, told, Flaw.NONE)));
        assertThat(explored.states()).isGreaterThan(200);
        assertThat(explored.ends()).isGreaterThan(20);
    }

    @Test
    void rivalsOfOnePartitionBesideASweep() {
        Explored explored = explore(
                FAULTS - 1,
                told -> Map.of(
                        "one", batches(0, 1, told, Flaw.NONE),
                        "two", batches(0, 1, told, Flaw.NONE),
                        "sweep", sweep()));
        assertThat(explored.states()).isGreaterThan(200);
        assertThat(explored.ends()).isGreaterThan(20);
    }

    @Test
    void aWriterBesideASweep() {
        Explored explored = explore(FAULTS, told -> Map.of("one", batches(0, 2, told, Flaw.NONE), "sweep", sweep()));
        assertThat(explored.states()).isGreaterThan(200);
        assertThat(explored.ends()).isGreaterThan(20);
    }

    @Test
    void writersOfTwoPartitions() {
        Explored explored = explore(
                FAULTS, told -> Map.of("one", batches(0, 1, told, Flaw.NONE), "two", batches(1, 1, told, Flaw.NONE)));
        assertThat(explored.states()).isGreaterThan(200);
        assertThat(explored.ends()).isGreaterThan(20);
    }

    @Test
    void twoRewritesOfOneFileBesideABatch() {
        Explored explored = explore(
                FAULTS - 1,
                told -> Map.of("one", rewrite(told), "two", rewrite(told), "three", batches(0, 1, told, Flaw.NONE)));
        assertThat(explored.states()).isGreaterThan(200);
        assertThat(explored.ends()).isGreaterThan(5);
    }

    @Test
    void aRewriteBesideASweep() {
        Explored explored = explore(FAULTS, told -> Map.of("one", rewrite(told), "sweep", sweep()));
        assertThat(explored.states()).isGreaterThan(100);
        assertThat(explored.ends()).isGreaterThan(5);
    }

    @Test
    void twoOpenersOfANewEpochBesideAZombieOfTheFormerOne() {
        Explored explored = explore(
                FAULTS - 1,
                told -> Map.of(
                        "one", nextEpoch(), "two", nextEpoch(), "zombie", refusable(batches(0, 1, told, Flaw.NONE))));
        assertThat(explored.states()).isGreaterThan(100);
        assertThat(explored.ends()).isGreaterThan(2);
    }

    @Test
    void theCheckNoticesASweepWithoutAFence() {
        assertThatThrownBy(() ->
                        explore(0, told -> Map.of("one", batches(0, 1, told, Flaw.NONE), "sweep", unfencedSweep())))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("files in the store");
    }

    @Test
    void theCheckNoticesFilesDeletedBeforeTheOutcomeIsKnown() {
        assertThatThrownBy(() -> explore(
                        1, told -> Map.of("one", batches(0, 1, told, Flaw.DELETES_BEFORE_THE_OUTCOME_IS_KNOWN))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("files in the store");
    }

    @Test
    void theCheckNoticesARebuildThatDoesNotLookAtPositions() {
        assertThatThrownBy(() -> explore(
                        0,
                        told -> Map.of(
                                "one", batches(0, 1, told, Flaw.REBUILDS_WITHOUT_LOOKING_AT_POSITIONS),
                                "two", batches(0, 1, told, Flaw.NONE))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("offsets are covered once");
    }
}
