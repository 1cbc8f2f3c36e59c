// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.decode.Rejection;
import dev.songstreams.core.decode.RowDecoder;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.SinkBatch;
import dev.songstreams.core.sink.SinkLane;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.sink.LakeSink;
import dev.songstreams.lake.sink.TopicModel;
import dev.songstreams.lake.store.local.LocalObjectStore;
import dev.songstreams.simulator.Simulation;
import dev.songstreams.simulator.SimulationSettings;
import dev.songstreams.simulator.Topic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills real redrives and replays, and counts every record after. */
class RedriveCrashTest {
    private static final long SEED = Long.getLong("songstreams.seed", System.nanoTime());
    private static final int KILLS = 2;
    private static final int BATCH = 150;
    private static final String TOPIC = Topic.LISTEN.topicName();
    private static final String NOT_AN_EVENT = "[]";

    @TempDir
    Path folder;

    @Test
    void redrivesAndReplaysThatAreKilledLoseAndDoubleNothing() throws Exception {
        List<KafkaValue> listens = listens();
        write(listens);
        Random random = new Random(SEED);

        assertThat(succeed("dead", "--limit", "1"))
                .containsPattern("^" + TOPIC + "-0@\\d+ REFUSED \\(not yet\\): \\{")
                .endsWith(TOPIC + ": " + dead(listens) + " dead letters " + reasons(listens) + "\n");
        assertThat(succeed("redrive", "--topic", TOPIC, "--dry-run"))
                .endsWith("files would be replaced, nothing was changed\n");
        kill("redrive", random);
        assertThat(succeed("redrive", "--topic", TOPIC)).contains(" 1 dead (MALFORMED 1)\n");
        assertEachOnce(listens);
        kill("replay", random);
        assertThat(succeed("replay", "--topic", TOPIC))
                .contains(TOPIC + ": " + listens.size() + " records, " + (listens.size() - 1)
                        + " decoded, 1 dead (MALFORMED 1)\n");

        assertEachOnce(listens);
        assertThat(succeed("redrive", "--topic", TOPIC))
                .isEqualTo(TOPIC + ": 1 record, 0 decoded, 1 dead (MALFORMED 1)\n" + TOPIC
                        + ": 0 files replaced by 0, in 0 entries\n");
        assertThat(succeed("dead"))
                .startsWith(TOPIC + "-0@" + (listens.size() - 1) + " MALFORMED (")
                .endsWith(": " + NOT_AN_EVENT + "\n" + TOPIC + ": 1 dead letter {MALFORMED=1}\n");
    }

    private void kill(String command, Random random) throws Exception {
        for (int i = 0; i < KILLS; i++) {
            try (ChildProcess process = start(command, "--topic", TOPIC, "--entry-bytes", "1")) {
                process.killOnceItSays("entry", random.nextInt(400));
            }
        }
    }

    private static List<KafkaValue> listens() {
        List<KafkaValue> listens = new ArrayList<>();
        new Simulation(SimulationSettings.builder()
                        .users(400)
                        .period(Duration.ofDays(3))
                        .build())
                .forEach((topic, buffer, offset, length, time) -> {
                    if (topic == Topic.LISTEN) {
                        byte[] value = Arrays.copyOfRange(buffer, offset, offset + length);
                        listens.add(new KafkaValue(TOPIC, listens.size(), time, ByteBuffer.wrap(value)));
                    }
                });
        listens.add(new KafkaValue(
                TOPIC, listens.size(), 0, ByteBuffer.wrap(NOT_AN_EVENT.getBytes(StandardCharsets.UTF_8))));
        return listens;
    }

