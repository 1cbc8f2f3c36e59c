// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.decode.DecodeResult;
import dev.songstreams.core.decode.SourceHeader;
import dev.songstreams.core.decode.SourceRecord;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.core.sink.CommitResult;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.SinkBatch;
import dev.songstreams.core.sink.SinkLane;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.lake.format.FileDecoder;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.format.FileFormats;
import dev.songstreams.lake.format.SampleRows;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.RecreatedTopic;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.sink.LakeSink;
import dev.songstreams.lake.sink.TopicModel;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A lake of sales in two partitions. The record at offset {@code i} of partition {@code p} sells {@code i} in {@code 2 i + p}; each fourth
 * is odd, which some decoders refuse; each tenth is no sale at all.
 */
final class Sales {
    static final String TOPIC = "sales";
    static final long DAY = 86_400_000L;
    static final long FIRST_DAY = 1_767_571_200_000L; // 2026-01-05T00:00:00Z
    static final int PARTITIONS = 2;
    private static final Pattern SALE = Pattern.compile("\\{\"id\":(\\d+),\"amount\":(\\d+)(,\"odd\":1)?}");

    record Sale(long id, int amount) {}

    record ShopSale(long id, int amount, String shop) {}

    /** Refuses what is odd. */
    static final TopicModel STRICT = model("odd", 1, () -> {});

    /** Takes what is odd. */
    static final TopicModel MENDED = model("", 1, () -> {});

    /** What each decoder call does at first. */
    interface Hook {
        void run() throws IOException;
    }

    private final ObjectStore store;
    private FileFormat format;
    private final Set<Zone> zones;
    private final long[] ends = new long[PARTITIONS];
    private String topicId = "AAAAAAAAAAAAAAAAAAAAAA";
    private int days;
    private int daysApart = 1;

    Sales(ObjectStore store, FileFormat format) {
        this(store, format, Set.of(Zone.RAW, Zone.CLEAN));
    }

    Sales(ObjectStore store, FileFormat format, Set<Zone> zones) {
        this.store = store;
        this.format = format;
        this.zones = zones;
    }

    /** Sales that hold this factor times what was sold. */
    static TopicModel model(String refused, int factor, Hook hook) {
        return TopicModel.decoded(EventType.of(Sale.class, TOPIC), () -> record -> {
            run(hook);
            Matcher sale = SALE.matcher(text(record));
            if (!sale.matches()) {
                return DecodeResult.refused("no sale");
            }
            if (!refused.isEmpty() && sale.group(3) != null) {
                return DecodeResult.refused(refused);
            }
            return DecodeResult.of(new Sale(Long.parseLong(sale.group(1)), factor * Integer.parseInt(sale.group(2))));
        });
    }

