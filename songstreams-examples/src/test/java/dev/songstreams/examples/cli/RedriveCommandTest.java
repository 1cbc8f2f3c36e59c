// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.decode.DecodeResult;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.SinkBatch;
import dev.songstreams.core.sink.SinkLane;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.lake.sink.LakeSink;
import dev.songstreams.lake.sink.TopicModel;
import dev.songstreams.lake.store.local.LocalObjectStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A lake of two of Streamify's topics with a dead letter each, a third that was listened to without a type, and one of another's. */
class RedriveCommandTest {
    record Purchase(long customer) {}

    @TempDir
    Path lake;

    @BeforeEach
    void fill() {
        try (LocalObjectStore store = new LocalObjectStore(lake)) {
            LakeSink sink = LakeSink.builder(store)
                    .topic("auth_events", refusing(StreamifyEvent.AUTH_EVENTS))
                    .topic("listen_events", refusing(StreamifyEvent.LISTEN_EVENTS))
                    .topic("purchases", refusing(EventType.of(Purchase.class, "purchases")))
                    .build();
            for (String topic : List.of("auth_events", "listen_events", "page_view_events", "purchases")) {
                write(sink, topic);
            }
        }
    }

    @Test
    void withoutATopicItTakesAllWhoseTypeItKnows() {
        assertThat(run("redrive")).isEqualTo("""
                        0
                        page_view_events: left alone, as it has no zone clean
                        purchases: left alone, as its events are none of Streamify's; for your own use LakeReplay
                        auth_events: entry 3, 1 record so far, horizon 2
                        auth_events: 1 record, 0 decoded, 1 dead (MALFORMED 1)
                        auth_events: 1 file replaced by 1, in 1 entry
                        listen_events: entry 3, 1 record so far, horizon 2
                        listen_events: 1 record, 0 decoded, 1 dead (MALFORMED 1)
                        listen_events: 1 file replaced by 1, in 1 entry
                        """);
        assertThat(run("dead"))
                .contains("auth_events: 1 dead letter {MALFORMED=1}", "purchases: 1 dead letter {REFUSED=1}");
    }

    @Test
    void aTopicThatIsNamedIsTheOnlyOne() {
        assertThat(run("redrive", "--topic", "auth_events", "--horizon", "2"))
                .startsWith("0\nauth_events: entry 3")
                .doesNotContain("listen_events", "purchases");
    }

    @Test
    void aHorizonIsOfOneTopic() {
        assertThat(run("redrive", "--horizon", "2"))
                .isEqualTo(
                        "2\nsongstreams: --horizon is of one topic: say which by --topic (see songstreams redrive --help)\n");
    }

    /** The exit code, and what was printed. */
    private String run(String command, String... options) {
        StringWriter printed = new StringWriter();
        List<String> arguments =
                new ArrayList<>(List.of(command, "--lake", lake.toUri().toString()));
        arguments.addAll(List.of(options));
        CommandLine line =
                Songstreams.commandLine().setOut(new PrintWriter(printed)).setErr(new PrintWriter(printed));
        int exitCode = line.execute(arguments.toArray(String[]::new));
        return exitCode + "\n" + printed;
    }

    private static <E extends Record> TopicModel refusing(EventType<E> type) {
        return TopicModel.decoded(type, () -> record -> DecodeResult.refused("not yet"));
    }

    private static void write(LakeSink sink, String name) {
        TopicSink topic = sink.open(new TopicIdentity(name, "AAAAAAAAAAAAAAAAAAAAAA", "cluster"));
        topic.startAt(Map.of(0, 0L));
        SinkBatch batch = topic.begin();
        SinkLane lane = batch.openLane();
        lane.write(List.of(new KafkaValue(name, 0, 0, ByteBuffer.wrap("[]".getBytes(StandardCharsets.UTF_8)))));
        lane.finish();
        batch.endings().forEach(Runnable::run);
        batch.commit(CoveredOffsets.of(Map.of(0, new OffsetRange(0, 1))));
    }
}
