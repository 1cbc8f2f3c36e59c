// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.log.LakeVacuum.Vacuumed;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a vacuum takes of a log's checkpoints, and what it leaves. */
class OldCheckpointsTest {
    private final SampleLog sample = new SampleLog();
    private final CountingStore store = new CountingStore(sample.store());
    private final TopicLog log = new TopicLog(store, "plays");
    private final CheckpointStore checkpoints = new CheckpointStore(sample.store(), log);
    private final List<DataFile> committed = new ArrayList<>();
    private LogWriter writer;

    @BeforeEach
    void start() throws IOException {
        writer = sample.writer();
        writer.startAt(Map.of(0, 0L));
    }

    /** Commits a file with each entry until the log has that many entries. */
    private void commitUpTo(long sequence) throws IOException {
        while (writer.base() < sequence) {
            long offset = committed.size();
            DataFile file = sample.file(0, offset, writer.base());
            writer.commit(writer.base(), List.of(file), SampleLog.range(0, offset, offset + 1));
            committed.add(file);
        }
    }

    private void replace(int offset) throws IOException {
        DataFile former = committed.get(offset);
        DataFile fixed = sample.file(0, offset, writer.base());
        writer.rewrite(new Rewrite(
                        writer.base(),
                        List.of(former.key()),
                        List.of(fixed),
                        Map.of(0, List.of(new OffsetRange(offset, offset + 1L)))))
                .commit();
        committed.set(offset, fixed);
    }

    private void days(int days) {
        sample.clock().advance(Duration.ofDays(days));
    }

    private Vacuumed vacuum(Duration retention) throws IOException {
        return new LakeVacuum(store, sample.clock()).vacuum(retention);
    }

    private List<Long> sequences() throws IOException {
        return checkpoints.listed().stream()
                .map(each -> LakeLayout.checkpointSequence(each.key()))
                .toList();
    }

    private Set<ObjectKey> segments() throws IOException {
        return checkpoints.listedSegments().stream().map(ObjectSummary::key).collect(Collectors.toSet());
    }

    private Set<ObjectKey> named() throws IOException {
        Set<ObjectKey> named = new HashSet<>();
        for (ObjectKey key : checkpoints.all()) {
            named.addAll(checkpoints.segmentsOf(key).orElseThrow());
        }
        return named;
    }

    private ObjectKey newest() throws IOException {
        return checkpoints.all().get(0);
    }

    private void assertFilesAreReadFromACheckpoint() throws IOException {
        store.reads();
        assertThat(sample.reader().files("plays")).containsExactlyInAnyOrderElementsOf(committed);
        assertThat(new LakeReader(store).files("plays")).containsExactlyInAnyOrderElementsOf(committed);
        assertThat(store.reads())
                .as("hint, newest entry, checkpoint, segments, entries")
                .isLessThan(80);
    }

    @Test
    void thoseBeforeTheNewestThatIsOldGoWithTheSegmentsThatNoneOfTheOthersNames() throws IOException {
        commitUpTo(400);
        days(8);
        commitUpTo(700);
        Set<ObjectKey> all = segments();

        assertThat(vacuum(LakeVacuum.DEFAULT_RETENTION)).isEqualTo(new Vacuumed(0, 0, 5));

        assertThat(sequences()).containsExactly(384L, 448L, 512L, 576L, 640L);
        assertThat(segments()).isEqualTo(named()).hasSizeLessThan(all.size());
        assertFilesAreReadFromACheckpoint();
        assertThat(vacuum(LakeVacuum.DEFAULT_RETENTION)).isEqualTo(new Vacuumed(0, 0, 0));
    }

    @Test
    void theNextVacuumStillBeginsAtACheckpoint() throws IOException {
        commitUpTo(700);
        replace(3);
        days(8);
        commitUpTo(800);
        assertThat(vacuum(LakeVacuum.DEFAULT_RETENTION)).isEqualTo(new Vacuumed(1, 10, 9));
        assertThat(sequences()).startsWith(640L);
        store.reads();

        assertThat(vacuum(LakeVacuum.DEFAULT_RETENTION)).isEqualTo(new Vacuumed(0, 0, 0));

        assertThat(store.reads())
                .as("by halves to the entry of a week ago; entries and segments up to it")
                .isLessThan(110);
    }

    @Test
    void noneThatIsYoungerThanADayGoesWhateverTheRetention() throws IOException {
        commitUpTo(200);
        days(2);
        commitUpTo(300);

        assertThat(vacuum(Duration.ZERO).checkpoints()).isEqualTo(2);
        assertThat(sequences()).containsExactly(192L, 256L);
        days(2);
        assertThat(vacuum(Duration.ZERO).checkpoints()).isEqualTo(1);
        assertThat(sequences()).containsExactly(256L);
        days(2);
        assertThat(vacuum(Duration.ZERO).checkpoints()).isZero();
        assertFilesAreReadFromACheckpoint();
    }

