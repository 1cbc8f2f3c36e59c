// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

import dev.songstreams.kafka.internal.broker.GroupConsumer;
import dev.songstreams.kafka.internal.flow.TopicFlow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Decides which partitions may be read, and pauses the rest. It looks at the present state each time, so that what a
 * rebalance brings or takes can't leave a partition paused or reading by mistake.
 */
public final class Gate {
    private final GroupConsumer consumer;
    private final Topics topics;
    private final Pressure pressure;
    private final Turns turns;
    private final FirstRead firstRead;
    private List<TopicPartition> open = List.of();
    private boolean shut;
    private boolean shutForNow;

    public Gate(GroupConsumer consumer, Topics topics, Pressure pressure, Turns turns, FirstRead firstRead) {
        this.consumer = consumer;
        this.topics = topics;
        this.pressure = pressure;
        this.turns = turns;
        this.firstRead = firstRead;
    }

    /** From now on nothing is read. */
    public void shut() {
        shut = true;
    }

    /** Whether nothing is read for a reason that may pass without a message in the mailbox. */
    public boolean isShutForNow() {
        return shutForNow;
    }

    /** The partitions that may be read, as was last decided. */
    List<TopicPartition> open() {
        return open;
    }

    /** Pauses and resumes, so that only what may be read is read. */
    public void apply() {
        pressure.look();
        shutForNow = pressure.isHigh() || firstRead.isAwaited();
        boolean nothing = shut || shutForNow;
        turns.take(nothing);
        Set<TopicPartition> paused = consumer.paused();
        List<TopicPartition> toPause = new ArrayList<>();
        List<TopicPartition> toResume = new ArrayList<>();
        List<TopicPartition> toRead = new ArrayList<>();
        Map<String, TopicFlow> readable = nothing ? Map.of() : readable();
        for (TopicPartition partition : consumer.assignment()) {
            TopicFlow flow = readable.get(partition.topic());
            boolean hold = flow == null || isHeld(flow, partition.partition());
            if (hold != paused.contains(partition)) {
                (hold ? toPause : toResume).add(partition);
            }
            if (!hold) {
                toRead.add(partition);
            }
        }
        open = toRead;
        consumer.pause(toPause);
        consumer.resume(toResume);
    }

    /** The topics of which something may be read, by their names. */
    private Map<String, TopicFlow> readable() {
        Map<String, TopicFlow> readable = new HashMap<>();
        for (TopicFlow flow : topics.flows()) {
            if (!turns.isWaiting(flow) && !flow.isHeld()) {
                readable.put(flow.topic().name(), flow);
            }
        }
        return readable;
    }

    private static boolean isHeld(TopicFlow flow, int partition) {
        return !flow.positions().isReady(partition) || flow.partitions().isRead(partition);
    }
}
