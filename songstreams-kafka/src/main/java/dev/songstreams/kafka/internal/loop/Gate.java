// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.internal.batch.Backlog;
import dev.songstreams.kafka.internal.broker.GroupConsumer;
import dev.songstreams.kafka.internal.flow.Narrator;
import dev.songstreams.kafka.internal.flow.TopicFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.apache.kafka.common.TopicPartition;

/**
 * Decides which partitions may be read, and pauses the rest. It looks at the present state each time, so that what a
 * rebalance brings or takes can't leave a partition paused or reading by mistake.
 */
public final class Gate {
    private final GroupConsumer consumer;
    private final Topics topics;
    private final Backlog backlog;
    private final MemoryLimits limits;
    private final Narrator narrator;
    private BiPredicate<TopicFlow, Integer> finished = (flow, partition) -> false;
    private boolean pressed;
    private boolean shut;

    public Gate(GroupConsumer consumer, Topics topics, Backlog backlog, MemoryLimits limits, Narrator narrator) {
        this.consumer = consumer;
        this.topics = topics;
        this.backlog = backlog;
        this.limits = limits;
        this.narrator = narrator;
    }

    /** From now on a partition of which this holds is not read. */
    public void stopAt(BiPredicate<TopicFlow, Integer> reached) {
        finished = reached;
    }

    /** From now on nothing is read. */
    public void shut() {
        shut = true;
    }

    /** Whether nothing is read because memory is short. */
    public boolean isPressed() {
        return pressed;
    }

    /** Pauses and resumes, so that only what may be read is read. */
    public void apply() {
        press();
        Set<TopicPartition> paused = consumer.paused();
        List<TopicPartition> toPause = new ArrayList<>();
        List<TopicPartition> toResume = new ArrayList<>();
        for (TopicPartition partition : consumer.assignment()) {
            boolean hold = shut || pressed || isHeld(partition);
            if (hold != paused.contains(partition)) {
                (hold ? toPause : toResume).add(partition);
            }
        }
        consumer.pause(toPause);
        consumer.resume(toResume);
    }

    private boolean isHeld(TopicPartition partition) {
        TopicFlow flow = topics.flow(partition.topic());
        return flow.isHeld(partition.partition()) || finished.test(flow, partition.partition());
    }

    private void press() {
        long queued = backlog.bytes();
        long memory = batchBytes();
        boolean tooMuch =
                queued + memory > limits.total() || queued > (pressed ? limits.queueLow() : limits.queueHigh());
        if (tooMuch != pressed) {
            pressed = tooMuch;
            narrator.tell(listener -> listener.backpressure(new PollerEvent.Backpressure(tooMuch, queued, memory)));
        }
    }

    private long batchBytes() {
        long sum = 0;
        for (TopicFlow flow : topics.flows()) {
            sum += flow.batches().memoryBytes();
        }
        return sum;
    }
}
