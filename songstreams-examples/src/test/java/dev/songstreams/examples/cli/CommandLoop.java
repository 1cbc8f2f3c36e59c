// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Runs commands, one a line, until its input ends: each as {@code Songstreams.main} would, but for the end of the JVM. A line is the
 * file for what the command prints and its arguments, with tabs between; what comes back is the exit code.
 */
public final class CommandLoop {
    private CommandLoop() {}

    /** Reads lines until there is none. */
    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] parts = line.split("\t", -1);
            try (PrintStream output = new PrintStream(parts[0], StandardCharsets.UTF_8)) {
                System.setOut(output);
                System.setErr(output);
                answers.println(Songstreams.commandLine().execute(Arrays.copyOfRange(parts, 1, parts.length)));
            }
            answers.flush();
        }
    }
}
