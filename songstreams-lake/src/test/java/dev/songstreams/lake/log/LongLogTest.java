// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.lake.store.local.LocalObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lake on a disk with a long log. {@code -Dsongstreams.log.entries=200000} makes it long and prints how long a start and a
 * list of all files take.
 */
class LongLogTest {
    private static final int ENTRIES = Integer.getInteger("songstreams.log.entries", 2_000);

    @TempDir
    Path folder;

    @Test
    void aStartAndAListOfFilesDoNotReadTheLog() throws IOException {
        try (LocalObjectStore disk = new LocalObjectStore(folder)) {
            CountingStore store = new CountingStore(disk);
            TopicLog log = new TopicLog(store, "plays");
            write(log);
            store.reads();
            store.listed();

            long begun = System.nanoTime();
            LogWriter writer =
                    new LogWriter(log, SampleLog.TOPIC, Map.of(Zone.CLEAN, SampleLog.SCHEMA), new ManualClock());
            assertThat(writer.positions()).isEqualTo(Map.of(0, ENTRIES - 1L));
            long started = System.nanoTime();
            assertThat(store.reads()).as("hint, newest entry, and that again").isEqualTo(3);
            assertThat(store.listed()).isLessThanOrEqualTo(32);

            long beforeFiles = System.nanoTime();
            assertThat(new LakeReader(store).files("plays")).hasSize(ENTRIES - 1);
            long listed = System.nanoTime();
            assertThat(store.reads())
                    .as("segments and the entries behind the checkpoint")
                    .isLessThan(70 + 2 * ENTRIES / 8192 + 14);
            System.out.printf(
                    "log of %d entries: start and positions %d ms, files %d ms%n",
                    ENTRIES, (started - begun) / 1_000_000, (listed - beforeFiles) / 1_000_000);
        }
    }

    /** As committers would, but without waiting for the disk. */
    private void write(TopicLog log) throws IOException {
        String before = null;
        for (long sequence = 1; sequence <= ENTRIES; sequence++) {
            LogEntry entry = entry(sequence, before);
            Path path = folder.resolve(LakeLayout.entry("plays", 0, sequence).path());
            if (sequence == 1) {
                Files.createDirectories(path.getParent());
            }
            Files.write(path, LogCodec.encode(entry));
            log.writeHint(sequence);
            log.checkpoints().after(entry);
            before = entry.id();
        }
    }

    private static LogEntry entry(long sequence, @Nullable String before) {
        boolean first = sequence == 1;
        return new LogEntry(
                sequence,
                UUID.randomUUID().toString(),
                before,
                new ManualClock().instant(),
                SampleLog.TOPIC.topicId(),
                List.of(),
                first
                        ? List.of()
                        : List.of(SampleLog.named(LakeLayout.dayFolder(Zone.CLEAN, "plays", LocalDate.of(2026, 11, 23))
                                .resolve(new DataFileName(SampleLog.TOPIC.topicId(), 0, sequence - 2, sequence - 1)
                                        .unique("plays", "parquet")))),
                List.of(),
                first
                        ? Map.of()
                        : SampleLog.range(0, sequence - 2, sequence - 1).ranges(),
                Map.of(),
                Map.of(),
                Map.of(0, sequence - 1),
                Map.of(Zone.CLEAN, SampleLog.SCHEMA),
                0,
                Set.of());
    }
}
