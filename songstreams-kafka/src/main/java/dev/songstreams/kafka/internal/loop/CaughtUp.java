// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

import dev.songstreams.core.flush.FlushReason;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.kafka.internal.broker.KnownTopic;
import dev.songstreams.kafka.internal.broker.PartitionOffsets;
import dev.songstreams.kafka.internal.broker.TopicDirectory;
import dev.songstreams.kafka.internal.flow.TopicFlow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;

/**
 * Knows when all that was in Kafka at the start is in the sink, whichever member of the group brought it there. A partition
 * that has been read so far is read no further. Of a topic that was created again nothing was there at the start.
 */
public final class CaughtUp {
    private static final long ASK_EVERY = Duration.ofMillis(500).toNanos();

    private final Topics topics;
    private final Map<TopicIdentity, Map<Integer, Long>> ends = new HashMap<>();
    /** Those of which it is not known that all is in the sink; what once was there stays. */
    private final Deque<TopicFlow> left = new ArrayDeque<>();

    private long askAt = System.nanoTime();

    /** Takes the ends of all topics that exist now, and has them read so far; with committed isolation they lie before open transactions. */
    public CaughtUp(Topics topics, TopicDirectory directory, IsolationLevel isolation) {
        this.topics = topics;
        Map<String, Set<Integer>> partitions = topics.flows().stream()
                .map(TopicFlow::topic)
                .collect(Collectors.toMap(KnownTopic::name, KnownTopic::partitions));
        for (PartitionOffsets latest : directory.offsets(partitions, OffsetSpec.latest(), isolation)) {
            Map<Integer, Long> all = latest.all("so that it can't be said when all has been read");
            TopicFlow flow = topics.flow(latest.topic());
            ends.put(flow.topic().identity(), all);
            flow.partitions().readUpTo(all);
            left.add(flow);
        }
    }

    /** Flushes topics that were read, and asks the sink now and then what other members have brought. */
    public void turn() {
        boolean ask = System.nanoTime() - askAt >= 0;
        if (ask) {
            askAt = System.nanoTime() + ASK_EVERY;
        }
        for (TopicFlow flow : topics.flows()) {
            if (!flow.partitions().isAllRead()
                    || flow.positions().isAsking()
                    || flow.outage().isHolding()) {
                continue;
            }
            if (!flow.batches().isFull()) {
                flow.batches().seal(FlushReason.CAUGHT_UP);
            }
            if (ask && flow.batches().isEmpty() && !isInSink(flow)) {
                flow.positions().locate();
            }
        }
    }

    /** Whether all is in the sink. */
    public boolean isDone() {
        // Asked in each turn of the poll loop, so no more is looked at than the first of which it is not so.
        while (!left.isEmpty() && (topics.isGone(left.element()) || isInSink(left.element()))) {
            left.remove();
        }
        return left.isEmpty();
    }

    private boolean isInSink(TopicFlow flow) {
        return ends.getOrDefault(flow.topic().identity(), Map.of()).entrySet().stream()
                .allMatch(end -> flow.positions().inSink().getOrDefault(end.getKey(), -1L) >= end.getValue());
    }
}
