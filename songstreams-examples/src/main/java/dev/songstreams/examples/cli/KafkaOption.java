// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --kafka}, or the variable {@code KAFKA_BOOTSTRAP_SERVERS}. */
final class KafkaOption {
    private static final String VARIABLE = "KAFKA_BOOTSTRAP_SERVERS";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "The Kafka brokers to begin with; by default the variable " + VARIABLE + ".")
    private @Nullable String servers;

    @Option(
            names = "--kafka-timeout",
            paramLabel = "TIME",
            defaultValue = "10s",
            description = "How long a broker may take to answer at the start. Default: ${DEFAULT-VALUE}")
    private Duration timeout = Duration.ofSeconds(10);

    boolean isGiven() {
        return servers != null || System.getenv(VARIABLE) != null;
    }

    String servers() {
        if (servers != null) {
            return servers;
        }
        String variable = System.getenv(VARIABLE);
        if (variable == null || variable.isBlank()) {
            throw new ParameterException(
                    command.commandLine(), "say where Kafka is: --kafka HOST:PORT, or set " + VARIABLE);
        }
        return variable;
    }

    /**
     * An admin client of a broker that answers.
     *
     * @param settings further client settings
     * @throws CommandFailure if none answers in time
     */
    Admin reach(Map<String, Object> settings) {
        java.util.HashMap<String, Object> all = new java.util.HashMap<>(settings);
        all.put("bootstrap.servers", servers());
        Admin admin;
        try {
            admin = Admin.create(all);
        } catch (org.apache.kafka.common.KafkaException e) {
            throw new CommandFailure("the Kafka settings are refused: " + innermost(e), e);
        }
        try {
            admin.describeCluster().clusterId().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return admin;
        } catch (ExecutionException | TimeoutException e) {
            admin.close(Duration.ZERO);
            throw new CommandFailure(
                    "no Kafka broker answers at " + servers() + " within " + timeout.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            admin.close(Duration.ZERO);
            throw new CommandFailure("interrupted while reaching Kafka at " + servers(), e);
        }
    }

    /**
     * Checks that a broker answers, and that topics exist.
     *
     * @param settings further client settings
     * @throws CommandFailure if none answers in time, or a topic does not exist
     */
    void requireTopics(Map<String, Object> settings, List<String> topics) {
        try (Admin admin = reach(settings)) {
            for (var topic : admin.describeTopics(topics).topicNameValues().entrySet()) {
                require(topic.getKey(), topic.getValue());
            }
        }
    }

    private void require(String topic, KafkaFuture<?> described) {
        try {
            described.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException
                    || e.getCause() instanceof InvalidTopicException) {
                throw new CommandFailure("there is no topic " + topic + " in Kafka at " + servers()
                        + "; without --until-caught-up it is waited for");
            }
            throw new CommandFailure("cannot look for the topic " + topic + ": " + innermost(e), e);
        } catch (TimeoutException e) {
            throw new CommandFailure(
                    "Kafka at " + servers() + " does not say within " + timeout.toSeconds()
                            + " s whether there is a topic " + topic,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted while looking for the topic " + topic, e);
        }
    }

    private static String innermost(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return String.valueOf(inner.getMessage());
    }
}
