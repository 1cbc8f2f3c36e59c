// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.lake.format.FormatDescription;
import dev.songstreams.lake.store.ObjectKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FileNamesTest {
    private final FileNames names = new FileNames();

    @Test
    void knowsWhatSegmentsHoldAndHeldAndNothingElse() {
        List<ObjectKey> live = keys(10_000);
        List<ObjectKey> removed = keys(10_000);
        names.add(new Segment(1, 2, live.stream().map(FileNamesTest::file).toList(), removed));

        assertThat(live).allMatch(names::contains);
        assertThat(removed).allMatch(names::contains);
        assertThat(keys(10_000)).noneMatch(names::contains);
    }

    @Test
    void takesMoreAfterItWasAsked() {
        List<ObjectKey> first = keys(3);
        List<ObjectKey> second = keys(300);
        assertThat(names.contains(first.get(0))).isFalse();
        names.add(new Segment(1, 1, first.stream().map(FileNamesTest::file).toList(), List.of()));
        assertThat(names.contains(first.get(0))).isTrue();
        assertThat(names.contains(second.get(0))).isFalse();
        names.add(new Segment(2, 2, second.stream().map(FileNamesTest::file).toList(), List.of()));
        assertThat(first).allMatch(names::contains);
        assertThat(second).allMatch(names::contains);
    }

    /** New ones each time: a file's name is unique. */
    private static List<ObjectKey> keys(int count) {
        ObjectKey folder = LakeLayout.dayFolder(Zone.CLEAN, "plays", LocalDate.of(2026, 11, 23));
        DataFileName origin = new DataFileName("AAAAAAAAAAAAAAAAAAAAAA", 0, 0, 1);
        return IntStream.range(0, count)
                .mapToObj(i -> folder.resolve(origin.unique("plays", "parquet")))
                .toList();
    }

    private static DataFile file(ObjectKey key) {
        return new DataFile(
                key, Zone.CLEAN, new FormatDescription("parquet", Map.of()), 1, 1, 10, "00000000", null, null);
    }
}
