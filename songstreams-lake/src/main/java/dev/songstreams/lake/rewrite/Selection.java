// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.core.decode.Rejection;
import dev.songstreams.core.decode.SourceRecord;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which records are asked for; all conditions must hold. Immutable.
 *
 * @param offsets per partition the range; empty for all
 * @param from the earliest Kafka timestamp, inclusive; {@link Instant#MIN} for all
 * @param to the latest, exclusive; {@link Instant#MAX} for all
 * @param reasons the reasons of dead letters; empty for all
 */
public record Selection(Map<Integer, OffsetRange> offsets, Instant from, Instant to, Set<Rejection.Reason> reasons) {
    /** Copies, and checks the order of the times. */
    public Selection {
        offsets = Map.copyOf(offsets);
        reasons = Set.copyOf(reasons);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "a time range ends behind its beginning, not from " + from + " to " + to);
        }
    }

    /** All records. */
    public static Selection all() {
        return new Selection(Map.of(), Instant.MIN, Instant.MAX, Set.of());
    }

    /** These offsets of a partition; of partitions that are never named none, once one is. */
    public Selection withOffsets(int partition, OffsetRange range) {
        Map<Integer, OffsetRange> more = new TreeMap<>(offsets);
        more.put(partition, range);
        return new Selection(more, from, to, reasons);
    }

    /** Records whose Kafka timestamp lies there; those that have none lie at 1970-01-01T00:00:00Z, as in the lake's folders. */
    public Selection withTimes(Instant first, Instant behindLast) {
        return new Selection(offsets, first, behindLast, reasons);
    }

    /**
     * Dead letters of this reason too; means nothing to a replay. What a decoder of the application refused has {@link
     * Rejection.Reason#REFUSED}, whatever its own words for it, which are the detail.
     */
    public Selection withReason(Rejection.Reason reason) {
        Set<Rejection.Reason> more = new HashSet<>(reasons);
        more.add(reason);
        return new Selection(offsets, from, to, more);
    }

    /** Whether a record of this reason is asked for; a reason that only a later version knows is one of all alone. */
    boolean takes(SourceRecord record, String reason) {
        OffsetRange range = offsets.get(record.partition());
        boolean inRange =
                offsets.isEmpty() || range != null && record.offset() >= range.from() && record.offset() < range.to();
        return inRange && takes(reason) && takes(time(record));
    }

    private boolean takes(String reason) {
        return reasons.isEmpty() || reasons.stream().map(Rejection.Reason::name).anyMatch(reason::equals);
    }

    private static Instant time(SourceRecord record) {
        return record.timestampType() == SourceRecord.TimestampType.NONE
                ? Instant.EPOCH
                : Instant.ofEpochMilli(record.timestamp());
    }

    private boolean takes(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    /** Whether a file of zone raw or dead may hold a record of the times asked for. */
    boolean mayTake(DataFile file) {
        if (from.equals(Instant.MIN) && to.equals(Instant.MAX)) {
            return true;
        }
        if (takes(Instant.EPOCH) || file.minTime() == null || file.maxTime() == null) {
            // Rows without a time leave no trace in the file's range.
            return true;
        }
        return file.minTime().isBefore(to) && !file.maxTime().isBefore(from);
    }

    /** What of these offsets is asked for. */
    Map<Integer, List<OffsetRange>> of(OffsetSet set) {
        if (offsets.isEmpty()) {
            return set.ranges();
        }
        Map<Integer, List<OffsetRange>> common = new HashMap<>();
        set.ranges()
                .forEach((partition, ranges) -> common.put(
                        partition,
                        ranges.stream()
                                .filter(range -> isAsked(partition, range))
                                .map(range -> asked(partition, range))
                                .toList()));
        return common;
    }

    private boolean isAsked(int partition, OffsetRange range) {
        OffsetRange wanted = offsets.get(partition);
        return wanted != null && wanted.from() < range.to() && range.from() < wanted.to();
    }

    private OffsetRange asked(int partition, OffsetRange range) {
        OffsetRange wanted = Objects.requireNonNull(offsets.get(partition), "it is asked for");
        return new OffsetRange(Math.max(wanted.from(), range.from()), Math.min(wanted.to(), range.to()));
    }

    /** Whether an entry covers offsets that are asked for. */
    boolean mayTake(LogEntry entry) {
        return offsets.isEmpty()
                || entry.ranges().entrySet().stream().anyMatch(range -> isAsked(range.getKey(), range.getValue()))
                || entry.rewrites().entrySet().stream()
                        .anyMatch(rewrites ->
                                rewrites.getValue().stream().anyMatch(range -> isAsked(rewrites.getKey(), range)));
    }
}
