// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

import dev.songstreams.core.flush.FlushPolicy;
import dev.songstreams.kafka.internal.flow.TopicFlow;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Has topics take turns while more of them have a backlog than there is memory for: a few are read until their batches are
 * flushed or nothing is left, so that the same memory makes fewer and larger files. Topics that keep up are always read.
 * Looks at the present state each time; what it keeps is who has a turn, and who waits, in which order. See
 * docs/design/turns.md.
 */
public final class Turns {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int PARTS_OF_AGE = 4;
    /** So long may a turn bring nothing; longer than a broker holds a fetch back to wait for records. */
    private static final long NOTHING_CAME = Duration.ofSeconds(1).toNanos();

    /**
     * The turn of a topic.
     *
     * @param since when it got the turn, or was last kept from using it
     * @param begun whether it has a batch: without one it is over
     */
    private record Turn(long since, boolean begun) {}

    private final Topics topics;
    private final int atATime;
    private final long few;
    private final Map<TopicFlow, Turn> reading = new HashMap<>();
    private final WaitingLine<TopicFlow> waiting;

    /**
     * No turns yet.
     *
     * @param few how many records of a partition are no backlog, as long as it is not known how many come at once
     */
    public Turns(Topics topics, MemoryLimits limits, FlushPolicy policy, long few) {
        this.topics = topics;
        this.atATime = limits.topics();
        this.few = few;
        Duration part = policy.maxAge().dividedBy(PARTS_OF_AGE);
        this.waiting = new WaitingLine<>(part.compareTo(LONGEST_WAIT) < 0 ? part : LONGEST_WAIT, System.nanoTime());
    }

    /** Whether the topic waits for its turn. */
    boolean isWaiting(TopicFlow flow) {
        return waiting.contains(flow);
    }

    /**
     * Ends and gives turns.
     *
     * @param shut whether nothing at all is read now, for which no topic can help
     */
    void take(boolean shut) {
        Collection<TopicFlow> flows = topics.flows();
        reading.keySet().removeIf(TopicFlow::isReplaced);
        waiting.leaveIf(TopicFlow::isReplaced);
        if (flows.size() <= atATime) {
            waiting.clear();
            return;
        }
        long now = System.nanoTime();
        for (TopicFlow flow : flows) {
            if (flow.isHeld() || !flow.isBehind(few)) {
                reading.remove(flow);
                waiting.leave(flow);
            } else {
                go(flow, shut, now);
            }
        }
        waiting.next(atATime - reading.size(), now).forEach(flow -> reading.put(flow, new Turn(now, false)));
    }

    private void go(TopicFlow flow, boolean shut, long now) {
        Turn turn = reading.get(flow);
        if (flow.batches().current().isPresent()) {
            reading.put(flow, new Turn(now, true));
            waiting.leave(flow);
        } else if (turn == null || turn.begun()) {
            reading.remove(flow);
            waiting.join(flow, now);
        } else if (shut) {
            reading.put(flow, new Turn(now, false));
        } else if (now - turn.since() > NOTHING_CAME) {
            reading.remove(flow);
            flow.expectNothing();
        }
    }
}
