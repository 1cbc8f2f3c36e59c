// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line in a JVM of its own, which can be killed and frozen. Safe for use by many threads. */
final class Worker implements AutoCloseable {
    private static final String MAIN = "dev.songstreams.examples.cli.Songstreams";
    /** Short lives: compiled once and not again, classes from the shared archive, and the log that users see. */
    private static final List<String> JVM = List.of(
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Dlogback.configurationFile=logback.xml");

    private final Process process;
    private final Path output;

    private Worker(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Worker start(Path output, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(MAIN);
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        try {
            return new Worker(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException("no process for " + arguments, e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL; returns when it is dead. */
    void kill() {
        process.destroyForcibly();
        await(Duration.ofSeconds(30));
    }

    /** SIGTERM: it flushes what it has and leaves its group. */
    void stop() {
        process.destroy();
    }

    /** SIGSTOP. */
    void freeze() {
        signal("STOP");
    }

    /** SIGCONT. */
    void wake() {
        signal("CONT");
    }

    /** Whether it ended by itself within that time. */
    boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for a process", e);
        }
    }

    /** Whether it says that within the time, and before it ends. */
    boolean says(String words, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!text().contains(words)) {
            if (System.nanoTime() > deadline || endsWithin(Duration.ofMillis(50))) {
                return text().contains(words);
            }
        }
        return true;
    }

    /** Waits for the end and gives the exit code; a process that hangs fails the test. */
    int exitCode(Duration patience) {
        await(patience);
        return process.exitValue();
    }

    /** All that it has said so far. */
    String text() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void await(Duration patience) {
        if (!endsWithin(patience)) {
            // It prints what its threads wait for.
            signal("QUIT");
            endsWithin(Duration.ofSeconds(2));
            throw new AssertionError("the process did not end within " + patience + "; it said: " + text());
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send SIG" + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while sending SIG" + name, e);
        }
    }
}