    /** It names segments of the one that it goes on from, and such as it has stored. */
    @Test
    void theSegmentsOfACheckpointThatIsBeingMadeStay() throws IOException {
        commitUpTo(191);
        days(2);
        List<LogEntry> entries = log.entries(128, 191);
        Checkpoint.Part stored = checkpoints.write(
                FileList.segment(entries), entries.get(entries.size() - 1).id());
        Checkpoint.Part older =
                checkpoints.read(newest()).orElseThrow().segments().get(0);

        assertThat(vacuum(Duration.ZERO).checkpoints()).isEqualTo(1);

        assertThat(segments()).contains(stored.key(), older.key());
        commitUpTo(200);
        days(2);
        vacuum(Duration.ZERO);
        assertThat(segments()).doesNotContain(stored.key()).isEqualTo(named());
        assertFilesAreReadFromACheckpoint();
    }

    @Test
    void segmentsAreRewrittenForFilesThatGoAndTheFormerOnesAreRemoved() throws IOException {
        commitUpTo(300);
        for (int offset = 0; offset < 250; offset += 10) {
            replace(offset);
        }
        commitUpTo(400);
        days(8);

        assertThat(vacuum(LakeVacuum.DEFAULT_RETENTION)).isEqualTo(new Vacuumed(25, 250, 5));

        assertThat(segments()).isEqualTo(named());
        assertFilesAreReadFromACheckpoint();
    }

    @Test
    void ofOneThatIsDamagedTheOneBeforeStaysAndItGoes() throws IOException {
        commitUpTo(400);
        Set<ObjectKey> before = checkpoints.segmentsOf(checkpoints.all().get(1)).orElseThrow();
        List<ObjectKey> own = checkpoints.segmentsOf(newest()).orElseThrow().stream()
                .filter(segment -> !before.contains(segment))
                .toList();
        assertThat(own).isNotEmpty();
        sample.store().put(own.get(0), "not what it was".getBytes(StandardCharsets.UTF_8));
        days(8);

        assertThat(vacuum(LakeVacuum.DEFAULT_RETENTION).checkpoints()).isEqualTo(5);

        assertThat(sequences()).containsExactly(320L);
        commitUpTo(450);
        assertThat(sequences()).containsExactly(320L, 448L);
        assertFilesAreReadFromACheckpoint();
    }

    /** The one that was made of it has lost it too, and so would the next. */
    @Test
    void ofThoseThatHaveLostASegmentTheNewestGoAsWell() throws IOException {
        commitUpTo(400);
        ObjectKey lost =
                checkpoints.read(newest()).orElseThrow().segments().get(0).key();
        days(8);
        sample.store().delete(List.of(lost));
        commitUpTo(450);
        assertThat(checkpoints.segmentsOf(newest()).orElseThrow()).contains(lost);

        assertThat(vacuum(LakeVacuum.DEFAULT_RETENTION).checkpoints()).isEqualTo(6);

        assertThat(sequences()).containsExactly(256L);
        commitUpTo(550);
        assertThat(sequences()).containsExactly(256L, 512L);
        assertFilesAreReadFromACheckpoint();
    }

    @Test
    void aCheckpointOfALaterVersionKeepsAllSegments() throws IOException {
        commitUpTo(400);
        days(8);
        Set<ObjectKey> all = segments();
        LogEntry last = log.read(400);
        checkpoints.write(new Checkpoint(400, last.id(), List.of(), Set.of("trees")));

        assertThat(vacuum(LakeVacuum.DEFAULT_RETENTION).checkpoints()).isEqualTo(5);

        assertThat(sequences()).containsExactly(384L, 400L);
        assertThat(segments()).isEqualTo(all);
        assertThat(sample.reader().files("plays")).containsExactlyElementsOf(committed);
    }

    @Test
    void whatIsOfALogThatWasPutBackIsNoReasonForTheOthersToGo() throws IOException {
        commitUpTo(200);
        checkpoints.write(new Checkpoint(
                192,
                UUID.randomUUID().toString(),
                checkpoints.read(newest()).orElseThrow().segments(),
                Set.of()));
        checkpoints.write(new Checkpoint(512, UUID.randomUUID().toString(), List.of(), Set.of()));
        days(8);

        assertThat(vacuum(LakeVacuum.DEFAULT_RETENTION).checkpoints()).isEqualTo(2);

        assertThat(sequences()).containsExactly(192L, 192L, 512L);
        assertFilesAreReadFromACheckpoint();
    }

    @Test
    void whoeverIsKilledBehindTheCheckpointsLeavesSegmentsToTheNext() throws IOException {
        commitUpTo(400);
        days(8);
        List<ObjectKey> old = new ArrayList<>(checkpoints.all());
        old.remove(0);
        sample.store().delete(old);
        commitUpTo(500);

        assertThat(vacuum(LakeVacuum.DEFAULT_RETENTION).checkpoints()).isZero();

        assertThat(segments()).isEqualTo(named());
        assertFilesAreReadFromACheckpoint();
    }
}