    private static void run(Hook hook) {
        try {
            hook.run();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Sales with a further column. */
    static TopicModel withShop() {
        return TopicModel.decoded(EventType.of(ShopSale.class, TOPIC), () -> record -> {
            Matcher sale = SALE.matcher(text(record));
            return sale.matches()
                    ? DecodeResult.of(new ShopSale(
                            Long.parseLong(sale.group(1)), Integer.parseInt(sale.group(2)), "shop " + sale.group(1)))
                    : DecodeResult.refused("no sale");
        });
    }

    private static String text(SourceRecord record) {
        return StandardCharsets.UTF_8.decode(record.value().duplicate()).toString();
    }

    static boolean isOdd(long offset) {
        return offset % 4 == 1;
    }

    static boolean isSale(long offset) {
        return offset % 10 != 9;
    }

    private static String value(int partition, long offset) {
        return isSale(offset)
                ? "{\"id\":" + offset + ",\"amount\":" + (2 * offset + partition) + (isOdd(offset) ? ",\"odd\":1" : "")
                        + "}"
                : "{";
    }

    /** A topic of the same name is made anew. */
    void recreate() {
        topicId = "BBBBBBBBBBBBBBBBBBBBBB";
        java.util.Arrays.fill(ends, 0);
    }

    /** All that comes from now on is of one day. */
    void onOneDay() {
        daysApart = 0;
    }

    /** Commits ten further records of each partition in files of another format. */
    void arriveAs(FileFormat other) {
        FileFormat usual = format;
        format = other;
        arrive(MENDED, 10);
        format = usual;
    }

    /** Commits so many further records of each partition, a day after those before; without a model to zone raw alone. */
    void arrive(@Nullable TopicModel model, int records) {
        TopicSink topic = open(model);
        SinkBatch batch = topic.begin();
        Map<Integer, OffsetRange> ranges = new TreeMap<>();
        SinkLane lane = batch.openLane();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            List<Arrived> arrived = new ArrayList<>();
            for (long offset = ends[partition]; offset < ends[partition] + records; offset++) {
                arrived.add(new Arrived(partition, offset, FIRST_DAY + days * DAY, value(partition, offset)));
            }
            lane.write(arrived);
            ranges.put(partition, new OffsetRange(ends[partition], ends[partition] + records));
            ends[partition] += records;
        }
        lane.finish();
        batch.endings().forEach(Runnable::run);
        days += daysApart;
        assertThat(batch.commit(CoveredOffsets.of(ranges))).isInstanceOf(CommitResult.Committed.class);
    }

    TopicSink open(@Nullable TopicModel model) {
        LakeSink.Builder sink =
                LakeSink.builder(store).zones(zones).format(format).onRecreatedTopic(RecreatedTopic.NEW_EPOCH);
        if (model != null) {
            sink.topic(TOPIC, model);
        }
        TopicSink topic = sink.build().open(new TopicIdentity(TOPIC, topicId, "cluster"));
        topic.startAt(Map.of(0, 0L, 1, 0L));
        return topic;
    }

    long end(int partition) {
        return ends[partition];
    }

    LakeReader reader() {
        return new LakeReader(store);
    }

    List<DataFile> files(Zone zone) throws IOException {
        return reader().files(TOPIC).stream()
                .filter(file -> file.zone() == zone)
                .toList();
    }

    /** The rows of a zone by {@code partition@offset}; each must be there once. */
    Map<String, List<Object>> rows(Zone zone) throws IOException {
        Map<String, List<Object>> rows = new TreeMap<>();
        RowSchema schema = reader().newest(TOPIC).orElseThrow().schemas().get(zone);
        int partition = schema.indexOf("kafka_partition");
        int offset = schema.indexOf("kafka_offset");
        for (DataFile file : files(zone)) {
            for (List<Object> row : rows(file, schema)) {
                assertThat(rows.put(row.get(partition) + "@" + row.get(offset), row))
                        .as("another row of %s", row)
                        .isNull();
            }
        }
        return rows;
    }

    private List<List<Object>> rows(DataFile file, RowSchema schema) throws IOException {
        RowSchema present = new RowSchema(schema.name(), schema.columns().subList(0, file.columns()));
        List<List<Object>> rows = new ArrayList<>();
        try (SpooledFile spooled = SpooledFile.of(store, file);
                FileDecoder decoder = FileFormats.described(file.format()).decoder(present, spooled.channel())) {
            RowBatch batch = new RowBatch(present, 100);
            while (decoder.read(batch)) {
                rows.addAll(SampleRows.values(batch));
                batch.clear();
            }
        }
        assertThat(rows).hasSize((int) file.rows());
        return rows;
    }

    /** Asserts that each record is once in clean or dead, as a decoder that takes odd sales or not would have it. */
    void assertEachOnce(boolean oddIsDead, int factor) throws IOException {
        Map<String, List<Object>> clean = rows(Zone.CLEAN);
        Map<String, List<Object>> dead = rows(Zone.DEAD);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (long offset = 0; offset < ends[partition]; offset++) {
                String at = partition + "@" + offset;
                List<Object> row = clean.remove(at);
                if (isSale(offset) && !(isOdd(offset) && oddIsDead)) {
                    int amount = (int) (factor * (2 * offset + partition));
                    assertThat(row).as(at).startsWith(partition, offset, offset, amount);
                } else {
                    assertThat(row).as(at).isNull();
                    assertThat(dead.remove(at)).as(at).contains(value(partition, offset));
                }
            }
        }
        assertThat(clean).isEmpty();
        assertThat(dead).isEmpty();
    }

    /** A record as Kafka has it. */
    record Arrived(
            int partition,
            long offset,
            long timestamp,
            TimestampType timestampType,
            ByteBuffer key,
            List<SourceHeader> headers,
            ByteBuffer value)
            implements SourceRecord {
        Arrived(int partition, long offset, long timestamp, String value) {
            this(
                    partition,
                    offset,
                    timestamp,
                    TimestampType.CREATE_TIME,
                    null,
                    List.of(),
                    ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public String topic() {
            return TOPIC;
        }
    }
}
