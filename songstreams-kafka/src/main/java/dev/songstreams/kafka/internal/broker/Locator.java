// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.broker;

import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.kafka.GapPolicy;
import dev.songstreams.kafka.PollerException;
import dev.songstreams.kafka.StartPosition;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.LeaderNotAvailableException;

/**
 * Finds where partitions are to be read from: where the sink stands, or first positions if it never heard of them; and
 * checks that the broker still has what follows. Thread-safe; waits for the sink and the broker.
 */
public final class Locator {
    private static final String UNREAD = "which are not read meanwhile";
    private static final String UNBEGUN = "without which it is not known where the topic begins";

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
     * The sink's positions, with first ones recorded for the wanted partitions that had none. A topic that was created again, or
     * that this poller has waited for, is read from its beginning, whatever holds for others that were never heard of: its first
     * records would be skipped else. First positions are recorded of all partitions at once: one that comes later is known by that
     * as one that was added.
     *
     * @throws dev.songstreams.core.sink.SinkException if the sink can't say
     * @throws SilentPartitionsException if first positions are needed and no broker answers for one of the partitions
     */
    public Map<Integer, Long> positions(KnownTopic topic, TopicSink sink, Set<Integer> wanted) {
        Map<Integer, Long> positions = sink.positions();
        if (positions.keySet().containsAll(wanted)) {
            return positions;
        }
        if (positions.isEmpty()) {
            StartPosition from = topic.isNew() || sink.isRecreated() ? StartPosition.earliest() : start;
            positions = sink.startAt(firstPositions(topic, from));
        }
        Map<Integer, Long> added = new HashMap<>();
        for (Integer partition : wanted) {
            if (!positions.containsKey(partition)) {
                added.put(partition, 0L);
            }
        }
        return added.isEmpty() ? positions : sink.startAt(added);
    }

    private Map<Integer, Long> firstPositions(KnownTopic topic, StartPosition from) {
        if (from instanceof StartPosition.Earliest) {
            return firstPositions(topic, OffsetSpec.earliest());
        }
        Map<Integer, Long> ends = firstPositions(topic, OffsetSpec.latest());
        if (from instanceof StartPosition.At at) {
            OffsetSpec then = OffsetSpec.forTimestamp(at.time().toEpochMilli());
            firstPositions(topic, then).forEach((partition, offset) -> {
                if (offset >= 0) {
                    ends.put(partition, offset);
                }
            });
        }
        return ends;
    }

    private Map<Integer, Long> firstPositions(KnownTopic topic, OffsetSpec spec) {
        return offsets(topic, topic.partitions(), spec, isolation).all(UNBEGUN);
    }

    /** Kafka's client would ask about partitions without a leader again and again, without a pause, until its time is over. */
    private PartitionOffsets offsets(
            KnownTopic topic, Collection<Integer> wanted, OffsetSpec spec, IsolationLevel level) {
        Set<Integer> led = new HashSet<>(wanted);
        Map<Integer, KafkaException> silent = new HashMap<>();
        for (Integer partition : topic.leaderless()) {
            if (led.remove(partition)) {
                silent.put(partition, new LeaderNotAvailableException("there is no leader"));
            }
        }
        PartitionOffsets answer = directory.offsets(topic.name(), led, spec, level);
        silent.putAll(answer.silent());
        return new PartitionOffsets(topic.name(), answer.known(), silent);
    }

    /**
     * Where to read the wanted partitions from, as far as brokers answer.
     *
     * @throws PollerException if records are missing and the policy says fail, or if the sink is ahead of the broker
     */
    public Locations locate(KnownTopic topic, Map<Integer, Long> positions, Set<Integer> wanted) {
        IsolationLevel all = IsolationLevel.READ_UNCOMMITTED;
        PartitionOffsets begins = offsets(topic, wanted, OffsetSpec.earliest(), all);
        PartitionOffsets ends = directory.offsets(topic.name(), begins.known().keySet(), OffsetSpec.latest(), all);
        Map<Integer, Location> locations = new HashMap<>();
        ends.known().forEach((partition, end) -> {
            long position = positions.getOrDefault(partition, 0L);
            long begin = begins.known().getOrDefault(partition, 0L);
            refuseAhead(topic.name(), partition, position, end);
            refuseGap(topic.name(), partition, position, begin);
            locations.put(partition, new Location(position, Math.max(position, begin), end));
        });
        Map<Integer, KafkaException> silent = new HashMap<>(begins.silent());
        silent.putAll(ends.silent());
        return new Locations(
                locations,
                silent.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new SilentPartitionsException(topic.name(), silent, UNREAD)));
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
