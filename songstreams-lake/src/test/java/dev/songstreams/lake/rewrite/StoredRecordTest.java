// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.decode.SourceHeader;
import dev.songstreams.core.decode.SourceRecord;
import dev.songstreams.core.decode.SourceRecord.TimestampType;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.SinkBatch;
import dev.songstreams.core.sink.SinkLane;
import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.local.LocalObjectStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredRecordTest {
    private static final long SEED = Long.getLong("songstreams.seed", System.nanoTime());

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    @ParameterizedTest
    @MethodSource("dev.songstreams.lake.rewrite.LakeReplayTest#formats")
    void everyByteThatKafkaHadComesBackFromRawAndDead(FileFormat format) throws IOException {
        List<Sales.Arrived> arrived = new ArrayList<>(List.of(
                record(0, TimestampType.CREATE_TIME, 1_767_571_200_123L, null, List.of(), null),
                record(1, TimestampType.LOG_APPEND_TIME, 0, bytes(""), List.of(), bytes("")),
                record(2, TimestampType.NONE, -1, bytes("\\x41"), List.of(), bytes("\\N")),
                record(3, TimestampType.CREATE_TIME, Long.MAX_VALUE, bytes("\\N"), headers(), bytes("\u0000")),
                record(4, TimestampType.CREATE_TIME, -5, new byte[] {-1, 0}, headers(), new byte[] {-1, 0})));
        for (int i = 5; i < 300; i++) {
            arrived.add(record(i, TimestampType.CREATE_TIME, i, noise(), List.of(), noise()));
        }
        try (LocalObjectStore store = new LocalObjectStore(folder)) {
            Sales sales = new Sales(store, format);
            commit(sales, arrived);

            assertThat(read(store, sales, Zone.RAW)).as("seed %d", SEED).isEqualTo(copies(arrived));
            assertThat(read(store, sales, Zone.DEAD)).as("seed %d", SEED).isEqualTo(copies(arrived));
        }
    }

    private static void commit(Sales sales, List<Sales.Arrived> arrived) {
        TopicSink topic = sales.open(Sales.model("", 1, () -> {
            throw new IOException("nothing decodes");
        }));
        SinkBatch batch = topic.begin();
        SinkLane lane = batch.openLane();
        lane.write(arrived);
        lane.finish();
        batch.endings().forEach(Runnable::run);
        batch.commit(CoveredOffsets.of(Map.of(0, new OffsetRange(0, arrived.size()))));
    }

    private static List<Sales.Arrived> read(LocalObjectStore store, Sales sales, Zone zone) throws IOException {
        StoredFiles files =
                new StoredFiles(store, sales.reader().newest(Sales.TOPIC).orElseThrow());
        List<SourceRecord> records = new ArrayList<>();
        for (var file : sales.files(zone)) {
            files.forEach(file, record -> records.add(copy(record)));
        }
        records.sort(java.util.Comparator.comparingLong(SourceRecord::offset));
        return copies(records);
    }

    private static List<Sales.Arrived> copies(List<? extends SourceRecord> records) {
        return records.stream().map(StoredRecordTest::copy).toList();
    }

    private static Sales.Arrived copy(SourceRecord record) {
        return new Sales.Arrived(
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.timestampType(),
                copy(record.key()),
                List.copyOf(record.headers()),
                copy(record.value()));
    }

    private static ByteBuffer copy(ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return ByteBuffer.wrap(bytes);
    }

    private static Sales.Arrived record(
            long offset, TimestampType type, long timestamp, byte[] key, List<SourceHeader> headers, byte[] value) {
        return new Sales.Arrived(0, offset, timestamp, type, wrap(key), headers, wrap(value));
    }

    private static ByteBuffer wrap(byte[] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<SourceHeader> headers() {
        return Arrays.asList(
                new SourceHeader("trace", wrap(bytes("é\",\n"))),
                new SourceHeader("", null),
                new SourceHeader("bytes", wrap(new byte[] {-1, 0, 10})));
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] &= 0x7F;
            }
        }
        return bytes;
    }
}
