// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    private static final String FOLDER = "_songstreams-checkpoints/plays/0/";

    private final SampleLog sample = new SampleLog();
    private final CountingStore store = new CountingStore(sample.store());
    private final LakeReader reader = new LakeReader(store);
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
            long offset = writer.base() - 1;
            DataFile file = sample.file(0, offset, writer.base());
            writer.commit(writer.base(), List.of(file), SampleLog.range(0, offset, offset + 1));
            committed.add(file);
        }
    }

    private List<ObjectKey> checkpoints() throws IOException {
        return sample.store().list(FOLDER + "0", null).map(ObjectSummary::key).toList();
    }

    private void damage(ObjectKey key) throws IOException {
        String content = new String(sample.store().read(key), StandardCharsets.UTF_8);
        sample.store()
                .put(
                        key,
                        content.replace("00000000", "00000001")
                                .replace("-", "+")
                                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void filesAreReadFromACheckpointAndTheFewEntriesBehindIt() throws IOException {
        commitUpTo(1000);

        assertThat(reader.files("plays")).containsExactlyElementsOf(committed);
        assertThat(store.reads())
                .as("hint, newest entry, checkpoint, its entry, segments, entries")
                .isLessThan(60);
        assertThat(store.listed()).as("entries behind the hint, checkpoints").isLessThan(60);
    }

    @Test
    void aStartReadsTheNewestEntryHoweverLongTheLogIs() throws IOException {
        commitUpTo(1000);
        LogWriter another = new LogWriter(
                new TopicLog(store, "plays"), SampleLog.TOPIC, Map.of(Zone.CLEAN, SampleLog.SCHEMA), sample.clock());

        assertThat(another.base()).isEqualTo(1000);
        assertThat(store.reads()).isEqualTo(2);
        assertThat(store.lists()).isEqualTo(1);
        assertThat(store.listed()).isLessThanOrEqualTo(16);
    }

    @Test
    void aStartWithoutALogAsksForLittle() throws IOException {
        CountingStore none = new CountingStore(new SampleLog().store());
        assertThat(open(none).positions()).isEmpty();

        assertThat(none.reads()).as("the hint that is not there").isEqualTo(1);
        assertThat(none.lists()).as("the log, and the log again").isEqualTo(2);
    }

    @Test
    void aStartWithAYoungLogAsksForLittle() throws IOException {
        commitUpTo(10);
        assertThat(open(store).positions()).isEqualTo(Map.of(0, 9L));

        assertThat(store.reads())
                .as("the hint that is not there, the newest entry, and that again")
                .isEqualTo(3);
        assertThat(store.lists()).as("the log, and its end").isEqualTo(2);
    }

    @Test
    void aWriterFindsWhatOthersCommittedSinceItLooked() throws IOException {
        LogWriter idle = open(store);
        commitUpTo(1000);

        assertThat(idle.positions()).isEqualTo(Map.of(0, 999L));
        assertThat(idle.base()).isEqualTo(1000);
    }

    @Test
    void aLongLogThatHasLostItsHintIsFoundToItsEnd() throws IOException {
        commitUpTo(1100);
        sample.store().delete(List.of(LakeLayout.hint("plays", 0)));

        assertThat(reader.newest("plays").orElseThrow().sequence()).isEqualTo(1100);
    }

    private LogWriter open(CountingStore lake) throws IOException {
        return new LogWriter(
                new TopicLog(lake, "plays"), SampleLog.TOPIC, Map.of(Zone.CLEAN, SampleLog.SCHEMA), sample.clock());
    }

    @Test
    void aStartWithoutAHintBeginsAtACheckpoint() throws IOException {
        commitUpTo(1000);
        for (String hint : new String[] {"", "5000", "x"}) {
            sample.store().put(LakeLayout.hint("plays", 0), hint.getBytes(StandardCharsets.US_ASCII));
            store.listed();

            assertThat(reader.newest("plays").orElseThrow().sequence()).isEqualTo(1000);
            assertThat(store.listed()).isLessThan(100);
        }
    }

    @Test
    void aSweepReadsNoMoreThanTheFilesThatAreThere() throws IOException {
        commitUpTo(1000);
        sample.clock().advance(Duration.ofHours(1));
        DataFile orphan = sample.file(0, 0, 3);
        store.reads();

        assertThat(new LakeSweeper(store, sample.clock())
                        .sweep(Duration.ofMinutes(30))
                        .files())
                .isEqualTo(1);
        assertThat(store.reads()).isLessThan(80);
        assertThat(sample.store().list("clean/", null).map(ObjectSummary::key))
                .hasSize(committed.size())
                .doesNotContain(orphan.key());
    }

    @Test
    void aRemovedFileIsNoLongerListedAndIsNotSwept() throws IOException {
        commitUpTo(300);
        DataFile old = committed.get(3);
        DataFile fixed = sample.file(0, 3, 300);
        writer.rewrite(new Rewrite(300, List.of(old.key()), List.of(fixed), Map.of(0, List.of(new OffsetRange(3, 4)))))
                .commit();
        committed.set(3, fixed);
        while (writer.base() < 400) {
            long base = writer.base();
            writer.commit(base, List.of(), SampleLog.range(0, base - 2, base - 1));
        }

        assertThat(reader.files("plays")).containsExactlyInAnyOrderElementsOf(committed);
        assertThat(store.reads()).isLessThan(60);
        new LakeSweeper(store, sample.clock()).sweep(Duration.ZERO);
        assertThat(sample.store().list("clean/", null).map(ObjectSummary::key)).contains(old.key(), fixed.key());
    }

    @Test
    void damagedCheckpointsAndSegmentsDoNoHarm() throws IOException {
        commitUpTo(200);
        List<ObjectKey> checkpoints = checkpoints();
        assertThat(checkpoints).hasSize(3);

        damage(checkpoints.get(2));
        assertThat(reader.files("plays")).containsExactlyElementsOf(committed);
        for (ObjectSummary segment :
                sample.store().list(FOLDER + "files/", null).toList()) {
            damage(segment.key());
        }
        assertThat(reader.files("plays")).containsExactlyElementsOf(committed);
        sample.store()
                .delete(sample.store()
                        .list(FOLDER, null)
                        .map(ObjectSummary::key)
                        .toList());
        assertThat(reader.files("plays")).containsExactlyElementsOf(committed);
    }

    @Test
    void aCheckpointOfALogThatWasPutBackIsNotTrusted() throws IOException {
        commitUpTo(130);
        List<ObjectKey> lost = new ArrayList<>();
        for (long sequence = 121; sequence <= 130; sequence++) {
            lost.add(LakeLayout.entry("plays", 0, sequence));
        }
        sample.store().delete(lost);
        committed.subList(119, committed.size()).clear();

        // The hint says 128 and the log ends at 120.
        assertThat(reader.files("plays")).containsExactlyElementsOf(committed);
        assertThatThrownBy(() -> writer.commit(130, List.of(), SampleLog.range(0, 129, 130)))
                .isInstanceOf(LakeFormatException.class)
                .hasMessage(
                        "the log of plays had an entry 130 and has none now; log objects must never be removed. If the"
                                + " lake was restored to an older state, start all writers again");
        assertThatThrownBy(() -> writer.positions())
                .hasMessageStartingWith("the log of plays had 130 entries and has 120 now");

        LogWriter old = writer;
        writer = sample.writer();
        commitUpTo(140);
        assertThat(reader.files("plays")).containsExactlyElementsOf(committed);
        assertThat(checkpoints()).hasSize(3);
        assertThatThrownBy(() -> old.commit(130, List.of(), SampleLog.range(0, 129, 130)))
                .isInstanceOf(LakeFormatException.class)
                .hasMessageMatching("the log of plays had the id [0-9a-f-]{36} at entry 130 and has [0-9a-f-]{36} there"
                        + " now; .*");
    }

    @Test
    void aSweepMakesTheCheckpointsThatNoCommitterCould() throws IOException {
        commitUpTo(200);
        sample.store()
                .delete(sample.store()
                        .list(FOLDER, null)
                        .map(ObjectSummary::key)
                        .toList());

        new LakeSweeper(store, sample.clock()).sweep(Duration.ofMinutes(15));

        assertThat(checkpoints()).hasSize(1);
        store.reads();
        assertThat(reader.files("plays")).containsExactlyElementsOf(committed);
        assertThat(store.reads()).isLessThan(60);
    }

    /** The newest segment of a checkpoint, which the next merges with its own. */
    private ObjectKey newestSegmentOf(long sequence) throws IOException {
        String to = LakeLayout.digits(sequence) + "-";
        List<ObjectKey> ending = sample.store()
                .list(FOLDER + "files/", null)
                .map(ObjectSummary::key)
                .filter(key -> key.name().startsWith(to, to.length()))
                .toList();
        assertThat(ending).hasSize(1);
        return ending.get(0);
    }

    @Test
    void aCommitterGoesOnFromTheCheckpointBeforeOneThatHasLostASegment() throws IOException {
        commitUpTo(260);
        sample.store().delete(List.of(newestSegmentOf(256)));

        commitUpTo(330);

        assertThat(checkpoints()).hasSize(5);
        store.reads();
        assertThat(reader.files("plays")).containsExactlyElementsOf(committed);
        assertThat(store.reads()).isLessThan(60);
    }

    @Test
    void soDoesASweep() throws IOException {
        commitUpTo(330);
        sample.store().delete(List.of(checkpoints().get(4), newestSegmentOf(256)));

        new LakeSweeper(store, sample.clock()).sweep(Duration.ofMinutes(15));

        assertThat(checkpoints()).hasSize(5);
        store.reads();
        assertThat(reader.files("plays")).containsExactlyElementsOf(committed);
        assertThat(store.reads()).isLessThan(60);
    }
}
