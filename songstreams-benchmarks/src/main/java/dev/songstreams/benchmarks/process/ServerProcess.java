// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server in a JVM of its own, so that what it needs is not counted as anybody's. It says {@code ready} and its address in one
 * line, and ends when its standard input does, also if this process is killed.
 */
final class ServerProcess implements AutoCloseable {
    private static final String READY = "ready ";

    private final Process process;
    private final String address;

    ServerProcess(String heap, Class<?> main, List<String> arguments, Map<String, String> environment)
            throws IOException {
        process =
                ChildJvm.start(ChildJvm.ownClassPath(), List.of("-Xmx" + heap), main.getName(), arguments, environment);
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        if (line == null || !line.startsWith(READY)) {
            process.destroyForcibly();
            throw new IOException(main.getSimpleName() + " did not start; it said: " + line);
        }
        address = line.substring(READY.length());
    }

    String address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** A server's own side: says where it is, and returns when it shall end. */
    static void serve(String address) throws IOException {
        System.out.println(READY + address);
        while (System.in.read() >= 0) {
            // Nothing is ever said; the end is what counts.
        }
    }
}
