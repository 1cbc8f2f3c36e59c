// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.songstreams.simulator.EventCounts;
import dev.songstreams.simulator.Simulation;
import dev.songstreams.simulator.SimulationSettings;
import dev.songstreams.simulator.Topic;
import dev.songstreams.testkit.LocalRedshift;
import dev.songstreams.testkit.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands as a user types them, against the local stack. Most run one after the other in a JVM that has the user's environment;
 * those that show what a process does by itself run in one of their own.
 */
class CommandLineTest {
    @TempDir
    static Path folder;

    private static LocalStack stack;
    private static CommandShell shell;

    @BeforeAll
    static void start() throws IOException {
        stack = LocalStack.start();
        shell = new CommandShell(folder.resolve("shell"), stack.environment());
    }

    @AfterAll
    static void stop() {
        shell.close();
        stack.close();
    }

    private record Ran(int exitCode, String text) {}

    /** In a JVM of its own, with some variables of the environment changed. */
    private static Ran runAlone(Map<String, String> changed, String... arguments) throws Exception {
        Map<String, String> environment = new HashMap<>(stack.environment());
        environment.putAll(changed);
        try (ChildProcess process = ChildProcess.songstreams(folder.resolve("output"), environment, arguments)) {
            return new Ran(process.exitCode(), process.text());
        }
    }

    private static Ran run(String... arguments) throws Exception {
        return new Ran(shell.run(arguments), shell.text());
    }

    private static String succeed(String... arguments) throws Exception {
        return succeeded(run(arguments));
    }

    private static String succeeded(Ran ran) {
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
        assertThat(lastLine(succeeded(runAlone(Map.of(), "listen", "--until-caught-up"))))
                .matches(counts.total() + " records, \\d+ files, \\d+ bytes, 0 dead letters, [0-9.]+ seconds");
        assertThat(lastLine(succeed("listen", "--until-caught-up")))
                .startsWith("0 records, 0 files, 0 bytes, 0 dead letters, ");
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
        assertThat(run("quarantine", "auth_events", loaded, "--reason", "a test")
                        .text())
                .contains("which is loaded: its rows are in the warehouse");
        assertThat(run("listen", "--topics", "listen_events,listen_evnets", "--until-caught-up"))
                .satisfies(ran -> assertOneLine(
                        ran,
                        1,
                        "there is no topic listen_evnets in Kafka at "
                                + stack.kafka().bootstrapServers() + "; without --until-caught-up it is waited for"));
        String noTopic = "the lake s3://lake/songstreams has no topic listens, but these: [";
        assertOneLine(run("files", "--topic", "listens"), 1, noTopic);
        assertOneLine(run("dead", "--topic", "listens"), 1, noTopic);
        assertThat(header("quarantine")).isEqualTo("topic,file,rows,reason,by,at");
        assertSmallFilesArePutTogether();
        assertThat(succeed("vacuum", "--retention", "1m"))
                .isEqualTo("removed 0 replaced files (0 bytes) and 0 old checkpoints\n");
        assertThat(succeed("sweep")).isEqualTo("removed 0 files (0 bytes) and 0 unfinished uploads\n");
        assertAFileIsFoundInWhicheverWayItIsNamed();
        assertOneTopicsFailureKeepsNothingElseBack();
    }

    private static void assertSmallFilesArePutTogether() throws Exception {
        assertOneLine(run("compact", "--topic", "listens"), 1, "has no topic listens");
        assertThat(run("compact", "--age", "1d", "--all-ages").text()).contains("mutually exclusive");
        assertThat(succeed("compact", "--age", "1d", "--dry-run")).contains("page_view_events: ");
        assertThat(run("compact", "--file-bytes", "0").exitCode()).isEqualTo(2);
        for (int flush = 0; flush < 6; flush++) {
            succeed("simulate", "--users", "10", "--days", "1");
            succeed("listen", "--until-caught-up");
        }
        succeed("load");
        long before = succeed("files", "--topic", "page_view_events").lines().count();
        assertThat(succeed("compact", "--topic", "page_view_events", "--dry-run"))
                .matches("page_view_events: \\d+ files of \\d+ bytes would become \\d+\n");

        assertThat(succeed("compact", "--topic", "page_view_events"))
                .matches("page_view_events: \\d+ files of \\d+ bytes became \\d+ of \\d+ bytes, with \\d+ rows\n");

        assertThat(succeed("files", "--topic", "page_view_events").lines().count())
                .isLessThan(before - 4);
        assertThat(succeed("load")).contains("\n0 rows loaded; star: 0 new listens");
        assertThat(succeed("compact", "--topic", "page_view_events"))
                .isEqualTo("page_view_events: nothing to put together\n");
    }

