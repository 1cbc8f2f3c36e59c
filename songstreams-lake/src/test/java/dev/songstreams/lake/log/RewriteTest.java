// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.log.FaultyCreates.Fault;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.StoreUnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RewriteTest {
    private final SampleLog sample = new SampleLog();
    private final LakeReader reader = sample.reader();
    private LogWriter writer;
    private DataFile dead;

    @BeforeEach
    void commitDeadLetters() throws IOException {
        writer = sample.writer();
        writer.startAt(Map.of(0, 0L, 1, 0L));
        dead = sample.file(0, 0, 1);
        writer.commit(1, List.of(dead), SampleLog.range(0, 0, 10));
    }

    private static Rewrite rewrite(long base, DataFile removed, DataFile added) {
        return new Rewrite(base, List.of(removed.key()), List.of(added), Map.of(0, List.of(new OffsetRange(3, 4))));
    }

    @Test
    void filesTakeThePlaceOfOthersAndNoPositionMoves() throws IOException {
        DataFile fixed = sample.file(0, 3, 2);

        LogEntry entry = writer.rewrite(rewrite(2, dead, fixed)).commit().entry();

        assertThat(entry.removed()).containsExactly(dead.key());
        assertThat(entry.added()).containsExactly(fixed);
        assertThat(entry.rewrites()).isEqualTo(Map.of(0, List.of(new OffsetRange(3, 4))));
        assertThat(entry.ranges()).isEmpty();
        assertThat(entry.positions()).isEqualTo(Map.of(0, 10L, 1, 0L));
        assertThat(reader.newest("plays")).contains(entry);
        assertThat(reader.files("plays")).containsExactly(fixed);
    }

    @Test
    void ofTwoRedrivesOfOneFileOneWinsAndTheOtherIsTold() throws IOException {
        LogCommit slower = sample.writer().rewrite(rewrite(2, dead, sample.file(0, 3, 2)));
        DataFile fixed = sample.file(0, 3, 2);
        writer.rewrite(rewrite(2, dead, fixed)).commit();

        LogCommit.Outcome outcome = slower.commit();

        assertThat(outcome.entry()).isNull();
        assertThat(outcome.obstacle())
                .isEqualTo(
                        dead.key() + " is not in the lake any more: another rewrite has taken it out, or it never was");
        assertThat(slower.mayBeNamed()).isFalse();
        assertThat(reader.files("plays")).containsExactly(fixed);
    }

    @Test
    void aRewriteThatRacesWithBatchesIsRebuiltOnThem() throws IOException {
        LogWriter redrive = sample.writer();
        DataFile fixed = sample.file(0, 3, 2);
        DataFile more = sample.file(0, 10, 2);
        writer.commit(2, List.of(more), SampleLog.range(0, 10, 20));

        LogCommit.Outcome outcome = redrive.rewrite(rewrite(2, dead, fixed)).commit();

        assertThat(outcome.conflicts()).isEqualTo(1);
        assertThat(outcome.positions()).isEqualTo(Map.of(0, 20L, 1, 0L));
        assertThat(reader.files("plays")).containsExactly(more, fixed);
    }

    @Test
    void aRewriteWhoseAnswerWasLostIsFoundToBeItsOwn() throws IOException {
        DataFile fixed = sample.file(0, 3, 2);
        LogCommit commit = writer.rewrite(rewrite(2, dead, fixed));
        sample.store().next(Fault.LOST_ANSWER);
        assertThatThrownBy(commit::commit).isInstanceOf(StoreUnavailableException.class);
        assertThat(commit.mayBeNamed()).isTrue();

        assertThat(commit.commit().entry()).isEqualTo(reader.newest("plays").orElseThrow());
        assertThat(reader.files("plays")).containsExactly(fixed);
    }

    @Test
    void aCompactionSaysThatRowsStayTheSame() throws IOException {
        DataFile moved = sample.file(0, 3, 2);
        Map<Integer, List<OffsetRange>> offsets = Map.of(0, List.of(new OffsetRange(3, 4)));

        LogEntry entry = writer.rewrite(Rewrite.sameRows(2, List.of(dead.key()), List.of(moved), offsets))
                .commit()
                .entry();

        assertThat(reader.newest("plays")).contains(entry);
        assertThat(entry.keepsRows()).isTrue();
        assertThat(reader.log("plays").read(2).keepsRows()).isFalse();
        assertThat(reader.files("plays", 2)).containsExactly(dead);
        assertThat(reader.files("plays", 3)).containsExactly(moved);
        assertThatThrownBy(() -> Rewrite.sameRows(3, List.of(moved.key()), List.of(dead), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a rewrite says which offsets it replaces");
    }

    @Test
    void aSweepFencesRewritesToo() throws IOException {
        LogCommit slow = writer.rewrite(rewrite(2, dead, sample.file(0, 3, 2)));
        sample.writer().fenceAt(FenceChange.OWN_SEQUENCE);

        assertThat(slow.commit().obstacle()).isEqualTo("a sweep set the fence to 3, above the batch's base 2");
        assertThat(reader.files("plays")).containsExactly(dead);
    }

    @Test
    void offsetsThatWereNeverCommittedAndFilesOfAFormerTopicAreNotRewritten() throws IOException {
        Rewrite ahead = new Rewrite(2, List.of(dead.key()), List.of(), Map.of(1, List.of(new OffsetRange(0, 1))));
        assertThat(writer.rewrite(ahead).commit().obstacle())
                .isEqualTo("partition 1 of plays stands at 0, but offsets up to 1 were to be rewritten");

        LogWriter next = sample.nextEpoch();
        next.startAt(Map.of(0, 0L));
        next.commit(next.base(), List.of(), SampleLog.range(0, 0, 10));
        assertThat(next.rewrite(rewrite(next.base(), dead, sample.file(0, 3, 2)))
                        .commit()
                        .obstacle())
                .isEqualTo(dead.key() + " is of the former topic with the id " + SampleLog.TOPIC.topicId()
                        + "; the log has gone on with " + SampleLog.CREATED_AGAIN.topicId()
                        + ", and what is of a former topic can't be rewritten");
    }

    @Test
    void ofTwoRewritesThatFillTheSameOffsetsOneWinsAndTheOtherIsTold() throws IOException {
        LogCommit slower = sample.writer().rewrite(filling(3, 5));
        LogCommit elsewhere = sample.writer().rewrite(filling(5, 6));
        writer.rewrite(filling(4, 5)).commit();

        assertThat(slower.commit().obstacle())
                .isEqualTo("entry 3 of plays has rewritten offsets of partition 0 that had no rows before");
        assertThat(elsewhere.commit().entry()).isNotNull();
        assertThat(reader.files("plays")).hasSize(3);
    }

    private Rewrite filling(long from, long to) {
        Map<Integer, List<OffsetRange>> offsets = Map.of(0, List.of(new OffsetRange(from, to)));
        return new Rewrite(2, List.of(), List.of(sample.file(0, from, 2)), offsets, offsets, 2);
    }

    @Test
    void rowsThatReplaceNothingAreRefused() {
        ObjectKey key = dead.key();
        Map<Integer, List<OffsetRange>> offsets = Map.of(0, List.of(new OffsetRange(0, 1)));

        assertThatThrownBy(() -> new Rewrite(2, List.of(), List.of(dead), offsets))
                .hasMessage("a rewrite names each file that it removes once, and removes at least one, not []");
        assertThatThrownBy(() -> new Rewrite(2, List.of(key, key), List.of(), offsets))
                .hasMessageStartingWith("a rewrite names each file that it removes once");
        assertThatThrownBy(() -> new Rewrite(2, List.of(key), List.of(), Map.of(0, List.of())))
                .hasMessage("a rewrite says which offsets it replaces");
    }
}
