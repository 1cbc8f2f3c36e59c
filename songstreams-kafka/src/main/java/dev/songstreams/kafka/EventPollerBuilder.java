// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import dev.songstreams.core.flush.FlushPolicy;
import dev.songstreams.core.sink.EventSink;
import dev.songstreams.kafka.internal.broker.ConsumerSettings;
import dev.songstreams.kafka.internal.run.PollerSettings;
import dev.songstreams.kafka.internal.run.Timeouts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;

/** Describes an {@link EventPoller}. Brokers, group, topics and sink are needed; the rest has defaults. Not thread-safe. */
public final class EventPollerBuilder {
    private static final Duration REBALANCE_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Map<String, Object> properties = new HashMap<>();
    private List<String> topics = List.of();
    private @Nullable EventSink sink;
    private FlushPolicy policy = FlushPolicy.defaults();
    private int lanes = Runtime.getRuntime().availableProcessors();
    private StartPosition start = StartPosition.earliest();
    private GapPolicy gaps = GapPolicy.FAIL;
    private long memoryBytes = Runtime.getRuntime().maxMemory() / 4;
    private @Nullable Duration rebalanceTimeout;
    private Duration patience = PATIENCE;
    private boolean untilCaughtUp;
    private Clock clock = Clock.systemUTC();
    private List<PollerListener> listeners = new ArrayList<>(List.of(new LoggingPollerListener()));

    EventPollerBuilder() {}

    /** The brokers to ask first: {@code host:port}, several divided by commas. */
    public EventPollerBuilder bootstrapServers(String servers) {
        return property(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    }

    /** The consumer group; pollers of one group divide the partitions of their topics. */
    public EventPollerBuilder group(String group) {
        return property(ConsumerConfig.GROUP_ID_CONFIG, group);
    }

    /** The topics; one that does not exist yet is read as soon as it does. */
    public EventPollerBuilder topics(String... names) {
        return topics(List.of(names));
    }

    /** The topics; one that does not exist yet is read as soon as it does. */
    public EventPollerBuilder topics(Collection<String> names) {
        topics = List.copyOf(new LinkedHashSet<>(names));
        return this;
    }

    /** Where the records go; it stays the caller's to close. */
    public EventPollerBuilder sink(EventSink sink) {
        this.sink = sink;
        return this;
    }

    /** When batches are flushed; every 120 s by default. */
    public EventPollerBuilder flush(FlushPolicy policy) {
        this.policy = policy;
        return this;
    }

    /** Encoding threads; as many as there are processors by default. */
    public EventPollerBuilder lanes(int lanes) {
        this.lanes = lanes;
        return this;
    }

    /**
     * Where a topic begins that the sink has never heard of; at its earliest record by default. One that does not exist yet when
     * the poller looks for it, and is created later, is read from its first record in any case; unless another member of the group, or
     * the next run, which have not seen that it was missing, come upon it first.
     */
    public EventPollerBuilder startAt(StartPosition start) {
        this.start = start;
        return this;
    }

    /** What it means that retention deleted records which the sink still wanted; failure by default. */
    public EventPollerBuilder onGap(GapPolicy gaps) {
        this.gaps = gaps;
        return this;
    }

    /** What open batches and waiting records may hold in memory, in bytes; a quarter of the largest heap by default. */
    public EventPollerBuilder memoryBytes(long bytes) {
        this.memoryBytes = bytes;
        return this;
    }

    /** How long a rebalance waits for open batches; 30 s by default, or half of max.poll.interval.ms if that is less. */
    public EventPollerBuilder rebalanceTimeout(Duration timeout) {
        this.rebalanceTimeout = timeout;
        return this;
    }

    /**
     * How long a topic waits for a sink that is unavailable, or for Kafka's word on the topic, before the poller fails; one hour
     * by default. It tries again meanwhile, at growing distances up to 30 s. A broker that is gone while nothing is to be
     * committed is told to the listener and waited for without an end, since nothing can be lost by that; so are partitions for
     * which no broker answers while the cluster does, except by a poller that is to end when it has caught up.
     */
    public EventPollerBuilder patience(Duration patience) {
        this.patience = patience;
        return this;
    }

    /**
     * Ends by itself when all that was committed in Kafka when it started is in the sink, brought there by this poller or by
     * another of its group. Topics that do not exist at the start are not waited for. Not so by default.
     */
    public EventPollerBuilder untilCaughtUp() {
        this.untilCaughtUp = true;
        return this;
    }

    /** What flush ages go by; the system's clock by default. */
    public EventPollerBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** Is told what happens, in place of all listeners named so far; a {@link LoggingPollerListener} by default. */
    public EventPollerBuilder listener(PollerListener listener) {
        listeners = new ArrayList<>(List.of(listener));
        return this;
    }

    /** Is told what happens as well, behind those named so far. */
    public EventPollerBuilder addListener(PollerListener listener) {
        listeners.add(listener);
        return this;
    }

    /** A property of Kafka's consumer: security, fetch sizes, {@code group.protocol} and so on. */
    public EventPollerBuilder property(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    /** Properties of Kafka's consumer; those that would undo a guarantee are refused by {@link #build}. */
    public EventPollerBuilder properties(Map<String, ?> more) {
        properties.putAll(more);
        return this;
    }

    /**
     * The poller, not yet started.
     *
     * @throws IllegalArgumentException if something needed is missing or a setting is refused; says which and why
     */
    public EventPoller build() {
        ConsumerSettings consumer = ConsumerSettings.of(properties);
        require(!topics.isEmpty(), "topics are needed: name at least one");
        require(topics.stream().noneMatch(String::isBlank), "a topic has a name; got " + topics);
        require(sink != null, "a sink is needed");
        require(lanes > 0, "lanes is positive, not " + lanes);
        require(!patience.isNegative() && !patience.isZero(), "patience is a positive duration, not " + patience);
        require(memoryBytes > 0, "memoryBytes is positive, not " + memoryBytes);
        return new EventPoller(new PollerSettings(
                consumer,
                topics,
                Objects.requireNonNull(sink),
                policy,
                lanes,
                start,
                gaps,
                memoryBytes,
                new Timeouts(rebalanceTimeoutWithin(consumer.maxPollInterval()), patience),
                untilCaughtUp,
                clock,
                listeners));
    }

    private Duration rebalanceTimeoutWithin(Duration maxPollInterval) {
        Duration half = maxPollInterval.dividedBy(2);
        if (rebalanceTimeout == null) {
            return half.compareTo(REBALANCE_TIMEOUT) < 0 ? half : REBALANCE_TIMEOUT;
        }
        require(
                !rebalanceTimeout.isNegative() && rebalanceTimeout.compareTo(maxPollInterval) < 0,
                "rebalanceTimeout is below max.poll.interval.ms, " + maxPollInterval + ", not " + rebalanceTimeout);
        return rebalanceTimeout;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
