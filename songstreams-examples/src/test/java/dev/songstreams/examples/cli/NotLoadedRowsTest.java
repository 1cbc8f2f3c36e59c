// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotLoadedRowsTest {
    private static DataFile file(String name, long rows) {
        ObjectKey key = new ObjectKey("clean/plays/date=2026-01-05/" + name);
        return new DataFile(
                key, Zone.CLEAN, ParquetFormat.defaults().description(), 3, rows, 10, "00000000", null, null);
    }

    private static LogEntry entry(List<DataFile> added, List<DataFile> removed, Set<String> features) {
        return new LogEntry(
                2,
                "id",
                "previous",
                Instant.EPOCH,
                "AAAAAAAAAAAAAAAAAAAAAA",
                List.of(),
                added,
                removed.stream().map(DataFile::key).toList(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                0,
                features);
    }

    private static LogEntry batch(DataFile... added) {
        return entry(List.of(added), List.of(), Set.of());
    }

    private static LogEntry compaction(DataFile added, DataFile... removed) {
        return entry(List.of(added), List.of(removed), Set.of(LogEntry.SAME_ROWS));
    }

    @Test
    void rowsCountOnceWhereverTheyLie() {
        DataFile loaded = file("loaded", 100);
        DataFile one = file("one", 1);
        DataFile two = file("two", 2);
        DataFile all = file("all", 103);
        DataFile again = file("again", 103);

        assertThat(NotLoadedRows.of(List.of())).isZero();
        assertThat(NotLoadedRows.of(List.of(batch(one, two)))).isEqualTo(3);
        assertThat(NotLoadedRows.of(List.of(compaction(all, loaded)))).isZero();
        assertThat(NotLoadedRows.of(List.of(batch(one), batch(two), compaction(all, loaded, one, two))))
                .isEqualTo(3);
        assertThat(NotLoadedRows.of(List.of(
                        batch(one),
                        compaction(all, loaded, one),
                        batch(two),
                        compaction(again, all, two),
                        entry(List.of(file("replayed", 103)), List.of(again), Set.of()))))
                .as("a replay replaces what was loaded too")
                .isEqualTo(103);
    }
}
