// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One JVM with the environment of a user, in which commands run one after the other: what a JVM for each would cost is paid once. */
final class CommandShell implements AutoCloseable {
    private final Process process;
    private final BufferedReader exitCodes;
    private final Path output;

    CommandShell(Path output, Map<String, String> environment) throws IOException {
        this.output = output;
        ProcessBuilder builder =
                new ProcessBuilder(ChildProcess.java(CommandLoop.class)).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        this.process = builder.start();
        this.exitCodes = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Runs a command to its end; one that hangs fails the test. */
    int run(String... arguments) throws Exception {
        OutputStream lines = process.getOutputStream();
        lines.write((output + "\t" + String.join("\t", arguments) + "\n").getBytes(StandardCharsets.UTF_8));
        lines.flush();
        CompletableFuture<String> exitCode = CompletableFuture.supplyAsync(this::exitCode);
        try {
            return Integer.parseInt(exitCode.get(90, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            throw new AssertionError("the command did not end; it said: " + text(), e);
        }
    }

    private String exitCode() {
        try {
            return String.valueOf(exitCodes.readLine());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What the last command printed. */
    String text() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
