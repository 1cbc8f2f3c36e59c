// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.flow;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.kafka.internal.broker.Location;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** The partitions of one topic that this member has, and how far each was read. A partition is located before it is read. */
public final class TopicPartitions {
    private final Map<Integer, Long> next = new HashMap<>();
    private final Map<Integer, Long> ends = new HashMap<>();
    private final Set<Integer> unlocated = new HashSet<>();
    private final Map<Integer, OffsetRange> gaps = new HashMap<>();

    public void add(int partition) {
        next.remove(partition);
        gaps.remove(partition);
        unlocated.add(partition);
    }

    public void remove(Collection<Integer> gone) {
        next.keySet().removeAll(gone);
        gaps.keySet().removeAll(gone);
        ends.keySet().removeAll(gone);
        unlocated.removeAll(gone);
    }

    /** Forgets how far each was read: the sink will say. */
    public void forget() {
        unlocated.addAll(next.keySet());
        next.clear();
        gaps.clear();
    }

    /** The broker has nothing at the place where the partition is to be read on; how far it was read stays. */
    public void misplaced(int partition) {
        unlocated.add(partition);
    }

    void located(int partition, Location location) {
        next.put(partition, location.position());
        ends.put(partition, location.end());
        unlocated.remove(partition);
        if (location.isGap()) {
            gaps.put(partition, new OffsetRange(location.position(), location.readFrom()));
        }
    }

    /** The offsets that are missing where the partition is read on, told once: they belong to the batch that covers them. */
    Optional<OffsetRange> takeGap(int partition) {
        return Optional.ofNullable(gaps.remove(partition));
    }

    /** Whether this member has none. */
    public boolean isEmpty() {
        return next.isEmpty() && unlocated.isEmpty();
    }

    public void advance(int partition, long offset) {
        next.put(partition, offset);
    }

    public boolean isLocated(int partition) {
        return next.containsKey(partition) && !unlocated.contains(partition);
    }

    /** The broker's log ends there, as far as is known. */
    void ends(int partition, long offset) {
        ends.put(partition, offset);
    }

    /** How many offsets of a located partition are still to be read, as far as is known. */
    long unread(int partition) {
        return Math.max(0, ends.getOrDefault(partition, 0L) - next(partition));
    }

    /** Whether more offsets than so many of a located partition are still to be read, as far as is known, other than of these. */
    boolean isUnread(long most, IntPredicate except) {
        // Asked for each topic in each turn of the loop, and nearly always answered by the first comparison.
        for (Map.Entry<Integer, Long> read : next.entrySet()) {
            int partition = read.getKey();
            if (ends.getOrDefault(partition, 0L) - read.getValue() > most
                    && !unlocated.contains(partition)
                    && !except.test(partition)) {
                return true;
            }
        }
        return false;
    }

    /** How far a located partition was read. */
    public long next(int partition) {
        Long offset = isLocated(partition) ? next.get(partition) : null;
        if (offset == null) {
            throw new IllegalStateException("partition " + partition + " was read before its position was known");
        }
        return offset;
    }

    /** How far partitions were read. */
    public Map<Integer, Long> next() {
        return next;
    }

    /** Those of which only the sink can say how far they were read. */
    Set<Integer> forgotten() {
        Set<Integer> forgotten = new HashSet<>(unlocated);
        forgotten.removeAll(next.keySet());
        return forgotten;
    }

    public Set<Integer> unlocated() {
        return unlocated;
    }
}
