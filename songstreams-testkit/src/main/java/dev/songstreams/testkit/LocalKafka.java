// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker (KRaft, one node, no ZooKeeper) in this JVM.
 *
 * <p>Transactions, compaction and both consumer group protocols work as they do on a cluster. Topics are never created by themselves.
 * With a {@linkplain Builder#directory directory} the topics, offsets and cluster id are there again after a restart; one server at
 * a time may use it. Safe for use by many threads.
 *
 * <pre>{@code
 * try (LocalKafka kafka = LocalKafka.start()) {
 *     kafka.createTopic("listen_events", 4);
 *     Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
 * }
 * }</pre>
 */
public final class LocalKafka implements AutoCloseable {

    private final Closing parts;
    private final KafkaNode node;
    private final String bootstrapServers;
    private final Topics topics;

    private LocalKafka(Closing parts, KafkaNode node, int port) {
        this.parts = parts;
        this.node = node;
        this.bootstrapServers = "127.0.0.1:" + port;
        this.topics = parts.add(new Topics(Admin.create(Map.of("bootstrap.servers", bootstrapServers))));
    }

    /** Starts a broker on a free port that forgets everything when closed. */
    public static LocalKafka start() {
        return builder().start();
    }

    /** Where the broker keeps its data, and how it is reached. */
    public static Builder builder() {
        return new Builder();
    }

    /** What clients take as {@code bootstrap.servers}: {@code 127.0.0.1:<port>}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** The id that the broker gave itself when its directory was new. */
    public String clusterId() {
        return node.clusterId();
    }

    /** Creates a topic with the broker's default settings. */
    public void createTopic(String name, int partitions) {
        createTopic(name, partitions, Map.of());
    }

    /**
     * Creates a topic; on return producers and consumers can use it.
     *
     * @param config topic settings such as {@code cleanup.policy=compact}
     * @throws IllegalStateException if the broker refuses, for example because the topic exists
     */
    public void createTopic(String name, int partitions, Map<String, String> config) {
        topics.create(name, partitions, config);
    }

    /** Deletes a topic and its records; on return no client sees it. */
    public void deleteTopic(String name) {
        topics.delete(name);
    }

    /** Stops the broker; a temporary directory is removed, a given one stays. */
    @Override
    public void close() {
        parts.close();
    }

    /** Settings of a {@link LocalKafka}: a temporary directory and a free port by default. */
    public static final class Builder {

        private @Nullable Path directory;
        private int port;
        private Map<String, String> properties = Map.of();

        private Builder() {}

        /** Keeps topics, offsets and the cluster id in this directory, made if missing; default: a temporary one. */
        public Builder directory(Path directory) {
            this.directory = directory;
            return this;
        }

        /** Listens on this port; default: 0, a free one. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** More broker settings, which win over this class's own; default: none. */
        public Builder properties(Map<String, String> properties) {
            this.properties = Map.copyOf(properties);
            return this;
        }

        /**
         * Starts the broker; on return it takes requests.
         *
         * @throws IllegalStateException if it cannot start: the port is taken, or another broker has the directory
         */
        public LocalKafka start() {
            Closing parts = new Closing();
            try {
                DataDirectory home = parts.add(DataDirectory.of(directory, "kafka"));
                // Kafka's own lock comes too late: a second controller would have
                // written to the first one's log by then.
                parts.add(DirectoryLock.of(home.path()));
                KafkaSockets sockets = parts.add(KafkaSockets.bind(port));
                KafkaNode node = parts.add(KafkaNode.open(home.path().resolve("logs"), sockets, properties));
                node.start();
                return new LocalKafka(parts, node, sockets.brokerPort());
            } catch (Exception e) {
                throw parts.after(
                        e,
                        "the local Kafka did not start on port " + port + " (0: any) with the directory "
                                + (directory == null ? "(temporary)" : directory) + ": " + e.getMessage());
            }
        }
    }
}
