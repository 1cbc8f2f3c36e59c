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
import org.jspecify.annotations.Nullable;

/**
 * The partitions of one topic that this member has, and how far each was read and is to be. A partition is located before it is read.
 */
public final class TopicPartitions {
    private final Map<Integer, Progress> all = new HashMap<>();
    /** How far to read, or null for as long as records come; a partition that is not named has nothing to be read. */
    private @Nullable Map<Integer, Long> goals;

    /**
     * None yet.
     *
     * @param endless whether they are read for as long as records come, and not as far as {@link #readUpTo} says
     */
    TopicPartitions(boolean endless) {
        this.goals = endless ? null : Map.of();
    }

    /**
     * One partition. One object, because each turn of the poll loop looks at all of them, of which there may be thousands: a map for each
     * figure would be looked through for each.
     */
    private static final class Progress {
        private long goal;
        private boolean located;
        private boolean known;
        private long next;
        private long end;
        private @Nullable OffsetRange gap;

        Progress(long goal) {
            this.goal = goal;
        }

        void forget() {
            located = false;
            known = false;
            gap = null;
        }

        boolean isRead() {
            return located && next >= goal;
        }
    }

    /** From now on they are read up to these offsets, and where none is given not at all. */
    public void readUpTo(Map<Integer, Long> offsets) {
        goals = Map.copyOf(offsets);
        all.forEach((partition, progress) -> progress.goal = goal(partition));
    }

    private long goal(int partition) {
        return goals == null ? Long.MAX_VALUE : goals.getOrDefault(partition, 0L);
    }

    public void add(int partition) {
        all.put(partition, new Progress(goal(partition)));
    }

    public void remove(Collection<Integer> gone) {
        all.keySet().removeAll(gone);
    }

    /** Forgets how far each was read: the sink will say. */
    public void forget() {
        all.values().forEach(Progress::forget);
    }

    /** The broker has nothing at the place where the partition is to be read on; how far it was read stays. */
    public void misplaced(int partition) {
        Progress progress = all.get(partition);
        if (progress != null) {
            progress.located = false;
        }
    }

    void located(int partition, Location location) {
        Progress progress = of(partition);
        progress.located = true;
        progress.known = true;
        progress.next = location.position();
        progress.end = location.end();
        if (location.isGap()) {
            progress.gap = new OffsetRange(location.position(), location.readFrom());
        }
    }

    /** The offsets that are missing where the partition is read on, told once: they belong to the batch that covers them. */
    Optional<OffsetRange> takeGap(int partition) {
        Progress progress = of(partition);
        OffsetRange gap = progress.gap;
        progress.gap = null;
        return Optional.ofNullable(gap);
    }

    /** Whether this member has none. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    public void advance(int partition, long offset) {
        of(partition).next = offset;
    }

    public boolean isLocated(int partition) {
        Progress progress = all.get(partition);
        return progress != null && progress.located;
    }

    /** The broker's log ends there, as far as is known. */
    void ends(int partition, long offset) {
        of(partition).end = offset;
    }

    /** As far as is known, nothing more is there to be read of any. */
    void endHere() {
        for (Progress progress : all.values()) {
            if (progress.located) {
                progress.end = progress.next;
            }
        }
    }

    /** How many offsets of a located partition are still to be read, as far as is known. */
    long unread(int partition) {
        return Math.max(0, of(partition).end - next(partition));
    }

    /** Whether more offsets than so many of a located partition are still to be read, as far as is known. */
    boolean isUnread(long most) {
        for (Progress progress : all.values()) {
            if (progress.located && progress.end - progress.next > most && !progress.isRead()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the partition was read as far as it is to be. */
    public boolean isRead(int partition) {
        Progress progress = all.get(partition);
        return progress != null && progress.isRead();
    }

    /** Whether all were read as far as they are to be. */
    public boolean isAllRead() {
        for (Progress progress : all.values()) {
            if (!progress.isRead()) {
                return false;
            }
        }
        return true;
    }

    /** How far a located partition was read. */
    public long next(int partition) {
        Progress progress = of(partition);
        if (!progress.located) {
            throw new IllegalStateException("partition " + partition + " was read before its position was known");
        }
        return progress.next;
    }

    private Progress of(int partition) {
        Progress progress = all.get(partition);
        if (progress == null) {
            throw new IllegalStateException("partition " + partition + " was read, and is not this member's");
        }
        return progress;
    }

    /** How far partitions were read, those of which that is known: a copy. */
    public Map<Integer, Long> next() {
        Map<Integer, Long> next = new HashMap<>();
        all.forEach((partition, progress) -> {
            if (progress.known) {
                next.put(partition, progress.next);
            }
        });
        return next;
    }

    /** Those of which only the sink can say how far they were read. */
    Set<Integer> forgotten() {
        Set<Integer> forgotten = unlocated();
        forgotten.removeIf(partition -> of(partition).known);
        return forgotten;
    }

    /** Those that can't be read before they are located: a copy. */
    Set<Integer> unlocated() {
        Set<Integer> unlocated = new HashSet<>();
        all.forEach((partition, progress) -> {
            if (!progress.located) {
                unlocated.add(partition);
            }
        });
        return unlocated;
    }

    boolean isAllLocated() {
        for (Progress progress : all.values()) {
            if (!progress.located) {
                return false;
            }
        }
        return true;
    }
}
