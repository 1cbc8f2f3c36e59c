// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The command line in a JVM of its own, which can be killed. */
final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final Path output;

    private ChildProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ChildProcess songstreams(Path output, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(java(Songstreams.class));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new ChildProcess(builder.start(), output);
    }

    /** A JVM's command line, to which the arguments of its main class are added. */
    static List<String> java(Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName());
    }

    /** Waits for the end and gives the exit code; a process that hangs fails the test. */
    int exitCode() throws InterruptedException, IOException {
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            throw new AssertionError("the process did not end; it said: " + text());
        }
        return process.exitValue();
    }

    /** Kills it as SIGKILL does, unless it ended within that time. */
    void killAfter(long millis) throws InterruptedException {
        if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Kills it as SIGKILL does, so long after it has said that, unless it ended before. */
    void killOnceItSays(String said, long millis) throws InterruptedException, IOException {
        awaitSaid(said, 1);
        killAfter(millis);
    }

    /** Waits until it has said that so many times, or has ended. */
    void awaitSaid(String said, int times) throws InterruptedException, IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (text().split(Pattern.quote(said), -1).length <= times && !process.waitFor(10, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the process did not say '" + said + "'; it said: " + text());
            }
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String text() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
