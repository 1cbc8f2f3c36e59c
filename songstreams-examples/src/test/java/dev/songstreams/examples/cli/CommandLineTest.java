// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.songstreams.simulator.EventCounts;
import dev.songstreams.simulator.Simulation;
import dev.songstreams.simulator.SimulationSettings;
import dev.songstreams.simulator.Topic;
import dev.songstreams.testkit.LocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a user types them, each in a JVM of its own, against the local stack. */
class CommandLineTest {
    private static LocalStack stack;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        stack = LocalStack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private record Ran(int exitCode, String text) {}

    private Ran run(Map<String, String> changed, String... arguments) throws Exception {
        Map<String, String> environment = new HashMap<>(stack.environment());
        environment.putAll(changed);
        try (ChildProcess process = ChildProcess.songstreams(folder.resolve("output"), environment, arguments)) {
            return new Ran(process.exitCode(), process.text());
        }
    }

    private String succeed(String... arguments) throws Exception {
        Ran ran = run(Map.of(), arguments);
        assertThat(ran.exitCode()).as("it said: %s", ran.text()).isZero();
        return ran.text();
    }

    private static String lastLine(String text) {
        List<String> lines = text.lines().toList();
        return lines.get(lines.size() - 1);
    }

    @Test
    void theWholeWayFromKafkaToTheAnswers() throws Exception {
        EventCounts counts = new Simulation(
                        SimulationSettings.builder().users(60).build())
                .forEach((topic, buffer, offset, length, time) -> {});

        assertThat(succeed("simulate", "--users", "60")).contains(counts.total() + " events in ");
        assertThat(lastLine(succeed("listen", "--until-caught-up")))
                .matches(counts.total() + " records, \\d+ files, \\d+ bytes, 0 dead letters, [0-9.]+ seconds");
        assertThat(lastLine(succeed("listen", "--until-caught-up"))).startsWith("0 records, 0 files, 0 bytes, ");
        assertThat(succeed("load"))
                .contains("540 songs in the catalogue")
                .contains(counts.total() + " rows loaded; star: " + counts.of(Topic.LISTEN) + " new listens");
        assertThat(succeed("load"))
                .contains("\n0 rows loaded; star: 0 new listens")
                .doesNotContain("catalogue");
        assertAnswers(counts);
        assertStatus(counts);
        assertThat(succeed("files", "--zone", "clean", "--topic", "listen_events")
                        .lines())
                .isNotEmpty()
                .allMatch(line ->
                        line.matches("s3://lake/songstreams/clean/listen_events/date=[0-9-]{10}/[^/]+\\.parquet"));
        String loaded = succeed("files", "--zone", "clean", "--topic", "auth_events")
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(run(Map.of(), "quarantine", "auth_events", loaded, "--reason", "a test")
                        .text())
                .contains("which is loaded: its rows are in the warehouse");
        assertThat(header("quarantine")).isEqualTo("topic,file,rows,reason,by,at");
        assertThat(succeed("sweep")).isEqualTo("removed 0 files (0 bytes) and 0 unfinished uploads\n");
    }

    private void assertAnswers(EventCounts counts) throws Exception {
        JsonNode songs =
                new ObjectMapper().readTree(succeed("ask", "top-songs", "--top", "100000", "--output", "json"));
        long plays = 0;
        for (JsonNode song : songs) {
            plays += song.get("plays").asLong();
        }
        assertThat(plays).isEqualTo(counts.of(Topic.LISTEN));
        assertThat(songs.get(0).fieldNames())
                .toIterable()
                .containsExactly("artist", "song", "genre", "plays", "seconds");
        assertThat(header("ask", "top-genres")).isEqualTo("genre,plays,seconds");
        assertThat(header("ask", "top-artists", "--top", "2")).isEqualTo("user_id,artist,plays,seconds");
        assertThat(header("ask", "listening-hours", "--zone", "America/New_York"))
                .isEqualTo("hour,plays,seconds");
        assertThat(header("ask", "top-songs-by-location", "--top", "1")).isEqualTo("state,city,artist,song,plays");
        assertThat(new ObjectMapper()
                        .readTree(succeed("ask", "totals", "--output", "json"))
                        .get(0)
                        .get("streams")
                        .asLong())
                .isEqualTo(counts.of(Topic.LISTEN));
        assertThat(header("ask", "local-listening-hours", "--state", "TX")).isEqualTo("hour,plays,seconds");
        assertThat(header("ask", "streams-per-day", "--zone", "America/New_York"))
                .isEqualTo("day,plays,seconds,users");
        assertThat(succeed("ask", "streams-per-day", "--output", "json")).containsPattern("\"day\" : \"20\\d\\d-");
        assertThat(header("ask", "users-by-state")).isEqualTo("state,users,plays,guest_plays");
        assertThat(header("ask", "levels-by-gender")).isEqualTo("gender,level,users,plays,seconds");
        assertThat(header("ask", "conversion")).isEqualTo("free_users,converted_users,upgrades,downgrades");
        assertThat(header("ask", "skips")).isEqualTo("level,plays,followed,skips");
        assertThat(header("ask", "session-lengths"))
                .isEqualTo("visitor,sessions,mean_seconds,median_seconds,longest_seconds");
    }

