// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.broker;

import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.kafka.GapPolicy;
import dev.songstreams.kafka.PollerException;
import dev.songstreams.kafka.StartPosition;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;

/**
 * Finds where partitions are to be read from: where the sink stands, or first positions if it never heard of them; and
 * checks that the broker still has what follows. Thread-safe; waits for the sink and the broker.
 */
public final class Locator {
    private final TopicDirectory directory;
    private final StartPosition start;
    private final GapPolicy gaps;
    private final IsolationLevel isolation;

    /**
     * With what holds for all topics.
     *
     * @param isolation what the consumer reads; a start at the end lies before open transactions if it waits for them
     */
    public Locator(TopicDirectory directory, StartPosition start, GapPolicy gaps, IsolationLevel isolation) {
        this.directory = directory;
        this.start = start;
        this.gaps = gaps;
        this.isolation = isolation;
    }

    /**
     * The sink's positions, with first ones recorded for the wanted partitions that had none. A topic that was created again is
     * read from its beginning, whatever holds for topics that were never heard of: its first records would be skipped else.
     *
     * @throws dev.songstreams.core.sink.SinkException if the sink can't say
     */
    public Map<Integer, Long> positions(KnownTopic topic, TopicSink sink, Set<Integer> wanted) {
        Map<Integer, Long> positions = sink.positions();
        if (positions.keySet().containsAll(wanted)) {
            return positions;
        }
        if (positions.isEmpty()) {
            StartPosition from = topic.isRecreated() || sink.isRecreated() ? StartPosition.earliest() : start;
            positions = sink.startAt(firstPositions(topic.name(), topic.partitions(), from));
        }
        Map<Integer, Long> added = new HashMap<>();
        for (Integer partition : wanted) {
            if (!positions.containsKey(partition)) {
                added.put(partition, 0L);
            }
        }
        return added.isEmpty() ? positions : sink.startAt(added);
    }

    private Map<Integer, Long> firstPositions(String topic, Set<Integer> partitions, StartPosition from) {
        if (from instanceof StartPosition.Earliest) {
            return directory.offsets(topic, partitions, OffsetSpec.earliest(), isolation);
        }
        Map<Integer, Long> ends = directory.offsets(topic, partitions, OffsetSpec.latest(), isolation);
        if (from instanceof StartPosition.At at) {
            OffsetSpec then = OffsetSpec.forTimestamp(at.time().toEpochMilli());
            directory.offsets(topic, partitions, then, isolation).forEach((partition, offset) -> {
                if (offset >= 0) {
                    ends.put(partition, offset);
                }
            });
        }
        return ends;
    }

    /**
     * Where to read the wanted partitions from.
     *
     * @throws PollerException if records are missing and the policy says fail, or if the sink is ahead of the broker
     */
    public Map<Integer, Location> locate(String topic, Map<Integer, Long> positions, Set<Integer> wanted) {
        Map<Integer, Long> begins =
                directory.offsets(topic, wanted, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
        Map<Integer, Long> ends =
                directory.offsets(topic, wanted, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        Map<Integer, Location> locations = new HashMap<>();
        for (Integer partition : wanted) {
            long position = positions.getOrDefault(partition, 0L);
            long begin = begins.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, 0L);
            refuseAhead(topic, partition, position, end);
            refuseGap(topic, partition, position, begin);
            locations.put(partition, new Location(position, Math.max(position, begin), end));
        }
        return locations;
    }

    private static void refuseAhead(String topic, int partition, long position, long end) {
        if (position > end) {
            throw new PollerException("partition " + partition + " of " + topic
                    + ": the sink is ahead of the broker: it"
                    + " ends at offset " + position + " but the broker ends at " + end + ". The broker has lost "
                    + (position - end)
                    + " records, or this is another cluster or another topic of that name. Give it a"
                    + " sink of its own.");
        }
    }

    private void refuseGap(String topic, int partition, long position, long begin) {
        if (position < begin && gaps == GapPolicy.FAIL) {
            throw new PollerException(
                    "partition " + partition + " of " + topic + ": the sink ends at offset " + position
                            + " but the broker begins at " + begin + "; " + (begin - position)
                            + " records were deleted by retention. Choose GapPolicy.RECORD to go on.");
        }
    }
}
