// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.scan;

import dev.songstreams.benchmarks.report.MarkdownTable;
import dev.songstreams.benchmarks.report.Rounds;
import dev.songstreams.benchmarks.report.Spread;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Asks DuckDB the same of everybody's files, round after round, and that all answer alike. */
final class Scans {
    /** With eventsim's names; {@code FILES} stands for the files. */
    private static final Map<String, String> QUESTIONS = questions();

    /** So that every value is read. The texts are not compared: ours are repaired. */
    private static final String EVERY_COLUMN =
            "count(*), max(artist) is not null, max(song) is not null, round(sum(duration)), epoch_ms(max(ts)),"
                    + " max(sessionId), max(auth), max(level), sum(itemInSession), max(city), max(zip), max(state), max(userAgent),"
                    + " round(sum(lon)), round(sum(lat)), max(userId), max(lastName), max(firstName), max(gender),"
                    + " max(registration) is not null";

    /** DuckDB opens files for the first time, and the kernel gets them into its memory. */
    private static final int WARM_UP = 2;

    private static final double NANOS_PER_MILLI = 1e6;

    private final Map<String, ScannedFiles> all;
    private final int rounds;
    private final Map<String, Map<String, List<Double>>> millis = new LinkedHashMap<>();
    private final Map<String, String> answers = new HashMap<>();

    Scans(Map<String, ScannedFiles> all, int rounds) {
        this.all = all;
        this.rounds = rounds;
    }

    private static Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put(
                "sum of duration of one state and two days",
                "select count(*), round(sum(duration)) from FILES where state = 'CA'"
                        + " and ts >= timestamp '2026-01-06' and ts < timestamp '2026-01-08'");
        questions.put("distinct artists", "select count(distinct artist) from FILES");
        questions.put(
                "plays by song, the first ten",
                "select count(*), sum(plays) from (select artist, song, count(*) as plays from FILES"
                        + " group by artist, song order by plays desc, artist, song limit 10)");
        questions.put("all columns", "select " + EVERY_COLUMN + " from FILES");
        return questions;
    }

    void measure() throws Exception {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("set timezone = 'UTC'");
            for (String question : QUESTIONS.keySet()) {
                Rounds.run(
                        rounds + WARM_UP,
                        new ArrayList<>(all.keySet()),
                        (round, whose) -> ask(statement, question, whose, round > WARM_UP));
            }
        }
        print();
    }

    private void ask(Statement statement, String question, String whose, boolean counts) throws SQLException {
        ScannedFiles files = Objects.requireNonNull(all.get(whose), whose);
        long start = System.nanoTime();
        String answer = answer(statement, question, files);
        double took = (System.nanoTime() - start) / NANOS_PER_MILLI;
        if (counts) {
            millis.computeIfAbsent(question, first -> new LinkedHashMap<>())
                    .computeIfAbsent(whose, first -> new ArrayList<>())
                    .add(took);
        }
        String before = answers.putIfAbsent(question, answer);
        if (before != null && !before.equals(answer)) {
            throw new IllegalStateException(
                    "'" + question + "' is " + answer + " by the files of " + whose + ", but " + before + " by others");
        }
    }

    private static String answer(Statement statement, String question, ScannedFiles files) throws SQLException {
        String sql = files.named(QUESTIONS.getOrDefault(question, ""))
                .replace("FILES", "read_parquet('" + files.pattern() + "')");
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            StringBuilder answer = new StringBuilder();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                answer.append(row.getString(column)).append(' ');
            }
            return answer.toString();
        }
    }

    private void print() {
        String base = millis.values().iterator().next().keySet().stream()
                .skip(1)
                .findFirst()
                .orElse("");
        MarkdownTable table =
                new MarkdownTable("question", "files of", "ms", "times those of " + (base.isEmpty() ? "others" : base));
        millis.forEach((question, times) -> times.forEach((whose, taken) -> table.row(
                question, whose, Spread.of(taken).text(1), ratio(taken, times.getOrDefault(base, List.of())))));
        table.print("Scans of listens by DuckDB, files in the kernel's memory: median (least-greatest)");
    }

    private static String ratio(List<Double> taken, List<Double> base) {
        if (base.isEmpty() || base.equals(taken)) {
            return "";
        }
        return Spread.of(IntStream.range(0, base.size())
                        .mapToObj(round -> taken.get(round) / base.get(round))
                        .toList())
                .text(2);
    }
}
