// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.log.LakeVacuum.Vacuumed;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LakeVacuumTest {
    private final SampleLog sample = new SampleLog();
    private final List<DataFile> live = new ArrayList<>();
    private LogWriter writer;

    @BeforeEach
    void start() throws IOException {
        writer = sample.writer();
        writer.startAt(Map.of(0, 0L));
    }

    private void commit(int files) throws IOException {
        for (int i = 0; i < files; i++) {
            long base = writer.base();
            DataFile file = sample.file(0, live.size(), base);
            writer.commit(base, List.of(file), SampleLog.range(0, live.size(), live.size() + 1));
            live.add(file);
        }
    }

    /** Replaces the file of an offset, and returns the former one. */
    private ObjectKey replace(int offset) throws IOException {
        DataFile former = live.get(offset);
        DataFile fixed = sample.file(0, offset, writer.base());
        OffsetRange range = new OffsetRange(offset, offset + 1L);
        writer.rewrite(new Rewrite(writer.base(), List.of(former.key()), List.of(fixed), Map.of(0, List.of(range))))
                .commit();
        live.set(offset, fixed);
        return former.key();
    }

    private Vacuumed vacuum(Duration retention) throws IOException {
        return new LakeVacuum(sample.store(), sample.clock()).vacuum(retention);
    }

    private List<ObjectKey> stored() throws IOException {
        return sample.store().list("clean/", null).map(ObjectSummary::key).toList();
    }

    private List<ObjectKey> liveKeys() {
        return live.stream().map(DataFile::key).toList();
    }

    /** A short log is read whole, a long one from its checkpoints. */
    @ParameterizedTest
    @ValueSource(ints = {5, 200})
    void whatWasReplacedLongAgoGoesAndNothingElse(int files) throws IOException {
        commit(files);
        ObjectKey first = replace(1);
        ObjectKey second = replace(1);
        sample.clock().advance(Duration.ofDays(8));
        ObjectKey recent = replace(3);
        commit(files);
        DataFile unfinished = sample.file(0, live.size(), writer.base());

        Vacuumed vacuumed = vacuum(LakeVacuum.DEFAULT_RETENTION);

        assertThat(vacuumed.files()).isEqualTo(2);
        assertThat(vacuumed.bytes()).isEqualTo(20);

        assertThat(stored())
                .doesNotContain(first, second)
                .contains(recent, unfinished.key())
                .containsAll(liveKeys())
                .hasSize(live.size() + 2);
        assertThat(sample.reader().files("plays")).containsExactlyInAnyOrderElementsOf(live);
        assertThat(vacuum(LakeVacuum.DEFAULT_RETENTION)).isEqualTo(new Vacuumed(0, 0, 0));
        assertThat(vacuum(Duration.ZERO)).isEqualTo(new Vacuumed(1, 10, 0));
        assertThat(stored()).doesNotContain(recent).contains(unfinished.key()).containsAll(liveKeys());
    }

    @Test
    void aLakeWithoutRewritesIsNotEvenListed() throws IOException {
        commit(3);
        CountingStore counting = new CountingStore(sample.store());
        assertThat(new LakeVacuum(counting, sample.clock()).vacuum(Duration.ZERO))
                .isEqualTo(new Vacuumed(0, 0, 0));
        assertThat(counting.listed()).as("the log's entries and where they end").isLessThan(20);
    }
}
