// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import dev.songstreams.simulator.Topic;
import dev.songstreams.testkit.LocalKafka;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A broker that can be restarted: it keeps its port and its data. Members that are silent for 1.5 s are thrown out. */
final class SoakKafka implements AutoCloseable {
    static final int PARTITIONS = 3;

    /** The four topics of the simulator. */
    static final List<String> TOPICS =
            Arrays.stream(Topic.values()).map(Topic::topicName).toList();

    /** The broker lets members ask for short sessions, and gives such to the newer protocol. */
    private static final Map<String, String> QUICK = Map.of(
            "group.consumer.heartbeat.interval.ms", "300",
            "group.consumer.min.heartbeat.interval.ms", "300",
            "group.consumer.min.session.timeout.ms", "1000",
            "group.consumer.session.timeout.ms", "1500",
            "group.min.session.timeout.ms", "1000");

    private final Path directory;
    private final int port;
    private LocalKafka kafka;

    private SoakKafka(Path directory, int port) {
        this.directory = directory;
        this.port = port;
        this.kafka = start();
    }

    static SoakKafka start(Path directory) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        SoakKafka kafka = new SoakKafka(directory, port);
        TOPICS.forEach(topic -> kafka.kafka.createTopic(topic, PARTITIONS));
        return kafka;
    }

    String servers() {
        return "127.0.0.1:" + port;
    }

    /** What a worker is told of its group, as the text of a properties file. */
    static String consumerProperties(String protocol) {
        String classic = "session.timeout.ms=1500\nheartbeat.interval.ms=300\n";
        return "group.protocol=" + protocol + "\n" + (protocol.equals("classic") ? classic : "");
    }

    /** Goes away; {@link #restart} brings it back. */
    void stop() {
        kafka.close();
    }

    void restart() {
        kafka.close();
        kafka = start();
    }

    @Override
    public void close() {
        kafka.close();
    }

    private LocalKafka start() {
        return LocalKafka.builder()
                .directory(directory)
                .port(port)
                .properties(QUICK)
                .start();
    }
}
