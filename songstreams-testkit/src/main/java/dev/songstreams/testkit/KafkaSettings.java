// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The settings of a broker that is alone: nothing is replicated, nobody is waited for, and little memory is used. */
final class KafkaSettings {

    /** Internal topics ask for three replicas by default, and consumers would wait for ever for them. */
    private static final List<String> ONE_OF_EACH = List.of(
            "offsets.topic.num.partitions",
            "offsets.topic.replication.factor",
            "share.coordinator.state.topic.min.isr",
            "share.coordinator.state.topic.num.partitions",
            "share.coordinator.state.topic.replication.factor",
            "transaction.state.log.min.isr",
            "transaction.state.log.num.partitions",
            "transaction.state.log.replication.factor",
            "log.cleaner.threads",
            "num.network.threads");

    private KafkaSettings() {}

    static Map<String, Object> of(KafkaSockets sockets, String logDirectory, Map<String, String> extra) {
        Map<String, Object> settings = new HashMap<>();
        settings.putAll(identity(sockets, logDirectory));
        ONE_OF_EACH.forEach(name -> settings.put(name, "1"));
        settings.putAll(smallAndQuick());
        settings.putAll(extra);
        return settings;
    }

    private static Map<String, String> identity(KafkaSockets sockets, String logDirectory) {
        String broker = "PLAINTEXT://127.0.0.1:" + sockets.brokerPort();
        String controller = "127.0.0.1:" + sockets.controllerPort();
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(KafkaNode.NODE_ID),
                "listeners",
                broker + "," + KafkaNode.CONTROLLER + "://" + controller,
                "advertised.listeners",
                broker,
                "controller.listener.names",
                KafkaNode.CONTROLLER,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + KafkaNode.CONTROLLER + ":PLAINTEXT",
                "controller.quorum.voters",
                KafkaNode.NODE_ID + "@" + controller,
                "log.dirs",
                logDirectory);
    }

    private static Map<String, String> smallAndQuick() {
        return Map.of(
                // As brokers do by default, and some event generators count on.
                "auto.create.topics.enable", "true",
                "background.threads", "2",
                // A broker that says goodbye can come back at once; otherwise its last session must run out first.
                "controlled.shutdown.enable", "true",
                "group.initial.rebalance.delay.ms", "0",
                // The default takes 128 MB of heap.
                "log.cleaner.dedupe.buffer.size", "2097152",
                // Retention goes by the records' own timestamps: simulated or
                // replayed events of the past would be gone.
                "log.retention.ms", "-1",
                "num.io.threads", "2");
    }
}
