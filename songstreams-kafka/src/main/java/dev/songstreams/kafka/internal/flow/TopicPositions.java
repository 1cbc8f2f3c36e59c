// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.flow;

import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.PollerException;
import dev.songstreams.kafka.internal.batch.SinkQueue;
import dev.songstreams.kafka.internal.broker.KnownTopic;
import dev.songstreams.kafka.internal.broker.Location;
import dev.songstreams.kafka.internal.broker.SilentPartitionsException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Where the partitions of one topic stand: in the sink, and as far as this member has read those it has. */
public final class TopicPositions implements SinkInquiry.Asker {
    private final String topic;
    private final Workshop shop;
    private final TopicFlow flow;
    private final SinkInquiry inquiry;
    private final TopicPartitions partitions;
    private Map<Integer, Long> inSink = Map.of();
    private @Nullable TopicSink sink;
    private boolean wanted;
    private @Nullable PollerException doubt;

    TopicPositions(KnownTopic topic, SinkQueue queue, Workshop shop, TopicFlow flow) {
        this.topic = topic.name();
        this.shop = shop;
        this.flow = flow;
        this.partitions = new TopicPartitions(!shop.untilCaughtUp());
        this.inquiry = new SinkInquiry(topic, queue, shop, this);
    }

    /** Where the partitions stand in the sink, as far as it has told. */
    public Map<Integer, Long> inSink() {
        return inSink;
    }

    /** The sink has told in passing. */
    public void inSink(Map<Integer, Long> positions) {
        inSink = positions;
    }

    /** The partitions of this member. */
    public TopicPartitions partitions() {
        return partitions;
    }

    /** Takes partitions that came to this member; they are read as soon as the sink has said from where. */
    public void assign(Collection<Integer> added) {
        for (Integer partition : added) {
            partitions.add(partition);
            // Kafka would look for a committed offset otherwise; the partition stays paused until it is located.
            shop.consumer().seek(new TopicPartition(topic, partition), 0);
        }
        locate();
    }

    /** Forgets how far the partitions were read, and asks the sink. */
    void startOver() {
        partitions.forget();
        if (!partitions.isEmpty()) {
            locate();
        }
    }

    /** Nothing is asked any more. */
    void end() {
        wanted = false;
        inquiry.overtake();
    }

    /** The broker has nothing where the partition is to be read on; whether that is a gap or worse, it will say itself. */
    public void lookFor(int partition) {
        partitions.misplaced(partition);
        locate();
    }

    /** What was read may not be what the broker has now: unless the topic was created again, the poller fails with this cause. */
    public void doubt(int partition, PollerException cause) {
        doubt = cause;
        lookFor(partition);
    }

    /** Has the sink asked where it stands, and for the way of the partitions that are not located, as soon as that may be. */
    public void locate() {
        wanted = true;
        flow.silence().hurry();
        inquiry.overtake();
    }

    /**
     * Asks if something is to be asked.
     *
     * @param uncommitted whether offsets of these partitions are uncommitted: the sink can't say where they stand until it is
     *     known what became of them
     * @return whether it asked
     */
    boolean askIfWanted(Predicate<Collection<Integer>> uncommitted) {
        if (!wanted || uncommitted.test(partitions.forgotten())) {
            return false;
        }
        wanted = false;
        Set<Integer> unlocated = partitions.unlocated();
        Map<Integer, Long> ahead = partitions.next();
        ahead.keySet().retainAll(unlocated);
        inquiry.ask(unlocated, ahead, doubt);
        return true;
    }

    @Override
    public void failed(RuntimeException cause) {
        wanted = true;
        flow.outage().askFailed(cause);
    }

    @Override
    public void recreated(KnownTopic successor) {
        flow.recreated(successor);
    }

    @Override
    public void answered(SinkInquiry.@Nullable Answer answer) {
        flow.outage().asked();
        if (answer == null) {
            return;
        }
        sink = answer.sink();
        inSink = answer.positions();
        Set<Integer> unlocated = partitions.unlocated();
        Map<Integer, Long> positions = new HashMap<>();
        answer.locations().found().forEach((partition, location) -> {
            if (unlocated.contains(partition)) {
                readFrom(partition, location);
                positions.put(partition, location.position());
            }
        });
        if (!positions.isEmpty()) {
            shop.narrator().tell(listener -> listener.positioned(new PollerEvent.Positioned(topic, positions)));
        }
        answer.locations().silent().ifPresentOrElse(this::silent, flow.silence()::asked);
    }

    /** The other partitions are read; these stay where they are, and are asked about again when that is due. */
    private void silent(SilentPartitionsException which) {
        if (!Collections.disjoint(which.partitions(), partitions.unlocated())) {
            wanted = true;
            flow.silence().askFailed(which);
        }
    }

    private void readFrom(int partition, Location location) {
        shop.consumer().seek(new TopicPartition(topic, partition), location.readFrom());
        partitions.located(partition, location);
        if (location.isGap()) {
            PollerEvent.Gap gap = new PollerEvent.Gap(topic, partition, location.position(), location.readFrom());
            shop.narrator().tell(listener -> listener.gap(gap));
        }
    }

    /** Whether the sink is being asked, or will be. */
    public boolean isAsking() {
        return wanted || inquiry.isPending();
    }

    /** Whether the partition may be read: the sink takes no other call while it is asked. */
    public boolean isReady(int partition) {
        return !inquiry.isPending() && partitions.isLocated(partition);
    }

    /** The topic's side of the sink, once it was asked. */
    public TopicSink sink() {
        if (sink == null) {
            throw new IllegalStateException(topic + " was read before its sink was opened");
        }
        return sink;
    }
}
