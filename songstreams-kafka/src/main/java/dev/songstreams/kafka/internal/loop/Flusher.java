// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

import dev.songstreams.core.flush.FlushPolicy;
import dev.songstreams.core.flush.FlushReason;
import dev.songstreams.kafka.internal.batch.Batch;
import dev.songstreams.kafka.internal.flow.TopicBatches;
import dev.songstreams.kafka.internal.flow.TopicFlow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** Flushes batches that are due by the wall clock, records arriving or not, and the largest when memory is short. */
public final class Flusher {
    private final Topics topics;
    private final FlushPolicy policy;
    private final Clock clock;
    private final MemoryLimits limits;

    public Flusher(Topics topics, FlushPolicy policy, Clock clock, MemoryLimits limits) {
        this.topics = topics;
        this.policy = policy;
        this.clock = clock;
        this.limits = limits;
    }

    public void flushDue() {
        topics.flows().forEach(TopicFlow::flushIfDue);
        if (openBytes() > limits.open()) {
            topics.flows().stream()
                    .map(TopicFlow::batches)
                    .filter(batches -> !batches.isFull() && batches.current().isPresent())
                    .max(Comparator.comparingLong(Flusher::openBytes))
                    .ifPresent(batches -> batches.seal(FlushReason.MEMORY));
        }
    }

    public void flushAll(FlushReason reason) {
        topics.flows().forEach(flow -> flow.batches().seal(reason));
    }

    /** How long until the next batch is due by its age; not longer than the given time. */
    public Duration untilNextDue(Duration atMost) {
        Instant now = clock.instant();
        Duration wait = atMost;
        for (TopicFlow flow : topics.flows()) {
            Duration age = flow.batches()
                    .current()
                    .map(batch -> Duration.between(batch.counters().openedAt(), now))
                    .orElse(Duration.ZERO);
            // Not the instant at which it is due, which a policy that knows no age puts behind the end of time.
            if (!age.isNegative()) {
                Duration left = policy.maxAge().minus(age);
                if (!left.isNegative() && left.compareTo(wait) < 0) {
                    wait = left;
                }
            }
        }
        return wait;
    }

    private long openBytes() {
        long sum = 0;
        for (TopicFlow flow : topics.flows()) {
            sum += openBytes(flow.batches());
        }
        return sum;
    }

    private static long openBytes(TopicBatches batches) {
        return batches.current().map(Batch::memoryBytes).orElse(0L);
    }
}
