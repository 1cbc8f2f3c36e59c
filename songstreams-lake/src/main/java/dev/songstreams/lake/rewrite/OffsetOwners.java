// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.core.sink.OffsetRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which entry owns an offset: the newest of those that cover it. */
final class OffsetOwners {
    private record Stretch(long to, long owner) {}

    private final Map<Integer, TreeMap<Long, Stretch>> partitions = new TreeMap<>();

    /** Makes an entry, newer than all before, the owner of these offsets. */
    void cover(int partition, OffsetRange range, long owner) {
        if (range.from() == range.to()) {
            return;
        }
        TreeMap<Long, Stretch> stretches = partitions.computeIfAbsent(partition, any -> new TreeMap<>());
        cut(stretches, range.from());
        cut(stretches, range.to());
        stretches.subMap(range.from(), range.to()).clear();
        stretches.put(range.from(), new Stretch(range.to(), owner));
    }

    /** Makes an entry the owner of all that these owned. */
    void hand(Set<Long> former, long owner) {
        if (!former.isEmpty()) {
            partitions.replaceAll((partition, stretches) -> handed(stretches, former, owner));
        }
    }

    /** Neighbours become one, so that a long log does not fill the memory. */
    private static TreeMap<Long, Stretch> handed(TreeMap<Long, Stretch> stretches, Set<Long> former, long owner) {
        TreeMap<Long, Stretch> handed = new TreeMap<>();
        stretches.forEach((from, stretch) -> {
            long now = former.contains(stretch.owner()) ? owner : stretch.owner();
            Map.Entry<Long, Stretch> before = handed.lastEntry();
            boolean joins = before != null
                    && before.getValue().to() == from
                    && before.getValue().owner() == now;
            handed.put(joins ? before.getKey() : from, new Stretch(stretch.to(), now));
        });
        return handed;
    }

    private static void cut(TreeMap<Long, Stretch> stretches, long at) {
        Map.Entry<Long, Stretch> before = stretches.lowerEntry(at);
        if (before != null && before.getValue().to() > at) {
            stretches.put(before.getKey(), new Stretch(at, before.getValue().owner()));
            stretches.put(at, before.getValue());
        }
    }

    /** The owners of any of these offsets. */
    Set<Long> of(Map<Integer, List<OffsetRange>> ranges) {
        Set<Long> owners = new TreeSet<>();
        ranges.forEach((partition, list) -> list.forEach(range -> addOwners(partition, range, owners)));
        return owners;
    }

    private void addOwners(int partition, OffsetRange range, Set<Long> owners) {
        TreeMap<Long, Stretch> stretches = partitions.getOrDefault(partition, new TreeMap<>());
        Map.Entry<Long, Stretch> before = stretches.lowerEntry(range.from());
        if (before != null && before.getValue().to() > range.from() && range.from() < range.to()) {
            owners.add(before.getValue().owner());
        }
        NavigableMap<Long, Stretch> within = stretches.subMap(range.from(), true, range.to(), false);
        within.values().forEach(stretch -> owners.add(stretch.owner()));
    }

    /** What each owner owns. */
    Map<Long, OffsetSet> byOwner() {
        Map<Long, OffsetSet.Builder> builders = new HashMap<>();
        partitions.forEach((partition, stretches) -> stretches.forEach(
                (from, stretch) -> builders.computeIfAbsent(stretch.owner(), any -> new OffsetSet.Builder())
                        .add(partition, new OffsetRange(from, stretch.to()))));
        Map<Long, OffsetSet> owned = new HashMap<>();
        builders.forEach((owner, builder) -> owned.put(owner, builder.build()));
        return owned;
    }
}