    /** As a decoder wrote them that refused each third. */
    private void write(List<KafkaValue> listens) {
        TopicModel real = TopicModel.json(StreamifyEvent.LISTEN_EVENTS);
        TopicModel strict = new TopicModel(
                real.type(), () -> refusingEachThird(real.decoders().get()));
        try (LocalObjectStore store = new LocalObjectStore(lake())) {
            TopicSink topic = LakeSink.builder(store)
                    .topic(TOPIC, strict)
                    .build()
                    .open(new TopicIdentity(TOPIC, "AAAAAAAAAAAAAAAAAAAAAA", "cluster"));
            topic.startAt(Map.of(0, 0L));
            for (int from = 0; from < listens.size(); from += BATCH) {
                int to = Math.min(from + BATCH, listens.size());
                SinkBatch batch = topic.begin();
                SinkLane lane = batch.openLane();
                lane.write(listens.subList(from, to));
                lane.finish();
                batch.endings().forEach(Runnable::run);
                batch.commit(CoveredOffsets.of(Map.of(0, new OffsetRange(from, to))));
            }
        }
    }

    private static RowDecoder refusingEachThird(RowDecoder decoder) {
        return (record, batch, firstColumn) -> record.offset() % 3 == 0
                ? new Rejection(Rejection.Reason.REFUSED, "not yet")
                : decoder.decode(record, batch, firstColumn);
    }

    private static long refused(List<KafkaValue> listens) {
        return (listens.size() + 2) / 3;
    }

    /** The last record is no event; it may be one that was refused too. */
    private static boolean isLastRefused(List<KafkaValue> listens) {
        return (listens.size() - 1) % 3 == 0;
    }

    private static long dead(List<KafkaValue> listens) {
        return refused(listens) + (isLastRefused(listens) ? 0 : 1);
    }

    private static String reasons(List<KafkaValue> listens) {
        return isLastRefused(listens)
                ? "{REFUSED=" + refused(listens) + "}"
                : "{MALFORMED=1, REFUSED=" + refused(listens) + "}";
    }

    private Path lake() {
        return folder.resolve("lake");
    }

    private ChildProcess start(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--lake", lake().toUri().toString()));
        return ChildProcess.songstreams(folder.resolve("output"), Map.of(), all.toArray(String[]::new));
    }

    private String succeed(String... arguments) throws Exception {
        try (ChildProcess process = start(arguments)) {
            assertThat(process.exitCode())
                    .as("seed %d, it said: %s", SEED, process.text())
                    .isZero();
            return process.text();
        }
    }

    private void assertEachOnce(List<KafkaValue> listens) throws Exception {
        long events = listens.size() - 1;
        assertThat(LakeCheck.row(
                        live(Zone.CLEAN),
                        "select count(*), count(distinct kafka_offset), max(kafka_offset) from FILES"))
                .as("seed %d", SEED)
                .containsExactly(events, events, events - 1);
        assertThat(LakeCheck.row(live(Zone.DEAD), "select count(*), min(kafka_offset) from FILES"))
                .as("seed %d", SEED)
                .containsExactly(1L, events);
        // DuckDB's own reading of the raw values agrees, row by row.
        String raw = "(select kafka_offset, value from read_parquet("
                + live(Zone.RAW).stream().map(file -> "'" + file + "'").toList() + ", hive_partitioning = false))";
        assertThat(LakeCheck.row(
                        live(Zone.CLEAN),
                        "select count(*) from FILES clean join " + raw + " raw using (kafka_offset) where session_id ="
                                + " (value->>'$.sessionId')::bigint and epoch_ms(ts) = (value->>'$.ts')::bigint and zip ="
                                + " value->>'$.zip' and user_id is not distinct from (value->>'$.userId')::bigint"))
                .as("seed %d", SEED)
                .containsExactly(events);
    }

    private List<Path> live(Zone zone) throws IOException {
        try (LocalObjectStore store = new LocalObjectStore(lake())) {
            return new LakeReader(store)
                    .files(TOPIC).stream()
                            .filter(file -> file.zone() == zone)
                            .map(file -> lake().resolve(file.key().path()))
                            .toList();
        }
    }
}
