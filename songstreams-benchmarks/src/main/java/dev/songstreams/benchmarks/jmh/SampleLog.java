// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.jmh;

import dev.songstreams.core.row.RowSchema;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.DataFileName;
import dev.songstreams.lake.log.LakeLayout;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.LogWriter;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The log of a topic of six partitions, each entry of which adds two files and moves every partition on.
 *
 * @param store where it lies
 */
record SampleLog(ObjectStore store) {
    static final TopicIdentity TOPIC = new TopicIdentity("listen_events", "AAAAAAAAAAAAAAAAAAAAAA", "benchmark");

    private static final int PARTITIONS = 6;
    private static final int FILES = 2;
    private static final int RECORDS = 10_000;
    private static final RowSchema LISTENS = Sample.LISTEN.type().schema();

    /** One of so many entries. */
    static SampleLog of(int entries) throws IOException {
        SampleLog log = new SampleLog(new ForgetfulStore());
        LogWriter writer = log.writer();
        writer.startAt(offsets(0));
        for (long entry = 1; entry < entries; entry++) {
            writer.commit(writer.base(), files(entry), covered(entry));
        }
        return log;
    }

    LakeReader reader() {
        return new LakeReader(store);
    }

    LogWriter writer() throws IOException {
        return new LogWriter(reader().log(TOPIC.name()), TOPIC, Map.of(Zone.CLEAN, LISTENS), Clock.systemUTC());
    }

    private static CoveredOffsets covered(long entry) {
        Map<Integer, OffsetRange> ranges = new HashMap<>();
        offsets(entry).forEach((partition, to) -> ranges.put(partition, new OffsetRange(to - RECORDS, to)));
        return CoveredOffsets.of(ranges);
    }

    private static Map<Integer, Long> offsets(long entry) {
        Map<Integer, Long> offsets = new HashMap<>();
        IntStream.range(0, PARTITIONS).forEach(partition -> offsets.put(partition, entry * RECORDS));
        return offsets;
    }

    private static List<DataFile> files(long entry) {
        return IntStream.range(0, FILES).mapToObj(lane -> file(entry, lane)).toList();
    }

    private static DataFile file(long entry, int lane) {
        String name = new DataFileName(TOPIC.topicId(), lane, entry * RECORDS, entry).unique(TOPIC.name(), "parquet");
        ObjectKey key = LakeLayout.dayFolder(Zone.CLEAN, TOPIC.name(), LocalDate.ofEpochDay(20_000 + entry / 500))
                .resolve(name);
        return new DataFile(
                key,
                Zone.CLEAN,
                ParquetFormat.defaults().description(),
                LISTENS.size(),
                RECORDS * PARTITIONS / FILES,
                1_000_000,
                "00000000",
                Instant.ofEpochSecond(1_767_225_600L + entry),
                Instant.ofEpochSecond(1_767_225_720L + entry));
    }
}
