// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.lake.rewrite.ReplayReport;
import java.io.PrintWriter;
import java.util.stream.Collectors;

/** Says what a redrive or replay of a topic does and did. */
final class ReplayPrinter {
    private final String topic;
    private final PrintWriter out;

    ReplayPrinter(String topic, PrintWriter out) {
        this.topic = topic;
        this.out = out;
    }

    void leftAlone(String why) {
        line("left alone, as " + why);
    }

    /** A line for each entry, so that one who kills it knows what to go on with. */
    void progress(ReplayReport soFar) {
        line("entry " + soFar.entries().get(soFar.entries().size() - 1) + ", " + Plural.of(soFar.records(), "record")
                + " so far, horizon " + soFar.horizon());
    }

    void print(ReplayReport report, boolean dryRun) {
        line(Plural.of(report.records(), "record") + ", " + report.decoded() + " decoded, " + dead(report) + " dead"
                + reasons(report));
        String removed = Plural.of(report.filesRemoved(), "file");
        if (dryRun) {
            line("dry run, " + removed + " would be replaced, nothing was changed");
        } else {
            line(removed + " replaced by " + report.filesAdded() + ", in "
                    + Plural.of(report.entries().size(), "entry", "entries"));
        }
        if (report.overtaken() > 0) {
            line("overtaken " + Plural.of(report.overtaken(), "time")
                    + " by another redrive, replay, compaction or sweep; what another has rewritten was left as it is");
        }
        if (report.formerFiles() > 0) {
            line(Plural.of(report.formerFiles(), "file") + " of former topics of that name left alone");
        }
    }

    private void line(String text) {
        out.println(topic + ": " + text);
        out.flush();
    }

    private static long dead(ReplayReport report) {
        return report.dead().values().stream().mapToLong(Long::longValue).sum();
    }

    private static String reasons(ReplayReport report) {
        return report.dead().isEmpty()
                ? ""
                : report.dead().entrySet().stream()
                        .map(reason -> reason.getKey() + " " + reason.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
