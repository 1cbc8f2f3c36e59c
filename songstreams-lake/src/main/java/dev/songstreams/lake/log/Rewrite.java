// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.store.ObjectKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Files for files: what a redrive of dead letters or a replay wants to commit. It moves no position.
 *
 * @param base the {@link LogWriter#base} when it was begun, which the names of its files carry too
 * @param removed the files that go; at least one, for rows that replace nothing would be there twice
 * @param added the files that come
 * @param offsets the offsets whose rows are replaced, per partition
 */
public record Rewrite(
        long base, List<ObjectKey> removed, List<DataFile> added, Map<Integer, List<OffsetRange>> offsets) {
    /** Copies the collections, and checks that something is replaced. */
    public Rewrite {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
        Map<Integer, List<OffsetRange>> copied = new HashMap<>();
        offsets.forEach((partition, ranges) -> copied.put(partition, List.copyOf(ranges)));
        offsets = Map.copyOf(copied);
        if (removed.isEmpty() || new HashSet<>(removed).size() < removed.size()) {
            throw new IllegalArgumentException(
                    "a rewrite names each file that it removes once, and removes at least one, not " + removed);
        }
        if (offsets.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a rewrite says which offsets it replaces");
        }
    }
}