    private String header(String... question) throws Exception {
        List<String> arguments = new java.util.ArrayList<>(List.of(question));
        arguments.addAll(List.of("--output", "csv"));
        return succeed(arguments.toArray(String[]::new)).lines().findFirst().orElseThrow();
    }

    private void assertStatus(EventCounts counts) throws Exception {
        JsonNode statuses = new ObjectMapper().readTree(succeed("status", "--output", "json"));
        for (JsonNode status : statuses) {
            Topic topic = java.util.Arrays.stream(Topic.values())
                    .filter(each -> each.topicName().equals(status.get("topic").asText()))
                    .findFirst()
                    .orElseThrow();
            assertThat(status.get("raw_rows").asLong()).isEqualTo(counts.of(topic));
            assertThat(status.get("clean_rows").asLong()).isEqualTo(counts.of(topic));
            assertThat(status.get("lag").asLong()).isZero();
            assertThat(status.get("not_loaded_rows").asLong()).isZero();
        }
        assertThat(statuses).hasSize(Topic.values().length);
    }

    @Test
    void failuresAreOneClearLine() throws Exception {
        assertOneLine(
                run(Map.of(), "listen", "--kafka", "127.0.0.1:1"),
                1,
                "no Kafka broker answers at 127.0.0.1:1 within 10 s");
        assertOneLine(run(Map.of(), "listen", "--lake", "s3://no-such-bucket/x"), 1, "no-such-bucket");
        assertOneLine(run(Map.of("AWS_SECRET_ACCESS_KEY", "wrong"), "files"), 1, "lake");
        assertOneLine(
                run(Map.of("SONGSTREAMS_WAREHOUSE_PASSWORD", "wrong"), "ask", "top-songs"), 1, "refuses the login");
        assertOneLine(
                run(Map.of("SONGSTREAMS_WAREHOUSE", "jdbc:redshift://127.0.0.1:1/dev?ssl=false"), "ask", "top-songs"),
                1,
                "can't be reached");
        assertOneLine(run(Map.of(), "load", "--lake", folder.toUri().toString()), 1, "COPY reads from S3 alone");
        assertOneLine(run(Map.of(), "load", "--lake", "s3://lake/empty"), 1, "run songstreams listen first");
        String missing = folder.resolve("missing").toString();
        assertOneLine(run(Map.of(), "load", "--catalog", missing), 1, "there is no file " + missing);
        assertOneLine(run(Map.of(), "listen", "--kafka-config", missing), 1, "there is no file " + missing);
    }

    @Test
    void wrongUsageIsOneClearLineToo() throws Exception {
        assertOneLine(run(Map.of(), "ask", "top-bananas"), 2, "'top-bananas' is no question");
        assertOneLine(run(Map.of(), "ask", "top-songs", "--state", "TX"), 2, "--state means nothing to top-songs");
        assertOneLine(
                run(Map.of(), "ask", "totals", "--state", "TX"),
                2,
                "--state means nothing to totals, which takes none of them");
        assertOneLine(run(Map.of(), "listen", "--format", "xml"), 2, "xml");
        assertOneLine(run(Map.of(), "listen", "--zones", "clean,bronze"), 2, "bronze");
        assertOneLine(run(Map.of(), "listen", "--flush-every", "soon"), 2, "'soon' is no duration");
        assertOneLine(run(Map.of(), "listen", "--from", "yesterday"), 2, "--from is earliest, latest or a time");
        assertOneLine(
                run(Map.of("SONGSTREAMS_WAREHOUSE", "jdbc:redshift://h:1/d?password=secret1"), "ask", "top-songs"),
                2,
                "secrets must not");
        assertOneLine(run(Map.of(), "load", "--every", "0s"), 2, "--every is a duration above zero");
        assertOneLine(run(Map.of(), "bogus"), 2, "bogus");
        assertOneLine(run(Map.of()), 2, "say which command");
    }

    private static void assertOneLine(Ran ran, int exitCode, String says) {
        assertThat(ran.text()).startsWith("songstreams: ").contains(says).doesNotContain("wrong", "secret1");
        assertThat(ran.text().lines()).hasSize(1);
        assertThat(ran.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void aStackTraceIsShownOnlyWhenAskedFor() throws IOException, Exception {
        Ran ran = run(Map.of(), "files", "--lake", "s3://no-such-bucket/x", "--verbose");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.text()).contains("\n\tat ");
    }
}
