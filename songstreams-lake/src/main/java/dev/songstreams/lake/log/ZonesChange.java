// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.core.row.RowSchema;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The log has these zones, whether records come or not: what a writer brings with each of its entries. */
record ZonesChange(Set<Zone> zones) implements LogChange {
    @Override
    public @Nullable String obstacle(LogState state) {
        return null;
    }

    @Override
    public boolean isDone(LogState state) {
        LogEntry newest = state.newest();
        Map<Zone, RowSchema> present = newest == null ? Map.of() : newest.schemas();
        return present.keySet().containsAll(zones);
    }

    @Override
    public EntryDraft over(EntryDraft nothing) {
        return nothing;
    }
}
