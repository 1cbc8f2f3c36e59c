// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks;

import dev.songstreams.testkit.LocalKafka;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A broker in a JVM of its own, so that what it needs is not counted as anybody's. */
final class BrokerProcess implements AutoCloseable {
    private final Process process;
    private final String servers;

    BrokerProcess() throws IOException {
        process = ChildJvm.start(ChildJvm.ownClassPath(), "1g", BrokerProcess.class.getName());
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        if (line == null || !line.startsWith("broker ")) {
            process.destroyForcibly();
            throw new IOException("the broker did not start; it said: " + line);
        }
        servers = line.substring("broker ".length());
    }

    String servers() {
        return servers;
    }

    /** The broker ends when its standard input does, also if this process is killed. */
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

    /** The broker's own main. */
    public static void main(String[] arguments) throws Exception {
        try (LocalKafka kafka = LocalKafka.start()) {
            System.out.println("broker " + kafka.bootstrapServers());
            while (System.in.read() >= 0) {
                // Nothing is ever said; the end is what counts.
            }
        }
    }
}
