// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.FaultHandlerFactory;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Kafka process worth of servers, controller and broker, inside this JVM. A fatal fault is logged and never ends the JVM. */
final class KafkaNode implements AutoCloseable {

    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final Logger LOG = LoggerFactory.getLogger(KafkaNode.class);

    /** How long the broker waits for the controller's leave to go; without it, it goes all the same. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SharedServer shared;
    private final ControllerServer controller;
    private final BrokerServer broker;

    private KafkaNode(SharedServer shared, ControllerServer controller) {
        this.shared = shared;
        this.controller = controller;
        this.broker = new BrokerServer(shared);
    }

    /** Formats the directory if it is new, and makes a node on it, not started yet. */
    static KafkaNode open(Path logDirectory, KafkaSockets sockets, Map<String, String> extra) throws Exception {
        formatIfNew(logDirectory);
        KafkaConfig config = new KafkaConfig(KafkaSettings.of(sockets, logDirectory.toString(), extra), false);
        var initial = KafkaRaftServer.initializeLogDirs(config, LOG, "");
        var voters = Map.of(NODE_ID, new InetSocketAddress("127.0.0.1", sockets.controllerPort()));
        FaultHandlerFactory faults = (name, fatal, action) -> new LoggingFaultHandler(name, action);
        SharedServer shared = new SharedServer(
                config,
                initial._1(),
                Time.SYSTEM,
                new Metrics(),
                CompletableFuture.completedFuture(voters),
                List.of(),
                faults,
                sockets.factory());
        return new KafkaNode(shared, new ControllerServer(shared, KafkaRaftServer.configSchema(), initial._2()));
    }

    void start() {
        controller.startup();
        broker.startup();
    }

    String clusterId() {
        return shared.clusterId();
    }

    @Override
    public void close() {
        broker.shutdown(PATIENCE);
        controller.shutdown();
        broker.awaitShutdown();
        controller.awaitShutdown();
    }

    /** A directory with meta.properties was formatted by an earlier run, and keeps its cluster id. */
    private static void formatIfNew(Path logDirectory) throws Exception {
        if (Files.exists(logDirectory.resolve("meta.properties"))) {
            return;
        }
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            formatter(logDirectory).setPrintStream(nowhere).run();
        }
    }

    private static Formatter formatter(Path logDirectory) throws IOException {
        String directory = Files.createDirectories(logDirectory).toString();
        return new Formatter()
                .setNodeId(NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(directory)
                .setMetadataLogDirectory(directory)
                .setControllerListenerName(CONTROLLER)
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES);
    }
}
