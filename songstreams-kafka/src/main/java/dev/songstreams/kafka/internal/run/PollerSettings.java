// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.run;

import dev.songstreams.core.flush.FlushPolicy;
import dev.songstreams.core.sink.EventSink;
import dev.songstreams.kafka.GapPolicy;
import dev.songstreams.kafka.PollerListener;
import dev.songstreams.kafka.StartPosition;
import dev.songstreams.kafka.internal.broker.ConsumerSettings;
import java.time.Clock;
import java.util.List;

/**
 * All that a poller was told, checked.
 *
 * @param consumer how Kafka is read
 * @param topics what is read
 * @param sink where it goes
 * @param policy when it is flushed
 * @param lanes encoding threads
 * @param start where new topics begin
 * @param gaps what a retention gap means
 * @param memoryBytes the bound on batches and queued records together
 * @param timeouts how long it waits for what
 * @param untilCaughtUp whether to end when all that there was at the start is in the sink
 * @param clock the wall clock
 * @param listeners are told what happens
 */
public record PollerSettings(
        ConsumerSettings consumer,
        List<String> topics,
        EventSink sink,
        FlushPolicy policy,
        int lanes,
        StartPosition start,
        GapPolicy gaps,
        long memoryBytes,
        Timeouts timeouts,
        boolean untilCaughtUp,
        Clock clock,
        List<PollerListener> listeners) {
    /** Copies the lists. */
    public PollerSettings {
        topics = List.copyOf(topics);
        listeners = List.copyOf(listeners);
    }
}
