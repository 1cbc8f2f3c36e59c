// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.internal.batch.SinkQueue;
import dev.songstreams.kafka.internal.batch.SinkThreads;
import dev.songstreams.kafka.internal.broker.KnownTopic;
import dev.songstreams.kafka.internal.broker.TopicDirectory;
import dev.songstreams.kafka.internal.flow.TopicFlow;
import dev.songstreams.kafka.internal.flow.Workshop;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** The topics asked for: those that exist, each with its flow, and those that are waited for. */
public final class Topics {
    private final List<String> names;
    private final boolean awaited;
    private final TopicDirectory directory;
    private final SinkThreads threads;
    private final Workshop shop;
    private final SinkQueue lookups;
    private final Map<String, TopicFlow> flows = new LinkedHashMap<>();
    private final Set<String> missed = new HashSet<>();
    private long lookAgainAt;
    private boolean looking;
    private @Nullable Long silentSince;

    /**
     * None yet.
     *
     * @param awaited whether those that do not exist are waited for
     */
    public Topics(List<String> names, boolean awaited, TopicDirectory directory, SinkThreads threads, Workshop shop) {
        this.names = names;
        this.awaited = awaited;
        this.directory = directory;
        this.threads = threads;
        this.shop = shop;
        this.lookups = threads.queue();
    }

    /** Looks for all topics, and waits for the answer. */
    public void lookNow() {
        found(directory.describe(names));
    }

    /** Looks for all topics if that is due, without waiting: what is found arrives through the mailbox. */
    public void lookAgain(Duration every) {
        long now = System.nanoTime();
        if (lookAgainAt == 0) {
            lookAgainAt = now + every.toNanos();
        } else if (now - lookAgainAt >= 0) {
            lookAgainAt = now + every.toNanos();
            if (!looking) {
                looking = true;
                lookups.execute(this::look);
            }
        }
    }

    private void look() {
        try {
            Map<String, KnownTopic> known = directory.describe(names);
            shop.mailbox().post(() -> answered(known));
        } catch (KafkaException e) {
            shop.mailbox().post(() -> unanswered(e));
        }
    }

    private void answered(Map<String, KnownTopic> known) {
        looking = false;
        Long since = silentSince;
        if (since != null) {
            silentSince = null;
            PollerEvent.KafkaAnswered answered =
                    new PollerEvent.KafkaAnswered(Duration.ofNanos(System.nanoTime() - since));
            shop.narrator().tell(listener -> listener.kafkaAnswered(answered));
        }
        found(known);
    }

    /** Told once: an outage while nothing is to be committed would pass unnoticed otherwise. */
    private void unanswered(KafkaException cause) {
        looking = false;
        if (silentSince == null) {
            silentSince = System.nanoTime();
            PollerEvent.KafkaSilent silent = new PollerEvent.KafkaSilent(cause);
            shop.narrator().tell(listener -> listener.kafkaSilent(silent));
        }
    }

    private void found(Map<String, KnownTopic> known) {
        for (String name : names) {
            KnownTopic topic = known.get(name);
            if (topic == null) {
                missing(name);
            } else {
                present(topic, flows.get(name));
            }
        }
    }

    private void missing(String name) {
        if (missed.add(name)) {
            PollerEvent.TopicMissing missing = new PollerEvent.TopicMissing(name, awaited);
            shop.narrator().tell(listener -> listener.topicMissing(missing));
        }
    }

    private void present(KnownTopic topic, @Nullable TopicFlow flow) {
        boolean waited = missed.remove(topic.name());
        if (flow == null) {
            begin(waited ? topic.asNew() : topic);
        } else if (flow.topic().isReplacedBy(topic)) {
            // This answer may be older than what the flow knows: it asks for itself.
            flow.positions().locate();
        }
    }

    private void begin(KnownTopic topic) {
        flows.put(topic.name(), new TopicFlow(topic, threads.queue(), shop));
        PollerEvent.TopicFound found =
                new PollerEvent.TopicFound(topic.name(), topic.partitions().size());
        shop.narrator().tell(listener -> listener.topicFound(found));
    }

    /**
     * Gives topics that were created again new flows, as soon as nothing of the old ones is left. The topic is not subscribed to
     * between, which is what makes Kafka's client forget the records of the former topic that it has fetched already.
     */
    public void replaceRecreated() {
        if (!isNoneReplaced()) {
            flows.values().stream()
                    .filter(TopicFlow::isEmpty)
                    .flatMap(flow -> flow.successor().stream())
                    .toList()
                    .forEach(this::begin);
        }
    }

    /**
     * The topics to be subscribed to, for now: a view, perhaps. Of one that is gone, Kafka's client would complain without
     * end.
     */
    public Set<String> readable() {
        // Asked for in each turn of the poll loop, of many topics perhaps, and nearly always all of them.
        if (missed.isEmpty() && isNoneReplaced()) {
            return Collections.unmodifiableSet(flows.keySet());
        }
        return flows.entrySet().stream()
                .filter(flow -> !flow.getValue().isReplaced())
                .filter(flow ->
                        !missed.contains(flow.getKey()) || !flow.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private boolean isNoneReplaced() {
        for (TopicFlow flow : flows.values()) {
            if (flow.isReplaced()) {
                return false;
            }
        }
        return true;
    }

    /** Whether another flow has taken its place. */
    boolean isGone(TopicFlow flow) {
        return flows.get(flow.topic().name()) != flow;
    }

    public Collection<TopicFlow> flows() {
        return flows.values();
    }

    public TopicFlow flow(String topic) {
        TopicFlow flow = flows.get(topic);
        if (flow == null) {
            throw new IllegalStateException("Kafka assigned " + topic + ", which was not asked for");
        }
        return flow;
    }
}
