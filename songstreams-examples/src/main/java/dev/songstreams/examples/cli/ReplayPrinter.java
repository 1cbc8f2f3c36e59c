// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.lake.replay.ReplayReport;
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
                "entry %d: %d records so far, horizon %d%n",
                soFar.entries().get(soFar.entries().size() - 1), soFar.records(), soFar.horizon());
        out.flush();
    }

    void print(ReplayReport report, boolean dryRun) {
        out.printf(
                "%d records: %d decoded, %d dead%s%n",
                report.records(), report.decoded(), dead(report), reasons(report));
        if (dryRun) {
            out.printf("dry run: %d files would be replaced, nothing was changed%n", report.filesRemoved());
        } else {
            out.printf(
                    "%d files replaced by %d, in %d entries%n",
                    report.filesRemoved(), report.filesAdded(), report.entries().size());
        }
        if (report.overtaken() > 0) {
            out.printf(
                    "overtaken %d times by another redrive, replay or sweep; what another has rewritten was left as it is%n",
                    report.overtaken());
        }
        if (report.formerFiles() > 0) {
            out.printf("%d files of former topics of that name were left alone%n", report.formerFiles());
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
