// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

import dev.songstreams.core.flush.FlushReason;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.kafka.internal.broker.PartitionOffsets;
import dev.songstreams.kafka.internal.broker.TopicDirectory;
import dev.songstreams.kafka.internal.flow.TopicFlow;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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
    private long askAt = System.nanoTime();

    /** Takes the ends of all topics that exist now; with committed isolation they lie before open transactions. */
    public CaughtUp(Topics topics, TopicDirectory directory, IsolationLevel isolation) {
        this.topics = topics;
        for (TopicFlow flow : topics.flows()) {
            String topic = flow.topic().name();
            Set<Integer> partitions = flow.topic().partitions();
            PartitionOffsets latest = directory.offsets(topic, partitions, OffsetSpec.latest(), isolation);
            ends.put(flow.topic().identity(), latest.all("so that it can't be said when all has been read"));
        }
    }

    /** Whether the partition was read as far as is asked. */
    public boolean isRead(TopicFlow flow, int partition) {
        long end = ends(flow).getOrDefault(partition, 0L);
        return flow.partitions().isLocated(partition) && flow.partitions().next(partition) >= end;
    }

    /** Flushes topics that were read, and asks the sink now and then what other members have brought. */
    public void turn() {
        boolean ask = System.nanoTime() - askAt >= 0;
        if (ask) {
            askAt = System.nanoTime() + ASK_EVERY;
        }
        for (TopicFlow flow : topics.flows()) {
            if (!isAllRead(flow) || flow.positions().isAsking() || flow.outage().isHolding()) {
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

    private boolean isAllRead(TopicFlow flow) {
        return flow.partitions().unlocated().isEmpty()
                && flow.partitions().next().keySet().stream().allMatch(partition -> isRead(flow, partition));
    }

    /** Whether all is in the sink. */
    public boolean isDone() {
        return topics.flows().stream().allMatch(this::isInSink);
    }

    private boolean isInSink(TopicFlow flow) {
        return ends(flow).entrySet().stream()
                .allMatch(end -> flow.positions().inSink().getOrDefault(end.getKey(), -1L) >= end.getValue());
    }

    private Map<Integer, Long> ends(TopicFlow flow) {
        return ends.getOrDefault(flow.topic().identity(), Map.of());
    }
}
