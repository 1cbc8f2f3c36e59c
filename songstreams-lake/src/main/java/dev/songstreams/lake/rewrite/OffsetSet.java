// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.core.sink.OffsetRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Offsets of partitions, as ranges in their order that neither overlap nor touch. Immutable. */
final class OffsetSet {
    static final OffsetSet NONE = new OffsetSet(Map.of());

    private final Map<Integer, List<OffsetRange>> ranges;
    private final Map<Integer, long[]> starts = new TreeMap<>();

    private OffsetSet(Map<Integer, List<OffsetRange>> ranges) {
        this.ranges = ranges;
        ranges.forEach((partition, list) ->
                starts.put(partition, list.stream().mapToLong(OffsetRange::from).toArray()));
    }

    /** The ranges, by partition. */
    Map<Integer, List<OffsetRange>> ranges() {
        return ranges;
    }

    boolean contains(int partition, long offset) {
        long[] froms = starts.get(partition);
        if (froms == null) {
            return false;
        }
        int found = java.util.Arrays.binarySearch(froms, offset);
        int at = found >= 0 ? found : -found - 2;
        return at >= 0
                && offset < ranges.getOrDefault(partition, List.of()).get(at).to();
    }

    /** Gathers offsets in any order. */
    static final class Builder {
        private final Map<Integer, List<OffsetRange>> gathered = new TreeMap<>();

        /** Adds one offset; cheap where it follows the one added before. */
        void add(int partition, long offset) {
            add(partition, new OffsetRange(offset, offset + 1));
        }

        void add(int partition, OffsetRange range) {
            List<OffsetRange> list = gathered.computeIfAbsent(partition, any -> new ArrayList<>());
            int last = list.size() - 1;
            if (last >= 0 && list.get(last).to() == range.from()) {
                list.set(last, new OffsetRange(list.get(last).from(), range.to()));
            } else if (range.from() < range.to()) {
                list.add(range);
            }
        }

        void addAll(OffsetSet set) {
            set.ranges.forEach((partition, ranges) -> ranges.forEach(range -> add(partition, range)));
        }

        OffsetSet build() {
            Map<Integer, List<OffsetRange>> merged = new TreeMap<>();
            gathered.forEach((partition, list) -> merged.put(partition, merge(list)));
            return new OffsetSet(merged);
        }

        private static List<OffsetRange> merge(List<OffsetRange> list) {
            List<OffsetRange> sorted = new ArrayList<>(list);
            sorted.sort(Comparator.comparingLong(OffsetRange::from));
            List<OffsetRange> merged = new ArrayList<>();
            for (OffsetRange range : sorted) {
                int last = merged.size() - 1;
                if (last >= 0 && range.from() <= merged.get(last).to()) {
                    long to = Math.max(merged.get(last).to(), range.to());
                    merged.set(last, new OffsetRange(merged.get(last).from(), to));
                } else {
                    merged.add(range);
                }
            }
            return List.copyOf(merged);
        }
    }
}
