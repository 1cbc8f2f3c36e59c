// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.process;

import dev.songstreams.testkit.LocalKafka;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A Kafka broker in a JVM of its own, with 1 GiB of heap. */
public final class BrokerProcess implements AutoCloseable {
    private final ServerProcess server;

    /** Starts one with the testkit's settings. */
    public BrokerProcess() throws IOException {
        this(Map.of());
    }

    /** Starts one with settings that win over the testkit's. */
    public BrokerProcess(Map<String, String> properties) throws IOException {
        List<String> arguments = properties.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue())
                .toList();
        server = new ServerProcess("1g", BrokerProcess.class, arguments, Map.of());
    }

    /** Its bootstrap servers. */
    public String servers() {
        return server.address();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** The broker's own main. */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> properties = Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        try (LocalKafka kafka = LocalKafka.builder().properties(properties).start()) {
            ServerProcess.serve(kafka.bootstrapServers());
        }
    }
}
