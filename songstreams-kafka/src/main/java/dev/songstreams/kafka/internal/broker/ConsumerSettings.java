// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The consumer's properties: the user's, checked, over the house's defaults, under what the guarantees demand. Has no
 * {@code toString}, because properties hold secrets.
 */
public final class ConsumerSettings {
    private static final int RECEIVE_BUFFER_BYTES = 1 << 20;
    /** Soon enough that a new topic or partition is read while its first records are fresh. */
    private static final String METADATA_MAX_AGE_MS = "5000";

    /**
     * The classic protocol holds a killed member's partitions, and every newcomer, back for so long; Kafka's 45 s spare slow
     * processors of state what a poller does not have: its positions are in the sink, and another member goes on at once.
     */
    private static final String SESSION_TIMEOUT_MS = "10000";

    private static final String HEARTBEAT_INTERVAL_MS = "3000";

    /**
     * How long a broker may hold a fetch back that brings nothing, where all that is to be read is there. One fetch at a time is on
     * its way to a broker, so that what is resumed meanwhile waits: with Kafka's 500 ms, longer than a small topic takes.
     */
    private static final String FETCH_MAX_WAIT_MS_UNTIL_CAUGHT_UP = "5";

    private static final Map<String, String> REFUSED = Map.of(
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, "records are read as bytes and decoded in the sink",
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, "records are read as bytes and decoded in the sink",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "positions come from the sink, and a reset would skip or repeat records silently; choose a start"
                            + " position and a gap policy instead",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    "the sink holds the positions; Kafka's are set after each commit, for tools that show lag",
            ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, "an interceptor may drop or change records unseen");

    private static final Map<String, String> FIXED =
            Map.of(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false", ConsumerConfig.CHECK_CRCS_CONFIG, "true");

    private final Map<String, Object> properties;

    private ConsumerSettings(Map<String, Object> properties) {
        this.properties = Map.copyOf(properties);
    }

    /**
     * Checks the user's properties and completes them.
     *
     * @throws IllegalArgumentException if one is missing, or is refused because a guarantee would be undone
     * @throws ConfigException if Kafka does not take a value
     */
    public static ConsumerSettings of(Map<String, ?> given) {
        given.keySet().forEach(ConsumerSettings::refuse);
        FIXED.forEach((name, value) -> refuseOther(name, value, given.get(name)));
        require(given, ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "which brokers to ask first");
        require(given, ConsumerConfig.GROUP_ID_CONFIG, "the group whose members divide the partitions");
        Map<String, Object> all = defaults();
        all.putAll(given);
        all.putAll(FIXED);
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class);
        all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        parse(all);
        return new ConsumerSettings(all);
    }

    private static void refuse(String name) {
        String reason = REFUSED.get(name);
        if (reason != null) {
            throw new IllegalArgumentException("the consumer property " + name + " can't be set: " + reason);
        }
    }

    private static void refuseOther(String name, String fixed, @Nullable Object value) {
        if (value != null && !value.toString().equalsIgnoreCase(fixed)) {
            throw new IllegalArgumentException("the consumer property " + name + " is always " + fixed);
        }
    }

    private static void require(Map<String, ?> given, String name, String what) {
        Object value = given.get(name);
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException("the consumer property " + name + " is missing: " + what);
        }
    }

    private static Map<String, Object> defaults() {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        defaults.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MAX_AGE_MS);
        defaults.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, RECEIVE_BUFFER_BYTES);
        return defaults;
    }

    /**
     * What the consumer is made of.
     *
     * @param sizes how much to fetch, where the user says nothing of it
     * @param untilCaughtUp whether only that is read which is there
     */
    public Map<String, Object> consumer(FetchSizes sizes, boolean untilCaughtUp) {
        Map<String, Object> consumer = new HashMap<>(properties);
        if (untilCaughtUp) {
            consumer.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MAX_WAIT_MS_UNTIL_CAUGHT_UP);
        }
        consumer.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, sizes.partition());
        // Who wants more of a partition wants an answer with room for it.
        int partition = number(consumer, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG);
        consumer.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Math.max(sizes.answer(), partition));
        consumer.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, sizes.records());
        // With the newer protocol the broker decides all three, and Kafka refuses the properties.
        if (isClassic()) {
            consumer.putIfAbsent(
                    ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
            if (!properties.containsKey(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG)) {
                consumer.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
                consumer.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_INTERVAL_MS);
            }
        }
        return consumer;
    }

    /** How many records of a partition a fetch may well bring, by the properties that the consumer is made of. */
    public static long recordsAtOnce(Map<String, Object> consumer) {
        return FetchSizes.recordsOf(Math.min(
                number(consumer, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
                number(consumer, ConsumerConfig.FETCH_MAX_BYTES_CONFIG)));
    }

    /** As Kafka reads it: a number, or text with blanks around it, as properties files have. */
    private static int number(Map<String, Object> properties, String name) {
        return (Integer) ConfigDef.parseType(name, properties.get(name), ConfigDef.Type.INT);
    }

    /** What the administration client is made of: the same brokers and credentials. */
    public Map<String, Object> admin() {
        Map<String, Object> admin = new HashMap<>(properties);
        admin.keySet().retainAll(AdminClientConfig.configNames());
        // So long, at most, until an unreachable broker is called so.
        admin.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "30000");
        admin.computeIfPresent(AdminClientConfig.CLIENT_ID_CONFIG, (name, id) -> id + "-admin");
        return admin;
    }

    /** Whether the group's members divide the partitions among themselves, rather than the broker. */
    public boolean isClassic() {
        return parsed(ConsumerConfig.GROUP_PROTOCOL_CONFIG).toString().equalsIgnoreCase("classic");
    }

    /** The consumer group. */
    public String group() {
        return parsed(ConsumerConfig.GROUP_ID_CONFIG).toString();
    }

    /** The brokers to ask first. */
    public String bootstrapServers() {
        return String.valueOf(properties.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** Whether records of open and aborted transactions are read. */
    public IsolationLevel isolation() {
        String level = parsed(ConsumerConfig.ISOLATION_LEVEL_CONFIG).toString();
        return IsolationLevel.valueOf(level.toUpperCase(Locale.ROOT));
    }

    /** How long the poll thread may be busy before the group gives its partitions away. */
    public Duration maxPollInterval() {
        return millis(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG);
    }

    /** How often to look for topics that were missing. */
    public Duration metadataMaxAge() {
        return millis(ConsumerConfig.METADATA_MAX_AGE_CONFIG);
    }

    private Duration millis(String name) {
        return Duration.ofMillis(Long.parseLong(parsed(name).toString()));
    }

    private Object parsed(String name) {
        return Objects.requireNonNull(parse(properties).get(name), name);
    }

    private static Map<String, Object> parse(Map<String, Object> properties) {
        return ConsumerConfig.configDef().parse(properties);
    }
}
