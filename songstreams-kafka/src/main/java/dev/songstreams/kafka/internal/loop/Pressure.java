// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.internal.batch.Backlog;
import dev.songstreams.kafka.internal.flow.Narrator;
import dev.songstreams.kafka.internal.flow.TopicFlow;

/** Knows whether memory is too short to read on. */
public final class Pressure {
    private final Topics topics;
    private final Backlog backlog;
    private final MemoryLimits limits;
    private final Narrator narrator;
    private boolean high;

    public Pressure(Topics topics, Backlog backlog, MemoryLimits limits, Narrator narrator) {
        this.topics = topics;
        this.backlog = backlog;
        this.limits = limits;
        this.narrator = narrator;
    }

    /** Whether nothing is to be read, as was last found. */
    boolean isHigh() {
        return high;
    }

    /** Looks, and tells if that has changed. */
    void look() {
        long queued = backlog.bytes();
        long memory = batchBytes();
        boolean tooMuch = queued + memory > limits.total() || queued > (high ? limits.queueLow() : limits.queueHigh());
        if (tooMuch != high) {
            high = tooMuch;
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
