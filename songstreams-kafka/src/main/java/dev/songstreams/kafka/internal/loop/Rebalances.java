// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

import dev.songstreams.core.flush.FlushReason;
import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.internal.flow.Mailbox;
import dev.songstreams.kafka.internal.flow.Narrator;
import dev.songstreams.kafka.internal.flow.TopicFlow;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Partitions coming and going. Before one goes to another member, the batches that hold some of it are committed, so that
 * its successor need not read it again; what can't be committed in time is thrown away whole.
 */
public final class Rebalances implements ConsumerRebalanceListener {
    /** How often to look, while commits are waited for, whether one is to be tried again. */
    private static final Duration STEP = Duration.ofMillis(50);

    private final Topics topics;
    private final Gate gate;
    private final Mailbox mailbox;
    private final Narrator narrator;
    private final Duration timeout;
    private boolean ended;

    public Rebalances(Topics topics, Gate gate, Mailbox mailbox, Narrator narrator, Duration timeout) {
        this.topics = topics;
        this.gate = gate;
        this.mailbox = mailbox;
        this.narrator = narrator;
        this.timeout = timeout;
    }

    /** From now on nothing is flushed or read for the group's sake: the poller has settled what it had, and leaves. */
    public void end() {
        ended = true;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> added) {
        if (added.isEmpty()) {
            return;
        }
        narrator.tell(listener -> listener.assigned(new PollerEvent.Assigned(List.copyOf(added))));
        byTopic(added)
                .forEach((topic, partitions) -> topics.flow(topic).positions().assign(partitions));
        gate.apply();
        // Nothing is fetched until the sink was asked, which comes after the poll
        // that this is a part of: it is not to sleep on.
        mailbox.nudge();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> gone) {
        long began = System.nanoTime();
        Map<String, List<Integer>> leaving = ended ? Map.of() : byTopic(gone);
        leaving.forEach((topic, partitions) -> {
            TopicFlow flow = topics.flow(topic);
            if (flow.batches().cover(partitions)) {
                flow.outage().hurry();
                flow.batches().seal(FlushReason.REBALANCE);
            }
        });
        awaitCommits(leaving, began + timeout.toNanos());
        giveUp(gone, leaving, false, began);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> gone) {
        giveUp(gone, ended ? Map.of() : byTopic(gone), true, System.nanoTime());
    }

    private void awaitCommits(Map<String, List<Integer>> leaving, long deadline) {
        try {
            while (isUncommitted(leaving) && mailbox.isUsable() && System.nanoTime() < deadline) {
                topics.flows().forEach(TopicFlow::goOn);
                mailbox.await(shorter(Duration.ofNanos(deadline - System.nanoTime()), STEP));
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private boolean isUncommitted(Map<String, List<Integer>> leaving) {
        return leaving.entrySet().stream().anyMatch(topic -> isAwaited(topics.flow(topic.getKey()), topic.getValue()));
    }

    /** Nothing of a topic that is not there any more can be committed, or that can't go on. */
    private static boolean isAwaited(TopicFlow flow, List<Integer> partitions) {
        return flow.batches().cover(partitions) && !flow.outage().isTopicMissing() && !flow.hasFailed();
    }

    private void giveUp(Collection<TopicPartition> gone, Map<String, List<Integer>> leaving, boolean lost, long began) {
        if (gone.isEmpty()) {
            return;
        }
        leaving.forEach((topic, partitions) -> {
            TopicFlow flow = topics.flow(topic);
            boolean uncommitted = flow.batches().cover(partitions);
            flow.partitions().remove(partitions);
            if (uncommitted) {
                flow.reset(
                        lost
                                ? "the group gave partitions " + partitions + " to another member"
                                : "they were not committed within " + timeout + " of the rebalance");
            }
        });
        if (!ended) {
            gate.apply();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        narrator.tell(listener -> listener.revoked(new PollerEvent.Revoked(List.copyOf(gone), lost, took)));
    }

    private static Map<String, List<Integer>> byTopic(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .collect(Collectors.groupingBy(
                        TopicPartition::topic, Collectors.mapping(TopicPartition::partition, Collectors.toList())));
    }
}
