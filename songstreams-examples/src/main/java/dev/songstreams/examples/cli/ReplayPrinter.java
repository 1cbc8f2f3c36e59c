// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.lake.rewrite.ReplayReport;
import java.io.PrintWriter;
import java.util.stream.Collectors;

/** Says what a redrive or replay does and did. */
final class ReplayPrinter {
    private final PrintWriter out;

    ReplayPrinter(PrintWriter out) {
        this.out = out;
    }

    /** A line for each entry, so that one who kills it knows what to go on with. */
    void progress(ReplayReport soFar) {
        out.printf(
                "entry %d: %s so far, horizon %d%n",
                soFar.entries().get(soFar.entries().size() - 1), Plural.of(soFar.records(), "record"), soFar.horizon());
        out.flush();
    }

    void print(ReplayReport report, boolean dryRun) {
        out.printf(
                "%s: %d decoded, %d dead%s%n",
                Plural.of(report.records(), "record"), report.decoded(), dead(report), reasons(report));
        if (dryRun) {
            out.printf(
                    "dry run: %s would be replaced, nothing was changed%n", Plural.of(report.filesRemoved(), "file"));
        } else {
            out.printf(
                    "%s replaced by %d, in %s%n",
                    Plural.of(report.filesRemoved(), "file"),
                    report.filesAdded(),
                    Plural.of(report.entries().size(), "entry", "entries"));
        }
        if (report.overtaken() > 0) {
            out.printf(
                    "overtaken %s by another redrive, replay or sweep; what another has rewritten was left as it is%n",
                    Plural.of(report.overtaken(), "time"));
        }
        if (report.formerFiles() > 0) {
            out.printf("%s of former topics of that name left alone%n", Plural.of(report.formerFiles(), "file"));
        }
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
