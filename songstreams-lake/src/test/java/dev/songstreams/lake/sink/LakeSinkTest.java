// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.decode.SourceHeader;
import dev.songstreams.core.decode.SourceRecord;
import dev.songstreams.core.decode.SourceRecord.TimestampType;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.sink.CommitResult;
import dev.songstreams.core.sink.CommitResult.Committed;
import dev.songstreams.core.sink.CommitResult.Superseded;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.SinkBatch;
import dev.songstreams.core.sink.SinkLane;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.lake.format.text.JsonLinesFormat;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeConflictException;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.local.LocalObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeSinkTest {
    private static final TopicIdentity LISTENS =
            new TopicIdentity("listen_events", "AAAAAAAAAAAAAAAAAAAAAA", "cluster");
    private static final long MIDNIGHT = 1_767_571_200_000L; // 2026-01-05T00:00:00Z
    private static final long DAY = 86_400_000L;
    private static final String DEVICE = "\"city\":\"Moosup\",\"zip\":\"06354\",\"state\":\"CT\",\"userAgent\":"
            + "\"\\\"Mozilla/5.0\\\"\",\"lon\":-71.88,\"lat\":41.71";
    private static final String USER = ",\"userId\":7,\"lastName\":\"Berg\",\"firstName\":\"Ann\",\"gender\":\"F\","
            + "\"registration\":1767000000000";

    /** Has a column that folders of days would hide. */
    record Booking(String guest, LocalDate date) {}

    @TempDir
    Path folder;

    private LocalObjectStore store;
    private LakeReader reader;

    @BeforeEach
    void open() throws IOException {
        store = new LocalObjectStore(folder);
        reader = new LakeReader(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private TopicSink listens() {
        return sink().open(LISTENS);
    }

    private LakeSink sink() {
        return LakeSink.builder(store)
                .topic("listen_events", StreamifyEvent.LISTEN_EVENTS)
                .build();
    }

    private static String listen(String artist, long ts, String user) {
        return "{\"artist\":\"" + artist + "\",\"song\":\"Song\",\"duration\":239.3073,\"ts\":" + ts
                + ",\"sessionId\":1,\"auth\":\"Logged In\",\"level\":\"free\",\"itemInSession\":0," + DEVICE + user
                + "}\n";
    }

    private static CommitResult commit(TopicSink topic, List<SampleRecord> records, long from, long to) {
        SinkBatch batch = topic.begin();
        SinkLane lane = batch.openLane();
        lane.write(records);
        lane.finish();
        batch.endings().forEach(Runnable::run);
        return batch.commit(CoveredOffsets.of(Map.of(0, new OffsetRange(from, to))));
    }

    private List<List<Object>> query(Zone zone, String columns) throws IOException, SQLException {
        List<String> files = new ArrayList<>();
        for (DataFile file : reader.files("listen_events")) {
            if (file.zone() == zone) {
                files.add("'" + folder.resolve(file.key().path()) + "'");
            }
        }
        List<List<Object>> rows = new ArrayList<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery("select " + columns + " from read_parquet(" + files
                        + ", hive_partitioning = false) order by kafka_offset")) {
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Has a column that the lake adds. */
    record Copied(String value, long kafkaOffset) {}

    @Test
    void refusesAColumnThatTheLakeAdds() {
        assertThatThrownBy(() ->
                        LakeSink.builder(new LocalObjectStore(folder)).topic("copies", EventType.of(Copied.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("topic copies: column kafka_offset of copied is one that the lake adds; rename it with"
                        + " @Names(column = ...)");
    }

    @Test
    void refusesAColumnThatFoldersOfDaysWouldHide() {
        assertThatThrownBy(() ->
                        LakeSink.builder(new LocalObjectStore(folder)).topic("bookings", EventType.of(Booking.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("topic bookings: column date of booking would be hidden by the folders date=..., which many"
                        + " readers take for a column; rename it with @Names(column = ...)");
    }

    @Test
    void eachRecordLandsInRawAndInCleanOrDead() throws Exception {
        TopicSink topic = listens();
        topic.startAt(Map.of(0, 0L));
        String truncated = listen("Nina Simone", MIDNIGHT, USER).substring(0, 60);

        CommitResult result = commit(
                topic,
                List.of(
                        SampleRecord.of(0, 0, listen("GnahorÃ©", MIDNIGHT, USER)),
                        SampleRecord.of(0, 1, listen("Guest Artist", MIDNIGHT + 1, "")),
                        SampleRecord.of(0, 2, truncated),
                        SampleRecord.of(0, 3, (String) null)),
                0,
                4);

        assertThat(result).isInstanceOfSatisfying(Committed.class, committed -> {
            assertThat(committed.records()).isEqualTo(4);
            assertThat(committed.deadLetters()).isEqualTo(2);
            assertThat(committed.files()).isEqualTo(3);
            assertThat(committed.positions()).isEqualTo(Map.of(0, 4L));
        });
        assertThat(query(Zone.CLEAN, "kafka_partition, kafka_offset, artist, zip, user_id, duration, epoch_ms(ts)"))
                .containsExactly(
                        List.of(0, 0L, "Gnahoré", "06354", 7L, 239.3073, MIDNIGHT),
                        java.util.Arrays.asList(0, 1L, "Guest Artist", "06354", null, 239.3073, MIDNIGHT + 1));
        assertThat(query(Zone.RAW, "value"))
                .containsExactly(
                        List.of(listen("GnahorÃ©", MIDNIGHT, USER)),
                        List.of(listen("Guest Artist", MIDNIGHT + 1, "")),
                        List.of(truncated),
                        java.util.Arrays.asList((Object) null));
        assertThat(query(Zone.DEAD, "kafka_offset, reason, value"))
                .containsExactly(List.of(2L, "MALFORMED", truncated), java.util.Arrays.asList(3L, "TOMBSTONE", null));
    }

    @Test
    void cleanRowsLieUnderTheEventsDayAndRawRowsUnderKafkas() throws Exception {
        TopicSink topic = listens();
        topic.startAt(Map.of(0, 0L));
        List<SampleRecord> records = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            records.add(SampleRecord.of(0, i, listen("A", MIDNIGHT + (i % 3 - 1) * DAY, USER)));
        }
        commit(topic, records, 0, 10);

        assertThat(folders(Zone.CLEAN))
                .containsExactlyInAnyOrder(
                        "clean/listen_events/date=2026-01-04",
                        "clean/listen_events/date=2026-01-05",
                        "clean/listen_events/date=2026-01-06");
        assertThat(folders(Zone.RAW)).containsExactly("raw/listen_events/date=2026-01-05");
        assertThat(query(Zone.CLEAN, "count(*) over ()")).hasSize(10);
    }

    private List<String> folders(Zone zone) throws IOException {
        return reader.files("listen_events").stream()
                .filter(file -> file.zone() == zone)
                .map(file -> file.key().path())
                .map(path -> path.substring(0, path.lastIndexOf('/')))
                .toList();
    }

    @Test
    void theLogSaysOfEachFileWhatIsInIt() throws IOException {
        TopicSink topic = listens();
        topic.startAt(Map.of(0, 0L));
        commit(topic, List.of(SampleRecord.of(0, 5, listen("A", MIDNIGHT + 9, USER))), 0, 6);

        DataFile clean = reader.files("listen_events").stream()
                .filter(file -> file.zone() == Zone.CLEAN)
                .findFirst()
                .orElseThrow();
        byte[] content = Files.readAllBytes(folder.resolve(clean.key().path()));
        CRC32C crc = new CRC32C();
        crc.update(content);
        assertThat(clean.rows()).isEqualTo(1);
        assertThat(clean.bytes()).isEqualTo(content.length);
        assertThat(clean.crc32c()).isEqualTo(String.format("%08x", crc.getValue()));
        assertThat(clean.columns()).isEqualTo(21);
        assertThat(clean.minTime()).isEqualTo("2026-01-05T00:00:00.009Z").isEqualTo(clean.maxTime());
        assertThat(clean.key().name())
                .matches("listen_events-A{22}-p0-o00000000000000000005-b00000000000000000001-[0-9a-f]{32}\\.parquet");
    }

    @Test
    void whateverARecordHoldsRawGivesBack() throws Exception {
        TopicSink topic = listens();
        topic.startAt(Map.of(0, 0L));
        byte[] binary = {(byte) 0xFF, 0, 1};
        List<SourceHeader> headers = List.of(
                new SourceHeader("trace", ByteBuffer.wrap("é\"".getBytes(StandardCharsets.UTF_8))),
                new SourceHeader("none", null),
                new SourceHeader("bytes", ByteBuffer.wrap(binary)));
        commit(
                topic,
                List.of(
                        SampleRecord.of(0, 0, binary).with(binary, headers),
                        SampleRecord.of(0, 1, "").with("\\x41".getBytes(StandardCharsets.UTF_8), List.of()),
                        SampleRecord.of(0, 2, "x").at(Long.MAX_VALUE, TimestampType.CREATE_TIME),
                        SampleRecord.of(0, 3, "x").at(-1, TimestampType.NONE),
                        SampleRecord.of(0, 4, "x").at(MIDNIGHT, TimestampType.LOG_APPEND_TIME)),
                0,
                5);

        assertThat(query(Zone.RAW, "kafka_key, kafka_headers, value, value_base64"))
                .startsWith(
                        java.util.Arrays.asList(
                                "\\xff0001",
                                "[{\"key\":\"trace\",\"value\":\"é\\\"\"},{\"key\":\"none\",\"value\":null},"
                                        + "{\"key\":\"bytes\",\"value_base64\":\"/wAB\"}]",
                                null,
                                "/wAB"),
                        java.util.Arrays.asList("\\x5c783431", null, "", null));
        assertThat(query(Zone.RAW, "epoch_ms(kafka_timestamp), kafka_timestamp_type"))
                .endsWith(
                        java.util.Arrays.asList(null, "CREATE_TIME(9223372036854775807)"),
                        java.util.Arrays.asList(null, "NONE"),
                        List.of(MIDNIGHT, "LOG_APPEND_TIME"));
    }

    @Test
    void aSupersededBatchLeavesNoFile() throws IOException {
        TopicSink zombie = listens();
        zombie.startAt(Map.of(0, 0L));
        SinkBatch open = zombie.begin();
        SinkLane lane = open.openLane();
        lane.write(List.of(SampleRecord.of(0, 0, listen("A", MIDNIGHT, USER))));
        commit(listens(), List.of(SampleRecord.of(0, 0, listen("A", MIDNIGHT, USER))), 0, 1);
        lane.finish();
        open.endings().forEach(Runnable::run);

        CommitResult result = open.commit(CoveredOffsets.of(Map.of(0, new OffsetRange(0, 1))));

        assertThat(result)
                .isEqualTo(new Superseded(
                        "partition 0 of listen_events stands at 1, but the batch begins at 0", Map.of(0, 1L)));
        assertThat(dataFilesOnDisk()).isEqualTo(2);
    }

    @Test
    void aDiscardedBatchLeavesNoFileFinishedOrNot() throws IOException {
        TopicSink topic = listens();
        topic.startAt(Map.of(0, 0L));
        SinkBatch batch = topic.begin();
        SinkLane finished = batch.openLane();
        finished.write(List.of(SampleRecord.of(0, 0, listen("A", MIDNIGHT, USER))));
        batch.openLane().write(List.of(SampleRecord.of(0, 1, listen("B", MIDNIGHT + 86_400_000, USER))));
        finished.finish();
        List<Runnable> endings = batch.endings();
        assertThat(endings).as("of three files").hasSize(2);
        endings.get(0).run();
        assertThat(dataFilesOnDisk()).isPositive();

        batch.discard();

        assertThat(dataFilesOnDisk()).isZero();
    }

    @Test
    void aBatchIsNotCommittedWithoutTheLastOfItsFiles() {
        TopicSink topic = listens();
        topic.startAt(Map.of(0, 0L));
        SinkBatch batch = topic.begin();
        SinkLane lane = batch.openLane();
        lane.write(List.of(
                SampleRecord.of(0, 0, listen("A", MIDNIGHT, USER)),
                SampleRecord.of(0, 1, listen("B", MIDNIGHT + 86_400_000, USER))));
        lane.finish();
        List<Runnable> endings = batch.endings();
        assertThat(endings).as("of three files").hasSize(2);
        endings.get(0).run();

        CoveredOffsets first = CoveredOffsets.of(Map.of(0, new OffsetRange(0, 2)));
        assertThatThrownBy(() -> batch.commit(first))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a batch of listen_events is committed before its endings were all taken");

        endings.get(1).run();
        assertThat(batch.commit(first)).isInstanceOf(CommitResult.Committed.class);
    }

    private long dataFilesOnDisk() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !folder.relativize(file).toString().startsWith("_songstreams"))
                    .count();
        }
    }

    @Test
    void positionsCanMoveWithoutData() throws IOException {
        TopicSink topic = listens();
        topic.startAt(Map.of(0, 0L));
        SinkBatch batch = topic.begin();

        assertThat(batch.commit(CoveredOffsets.of(Map.of(0, new OffsetRange(0, 3)))))
                .isInstanceOf(Committed.class);
        assertThat(topic.positions()).isEqualTo(Map.of(0, 3L));
        assertThat(reader.files("listen_events")).isEmpty();
    }

    @Test
    void aTopicWithoutAnEventTypeGoesToRawAlone() throws IOException {
        TopicSink topic = sink().open(new TopicIdentity("other", "BBBBBBBBBBBBBBBBBBBBBB", "cluster"));
        topic.startAt(Map.of(0, 0L));
        commit(topic, List.of(SampleRecord.of(0, 0, "not json")), 0, 1);

        assertThat(reader.files("other")).extracting(DataFile::zone).containsExactly(Zone.RAW);
        LakeSink cleanOnly = LakeSink.builder(new LocalObjectStore(folder.resolve("second")))
                .zones(Set.of(Zone.CLEAN))
                .build();
        assertThatThrownBy(() -> cleanOnly.open(LISTENS))
                .hasMessage(
                        "topic listen_events has no event type, so only zone raw could take its records, but the lake is"
                                + " written without it");
    }

    @Test
    void writersWithOtherZonesOrAnotherClusterAreRefused() {
        listens();
        LakeSink rawOnly = LakeSink.builder(store).zones(Set.of(Zone.RAW)).build();

        assertThatThrownBy(() -> rawOnly.open(LISTENS))
                .isInstanceOf(LakeConflictException.class)
                .hasMessage("the lake " + store.root()
                        + " has the zones [clean, raw], not [raw]; write to those, or to another lake");
        assertThatThrownBy(() -> sink().open(new TopicIdentity("listen_events", LISTENS.topicId(), "elsewhere")))
                .hasMessage("the lake " + store.root()
                        + " holds offsets of the Kafka cluster cluster, not of elsewhere; write to another lake");
    }

    @Test
    void aListenerIsToldOfEachDeadLetterAndItsFailureChangesNothing() {
        List<String> told = new ArrayList<>();
        TopicSink topic = LakeSink.builder(store)
                .topic("listen_events", StreamifyEvent.LISTEN_EVENTS)
                .onDeadLetter((name, partition, offset, rejection) -> {
                    told.add(name + "-" + partition + "@" + offset + " " + rejection.reason());
                    throw new IllegalStateException("a listener's bug");
                })
                .build()
                .open(LISTENS);
        topic.startAt(Map.of(0, 0L));

        CommitResult result = commit(topic, List.of(SampleRecord.of(0, 0, "{"), SampleRecord.of(0, 1, "")), 0, 2);

        assertThat(told).containsExactly("listen_events-0@0 MALFORMED", "listen_events-0@1 EMPTY");
        assertThat(result)
                .isInstanceOfSatisfying(
                        Committed.class,
                        committed -> assertThat(committed.deadLetters()).isEqualTo(2));
    }

    @Test
    void theDescriptorIsReadableJson() throws IOException {
        listens();
        try (InputStream in = Files.newInputStream(folder.resolve("_songstreams.json"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .matches(
                            "\\{\"formatVersion\":1,\"lakeId\":\"[0-9a-f-]{36}\",\"shards\":1,\"zones\":\\[\"raw\",\"clean\"\\],"
                                    + "\"clusterId\":\"cluster\"}");
        }
    }

    @Test
    void recordsOfAMebibyteNeverGatherByTheThousand() {
        SinkBatch batch = LakeSink.builder(store)
                .format(JsonLinesFormat.defaults())
                .build()
                .open(LISTENS)
                .begin();
        SinkLane lane = batch.openLane();
        byte[] mebibyte = new byte[1 << 20];
        Arrays.fill(mebibyte, (byte) 'x');

        List<Long> memory = new ArrayList<>();
        lane.write(() -> Stream.iterate(0, offset -> offset < 40, offset -> offset + 1)
                .peek(offset -> memory.add(batch.memoryBytes()))
                .<SourceRecord>map(offset -> SampleRecord.of(0, offset, mebibyte))
                .iterator());

        assertThat(memory).hasSize(40).allMatch(bytes -> bytes < 12L << 20);
        assertThat(batch.memoryBytes()).isLessThan(12L << 20);
        batch.discard();
    }
}