    /** Its table is gone for a while. */
    private static void assertOneTopicsFailureKeepsNothingElseBack() throws Exception {
        succeed("simulate", "--users", "20");
        succeed("listen", "--until-caught-up");
        sql("alter table public.auth_events rename to auth_events_away");
        String gone = "songstreams: auth_events: the table public.auth_events is gone";

        Ran once = run("load");
        assertThat(once.exitCode()).isEqualTo(1);
        assertThat(once.text())
                .containsPattern("(?m)^star: [1-9]\\d* new listens, ")
                .contains(gone);

        try (ChildProcess repeated =
                ChildProcess.songstreams(folder.resolve("repeated"), stack.environment(), "load", "--every", "100ms")) {
            repeated.awaitSaid(gone, 2);
            assertThat(repeated.isAlive()).as("it said: %s", repeated.text()).isTrue();
            sql("alter table public.auth_events_away rename to auth_events");
            repeated.awaitSaid(" rows loaded; star: ", 2);
            assertThat(repeated.isAlive()).as("it said: %s", repeated.text()).isTrue();
            assertThat(repeated.text())
                    .containsPattern("auth_events +[1-9]\\d* rows of")
                    .contains("; the next load tries again");
        }
    }

    private static void sql(String statement) throws SQLException {
        LocalRedshift redshift = stack.redshift();
        try (Connection connection =
                        DriverManager.getConnection(redshift.jdbcUrl(), redshift.user(), redshift.password());
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /** A load's error names a file as S3 does, which escapes nothing. */
    private static void assertAFileIsFoundInWhicheverWayItIsNamed() throws Exception {
        String lake = "s3://lake/my%20100%25%20lake";
        succeed("listen", "--lake", lake, "--topics", "auth_events", "--until-caught-up");
        String printed = succeed("files", "--lake", lake, "--zone", "clean")
                .lines()
                .findFirst()
                .orElseThrow();
        String key = printed.substring(printed.indexOf("clean/"));

        for (String name : List.of("s3://lake/my 100% lake/" + key, printed, key)) {
            assertThat(succeed("quarantine", "auth_events", name, "--reason", "a test", "--lake", lake))
                    .startsWith(key + " is in quarantine; loads leave out its ");
        }
        assertThat(succeed("quarantine", "auth_events", key, "--release", "--lake", lake))
                .startsWith(key + " is out of quarantine; 0 rows loaded");
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
        assertThat(header("ask", "most-streamed-songs", "--by", "hours")).isEqualTo("artist,song,genre,plays,seconds");
        assertThat(header("ask", "most-streamed-artists", "--top", "3")).isEqualTo("artist,plays,seconds");
        assertThat(succeed("ask", "most-streamed-artists", "--top", "3", "--output", "csv")
                        .lines())
                .hasSize(4);
        assertThat(header("ask", "songs-on-repeat", "--in-a-row", "3")).isEqualTo("user_id,artist,song,times,longest");
        assertThat(header("ask", "most-skipped-songs", "--top", "3")).isEqualTo("artist,song,plays,followed,skips");
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
            assertThat(status.get("undecoded_rows").asLong()).isZero();
            assertThat(status.get("lag").asLong()).isZero();
            assertThat(status.get("not_loaded_rows").asLong()).isZero();
        }
        assertThat(statuses).hasSize(Topic.values().length);
    }

    @Test
    void failuresAreOneClearLine() throws Exception {
        assertOneLine(
                runAlone(Map.of(), "listen", "--kafka", "127.0.0.1:1", "--kafka-timeout", "2s"),
                1,
                "no Kafka broker answers at 127.0.0.1:1 within 2 s");
        assertOneLine(run("listen", "--lake", "s3://no-such-bucket/x"), 1, "no-such-bucket");
        assertOneLine(runAlone(Map.of("AWS_SECRET_ACCESS_KEY", "wrong"), "files"), 1, "lake");
        assertOneLine(
                runAlone(Map.of("SONGSTREAMS_WAREHOUSE_PASSWORD", "wrong"), "ask", "top-songs"),
                1,
                "refuses the login");
        assertOneLine(
                runAlone(
                        Map.of("SONGSTREAMS_WAREHOUSE", "jdbc:redshift://127.0.0.1:1/dev?ssl=false"),
                        "ask",
                        "top-songs"),
                1,
                "can't be reached");
        assertOneLine(run("load", "--lake", folder.toUri().toString()), 1, "COPY reads from S3 alone");
        for (String command : List.of("load", "files", "dead", "sweep", "status", "quarantine")) {
            assertOneLine(
                    run(command, "--lake", "s3://lake/empty"),
                    1,
                    "there is no lake under s3://lake/empty yet; run songstreams listen first");
        }
        assertOneLine(run("redrive", "--lake", "s3://lake/empty"), 1, "there is no lake");
        assertOneLine(run("replay", "--topic", "listen_events", "--lake", "s3://lake/empty"), 1, "there is no lake");
        String missing = folder.resolve("missing").toString();
        assertOneLine(run("load", "--catalog", missing), 1, "there is no file " + missing);
        assertOneLine(run("listen", "--kafka-config", missing), 1, "there is no file " + missing);
    }

    @Test
    void wrongUsageIsOneClearLineToo() throws Exception {
        assertOneLine(run("ask", "top-bananas"), 2, "'top-bananas' is no question");
        assertOneLine(
                run("ask", "top-songs", "--state", "TX"),
                2,
                "--state means nothing to top-songs, which takes [--user-id, --top]");
        assertOneLine(
                run("ask", "listening-hours", "--top", "3"),
                2,
                "--top means nothing to listening-hours, which takes [--user-id, --artist, --zone]");
        assertOneLine(run("ask", "top-songs", "--zone", "UTC"), 2, "--zone means nothing to top-songs");
        assertOneLine(run("ask", "most-skipped-songs", "--by", "hours"), 2, "--by means nothing to most-skipped-songs");
        assertOneLine(run("ask", "skips", "--in-a-row", "3"), 2, "--in-a-row means nothing to skips");
        assertOneLine(run("ask", "songs-on-repeat", "--in-a-row", "1"), 2, "--in-a-row is at least 2, not 1");
        assertOneLine(run("ask", "most-streamed-songs", "--by", "bananas"), 2, "bananas");
        assertOneLine(
                run("ask", "totals", "--state", "TX"), 2, "--state means nothing to totals, which takes none of them");
        assertOneLine(run("listen", "--format", "xml"), 2, "xml");
        assertOneLine(run("listen", "--zones", "clean,bronze"), 2, "bronze");
        assertOneLine(run("listen", "--flush-every", "soon"), 2, "'soon' is no duration");
        assertOneLine(run("listen", "--from", "yesterday"), 2, "--from is earliest, latest or a time");
        assertOneLine(
                runAlone(Map.of("SONGSTREAMS_WAREHOUSE", "jdbc:redshift://h:1/d?password=secret1"), "ask", "top-songs"),
                2,
                "secrets must not");
        assertOneLine(run("load", "--every", "0s"), 2, "--every is a duration above zero");
        assertOneLine(run("bogus"), 2, "bogus");
        assertOneLine(runAlone(Map.of()), 2, "say which command");
    }

    @Test
    void theVersionIsThatOfTheProjectAndOfTheJvm() throws Exception {
        String project =
                Files.readString(Path.of("../pom.xml")).split("<version>")[1].split("</version>")[0];

        assertThat(succeed("--version").lines())
                .containsExactly(
                        "songstreams " + project,
                        "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name") + " of "
                                + System.getProperty("java.vendor"));
    }

    @Test
    void theHelpNamesEveryQuestion() throws Exception {
        String help = succeed("ask", "--help").replaceAll("\\s+", " ");

        assertThat(Question.values())
                .hasSize(17)
                .allSatisfy(question -> assertThat(help).contains(question.typed()));
    }

    private static void assertOneLine(Ran ran, int exitCode, String says) {
        assertThat(ran.text()).startsWith("songstreams: ").contains(says).doesNotContain("wrong", "secret1");
        assertThat(ran.text().lines()).hasSize(1);
        assertThat(ran.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void aStackTraceIsShownOnlyWhenAskedFor() throws IOException, Exception {
        Ran ran = runAlone(Map.of(), "files", "--lake", "s3://no-such-bucket/x", "--verbose");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.text()).contains("\n\tat ");
    }
}
