// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.store.ObjectKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Files for files: what a redrive of dead letters, a replay or a compaction wants to commit. It moves no position.
 *
 * @param base the {@link LogWriter#base} when it was begun, which the names of its files carry too
 * @param removed the files that go; at least one, unless offsets are filled: rows that replace nothing would be there twice
 * @param added the files that come
 * @param offsets the offsets whose rows in zones clean and dead are replaced, per partition
 * @param filled those of the offsets that no file of zones clean and dead holds, since the topic had zone raw alone when they came
 * @param filledAsOf the newest entry of the log as of which that is known
 * @param sameRows whether the files that come hold the very rows of those that go
 */
public record Rewrite(
        long base,
        List<ObjectKey> removed,
        List<DataFile> added,
        Map<Integer, List<OffsetRange>> offsets,
        Map<Integer, List<OffsetRange>> filled,
        long filledAsOf,
        boolean sameRows) {
    /** Copies the collections, and checks that something is replaced or filled. */
    public Rewrite {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
        offsets = copy(offsets);
        filled = copy(filled);
        if (new HashSet<>(removed).size() < removed.size() || removed.isEmpty() && isEmpty(filled)) {
            throw new IllegalArgumentException(
                    "a rewrite names each file that it removes once, and removes at least one, not " + removed);
        }
        if (isEmpty(offsets) && !(sameRows && added.stream().allMatch(file -> file.zone() == Zone.RAW))) {
            throw new IllegalArgumentException("a rewrite says which offsets it replaces");
        }
    }

    /** Files for files, with no offsets that are filled. */
    public Rewrite(long base, List<ObjectKey> removed, List<DataFile> added, Map<Integer, List<OffsetRange>> offsets) {
        this(base, removed, added, offsets, Map.of(), base);
    }

    /** Files for files, with offsets that are filled. */
    public Rewrite(
            long base,
            List<ObjectKey> removed,
            List<DataFile> added,
            Map<Integer, List<OffsetRange>> offsets,
            Map<Integer, List<OffsetRange>> filled,
            long filledAsOf) {
        this(base, removed, added, offsets, filled, filledAsOf, false);
    }

    /**
     * Files that hold the very rows of others.
     *
     * @param offsets whose rows they are; none if all are of zone raw
     */
    public static Rewrite sameRows(
            long base, List<ObjectKey> removed, List<DataFile> added, Map<Integer, List<OffsetRange>> offsets) {
        return new Rewrite(base, removed, added, offsets, Map.of(), base, true);
    }

    private static boolean isEmpty(Map<Integer, List<OffsetRange>> offsets) {
        return offsets.values().stream().allMatch(List::isEmpty);
    }

    private static Map<Integer, List<OffsetRange>> copy(Map<Integer, List<OffsetRange>> offsets) {
        Map<Integer, List<OffsetRange>> copied = new HashMap<>();
        offsets.forEach((partition, ranges) -> copied.put(partition, List.copyOf(ranges)));
        return Map.copyOf(copied);
    }
}
