// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The figures of a soak. Thread-safe. */
final class Tally {
    private static final Pattern COMMITTED = Pattern.compile("committed \\S+ #\\d+: .* (\\d+) conflicts");
    private static final Pattern SUPERSEDED = Pattern.compile("another writer was further, (\\d+) records");
    private static final Pattern DISCARDED = Pattern.compile("uncommitted records will be read again");
    private static final Pattern FAILED = Pattern.compile("the poller stops: .*");
    private static final Pattern SWEPT =
            Pattern.compile("(?:removed|swept) (\\d+) files? (?:\\(\\d+ bytes?\\) )?and (\\d+) unfinished");

    private final long began = System.nanoTime();
    private final Map<String, Long> figures = new ConcurrentHashMap<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    void add(String what, long number) {
        figures.merge(what, number, Long::sum);
    }

    long of(String what) {
        return figures.getOrDefault(what, 0L);
    }

    /** A kill, and what it left behind. */
    void kill(KillPoint point, Estate.Remains before, Estate.Remains after) {
        String kill = "kills: " + point.meaning();
        add(kill, 1);
        add("kills", 1);
        add("left behind: unfinished files", Math.max(0, after.unfinished() - before.unfinished()));
        add("left behind: unnamed files", Math.max(0, after.unnamed() - before.unnamed()));
        add("left behind: log ahead of Kafka's offsets", after.aheadOfKafka() ? 1 : 0);
    }

    /** What a worker said that it did. */
    void read(Worker worker) {
        for (String line : worker.text().split("\n")) {
            Matcher committed = COMMITTED.matcher(line);
            if (committed.find()) {
                add("batches committed", 1);
                add("conflicts won by rebuilding", Long.parseLong(committed.group(1)));
            }
            Matcher superseded = SUPERSEDED.matcher(line);
            if (superseded.find()) {
                add("batches superseded", 1);
                add("records of superseded batches", Long.parseLong(superseded.group(1)));
            }
            Matcher swept = SWEPT.matcher(line);
            if (swept.find()) {
                add("sweeps that said what they removed", 1);
                add("swept files", Long.parseLong(swept.group(1)));
                add("swept unfinished files", Long.parseLong(swept.group(2)));
            }
            if (DISCARDED.matcher(line).find()) {
                add("batches discarded in a rebalance", 1);
            }
            Matcher failed = FAILED.matcher(line);
            if (failed.find()) {
                add("workers that failed", 1);
                failures.add(failed.group());
            }
        }
    }

    /** Why workers failed. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    long seconds() {
        return (System.nanoTime() - began) / 1_000_000_000L;
    }

    /** The figures as a table, in the order of their names. */
    String table() {
        Map<String, Long> sorted = new LinkedHashMap<>();
        figures.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        sorted.put("seconds", seconds());
        StringBuilder table = new StringBuilder();
        sorted.forEach((what, number) -> table.append(String.format("%-72s %,12d%n", what, number)));
        return table.toString();
    }
}
