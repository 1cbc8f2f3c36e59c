// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A batch: files, and the offsets that it moves the positions over. It follows only a state that stands where it begins. */
record BatchChange(String topic, long base, List<DataFile> added, CoveredOffsets offsets) implements LogChange {
    @Override
    public @Nullable String obstacle(LogState state) {
        String fenced = state.fencedOff(base);
        if (fenced != null) {
            return fenced;
        }
        for (Map.Entry<Integer, OffsetRange> range : offsets.ranges().entrySet()) {
            Long stands = state.positions().get(range.getKey());
            if (stands == null || stands != range.getValue().from()) {
                return "partition " + range.getKey() + " of " + topic + " stands at " + stands
                        + ", but the batch begins at " + range.getValue().from();
            }
        }
        return null;
    }

    @Override
    public boolean isDone(LogState state) {
        return false;
    }

    @Override
    public EntryDraft over(EntryDraft nothing) {
        return nothing.withFiles(added, List.of()).covering(offsets);
    }
}
