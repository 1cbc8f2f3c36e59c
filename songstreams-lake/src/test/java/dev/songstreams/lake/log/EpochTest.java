// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.lake.store.StoreUnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A topic that was deleted and created again under its name. */
class EpochTest {
    private final SampleLog sample = new SampleLog();
    private final LakeReader reader = sample.reader();
    private LogWriter former;
    private DataFile old;

    @BeforeEach
    void commitSome() throws IOException {
        former = sample.writer();
        former.startAt(Map.of(0, 0L, 1, 5L));
        old = sample.file(0, 0, 1);
        former.commit(1, List.of(old), SampleLog.range(0, 0, 10));
    }

    @Test
    void isRefusedByDefaultWhereverItsEndStands() {
        assertThatThrownBy(() -> LogWriter.open(
                        reader.log("plays"),
                        SampleLog.CREATED_AGAIN,
                        Map.of(Zone.CLEAN, SampleLog.SCHEMA),
                        sample.clock(),
                        RecreatedTopic.REFUSE))
                .isInstanceOf(LakeConflictException.class)
                .hasMessage("the topic plays was deleted and created again: the lake has it with the id"
                        + " AAAAAAAAAAAAAAAAAAAAAA, Kafka with BBBBBBBBBBBBBBBBBBBBBB; its offsets mean other records now."
                        + " Write to another lake or under another topic name, or choose RecreatedTopic.NEW_EPOCH to go on with"
                        + " the new topic from its beginning");
    }

    @Test
    void beginsAnewWithoutPositionsAndKeepsTheFilesOfTheFormerTopic() throws IOException {
        LogWriter writer = sample.nextEpoch();

        LogEntry epoch = reader.newest("plays").orElseThrow();
        assertThat(epoch.sequence()).isEqualTo(3);
        assertThat(epoch.topicId()).isEqualTo(SampleLog.CREATED_AGAIN.topicId());
        assertThat(epoch.formerTopicIds()).containsExactly(SampleLog.TOPIC.topicId());
        assertThat(epoch.positions()).isEmpty();
        assertThat(writer.positions()).isEmpty();
        assertThat(writer.startAt(Map.of(0, 0L))).isEqualTo(Map.of(0, 0L));
        DataFile young = sample.file(SampleLog.CREATED_AGAIN, 0, 0, 4);
        assertThat(writer.commit(4, List.of(young), SampleLog.range(0, 0, 7)).entry())
                .isNotNull();
        assertThat(reader.files("plays")).containsExactly(old, young);
    }

    @Test
    void aZombieOfTheFormerTopicIsRefusedAndItsFilesAreItsOwnToDelete() throws IOException {
        LogCommit zombie = former.batch(2, List.of(sample.file(0, 10, 2)), SampleLog.range(0, 10, 20));
        LogWriter next = sample.nextEpoch();
        // Its new end has passed the old position: only the id can tell.
        next.startAt(Map.of(0, 10L));

        assertThatThrownBy(zombie::commit)
                .isInstanceOf(LakeConflictException.class)
                .hasMessage("the topic plays was deleted and created again: this writer reads the one with the id"
                        + " AAAAAAAAAAAAAAAAAAAAAA, and the lake has gone on with that of the id BBBBBBBBBBBBBBBBBBBBBB; start"
                        + " it again");
        assertThat(zombie.mayBeNamed()).isFalse();
        assertThat(reader.files("plays")).containsExactly(old);
    }

    @Test
    void aZombieThatCommittedFirstIsStillOfTheFormerTopic() throws IOException {
        LogWriter.open(
                reader.log("plays"),
                SampleLog.TOPIC,
                Map.of(Zone.CLEAN, SampleLog.SCHEMA),
                sample.clock(),
                RecreatedTopic.NEW_EPOCH);
        assertThat(reader.newest("plays").orElseThrow().sequence()).isEqualTo(2);
        former.commit(2, List.of(), SampleLog.range(0, 10, 20));

        assertThat(sample.nextEpoch().positions()).isEmpty();
        assertThat(reader.newest("plays").orElseThrow().sequence()).isEqualTo(4);
    }

    @Test
    void anIdThatTheLogHasLeftNeverComesBack() throws IOException {
        sample.nextEpoch();

        assertThatThrownBy(() -> LogWriter.open(
                        reader.log("plays"),
                        SampleLog.TOPIC,
                        Map.of(Zone.CLEAN, SampleLog.SCHEMA),
                        sample.clock(),
                        RecreatedTopic.NEW_EPOCH))
                .isInstanceOf(LakeConflictException.class)
                .hasMessageStartingWith(
                        "the topic plays was deleted and created again: this writer reads the one with the"
                                + " id AAAAAAAAAAAAAAAAAAAAAA");
        assertThat(reader.newest("plays").orElseThrow().sequence()).isEqualTo(3);
    }

    @Test
    void twoOpenersAtOnceAgreeOnOneEpoch() throws IOException {
        LogWriter any = new LogWriter(reader.log("plays"), WriterTerms.AS_FOUND, sample.clock());
        LogCommit slower = new LogCommit(any, new EpochChange(SampleLog.CREATED_AGAIN.topicId()));
        sample.nextEpoch();

        assertThat(slower.commit().obstacle()).isNull();

        assertThat(reader.entriesAfter("plays", 2)).hasSize(1);
    }

    @Test
    void aWriterBehindAnEpochKnowsThatTheTopicIsAnother() throws IOException {
        assertThat(former.isAfterAnotherTopic()).isFalse();

        assertThat(sample.nextEpoch().isAfterAnotherTopic()).isTrue();
    }

    @Test
    void anEpochWhoseAnswerIsLostIsFoundAtTheNextOpening() throws IOException {
        sample.store().next(FaultyCreates.Fault.LOST_ANSWER);
        assertThatThrownBy(sample::nextEpoch).isInstanceOf(StoreUnavailableException.class);

        assertThat(sample.nextEpoch().base()).isEqualTo(3);
    }

    @Test
    void otherColumnsAreRefusedBeforeTheEpochBegins() {
        RowSchema other = new RowSchema("play", List.of(Column.required("id", ColumnType.text(3))));

        assertThatThrownBy(() -> LogWriter.open(
                        reader.log("plays"),
                        SampleLog.CREATED_AGAIN,
                        Map.of(Zone.CLEAN, other),
                        sample.clock(),
                        RecreatedTopic.NEW_EPOCH))
                .isInstanceOf(LakeConflictException.class)
                .hasMessageStartingWith(
                        "column 1 of plays in zone clean is id LONG required in the lake, but this writer's is id TEXT(3)"
                                + " required; ");
        assertThat(former.base()).isEqualTo(2);
    }
}
