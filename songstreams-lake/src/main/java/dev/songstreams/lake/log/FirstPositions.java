// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Positions for the partitions that have none. Those of others hold. */
record FirstPositions(Map<Integer, Long> positions) implements LogChange {
    @Override
    public @Nullable String obstacle(LogState state) {
        return null;
    }

    @Override
    public boolean isDone(LogState state) {
        return state.positions().keySet().containsAll(positions.keySet());
    }

    @Override
    public EntryDraft over(EntryDraft nothing) {
        Map<Integer, Long> all = new TreeMap<>(positions);
        all.putAll(nothing.positions());
        return nothing.withPositions(all);
    }
}
