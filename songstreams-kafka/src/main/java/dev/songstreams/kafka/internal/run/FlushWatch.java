// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.run;

import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.internal.flow.Narrator;
import dev.songstreams.kafka.internal.flow.TopicFlow;
import dev.songstreams.kafka.internal.loop.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Says what the last flush waits for, once, if it takes longer than one does where Kafka and the sink answer. */
final class FlushWatch {
    private static final long USUAL = Duration.ofSeconds(2).toNanos();

    private final Topics topics;
    private final Narrator narrator;
    private final LongSupplier deadline;
    private final long began = System.nanoTime();
    private boolean said;

    /**
     * The flush begins now.
     *
     * @param deadline until when it may take, as {@link System#nanoTime} counts
     */
    FlushWatch(Topics topics, Narrator narrator, LongSupplier deadline) {
        this.topics = topics;
        this.narrator = narrator;
        this.deadline = deadline;
    }

    void look() {
        long now = System.nanoTime();
        if (said || now - began < USUAL) {
            return;
        }
        said = true;
        Map<String, String> awaited = new TreeMap<>();
        for (TopicFlow flow : topics.flows()) {
            if (!flow.hasFailed()) {
                flow.awaited().ifPresent(what -> awaited.put(flow.topic().name(), what));
            }
        }
        Duration left = Duration.ofNanos(Math.max(0, deadline.getAsLong() - now));
        narrator.tell(listener -> listener.closingWaits(new PollerEvent.ClosingWaits(awaited, left)));
    }
}
