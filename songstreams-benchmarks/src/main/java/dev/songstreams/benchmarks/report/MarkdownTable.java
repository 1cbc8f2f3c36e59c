// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** A table that can be pasted into a Markdown text. Not thread-safe. */
public final class MarkdownTable {
    private final List<String> lines = new ArrayList<>();

    /** A table with these columns. */
    public MarkdownTable(String... columns) {
        row(columns);
        lines.add("|---".repeat(columns.length) + "|");
    }

    /** Adds a row. */
    public MarkdownTable row(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
        return this;
    }

    /** Prints a blank line, a heading, and the table. */
    public void print(String heading) {
        System.out.println();
        System.out.println("**" + heading + "**");
        System.out.println();
        lines.forEach(System.out::println);
    }
}
