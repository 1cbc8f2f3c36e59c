// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many rows of zone clean entries bring to a warehouse that has all before them. */
final class NotLoadedRows {
    private final Map<ObjectKey, Long> rows = new HashMap<>();

    private NotLoadedRows() {}

    /** The rows of the entries behind those that were loaded, in order. */
    static long of(List<LogEntry> entries) {
        NotLoadedRows notLoaded = new NotLoadedRows();
        entries.forEach(notLoaded::add);
        return notLoaded.rows.values().stream().mapToLong(Long::longValue).sum();
    }

    private void add(LogEntry entry) {
        long moved = 0;
        for (ObjectKey key : entry.removed()) {
            Long gone = rows.remove(key);
            moved += gone == null ? 0 : gone;
        }
        List<DataFile> added =
                entry.added().stream().filter(file -> file.zone() == Zone.CLEAN).toList();
        if (!entry.keepsRows()) {
            added.forEach(file -> rows.put(file.key(), file.rows()));
        } else if (!added.isEmpty()) {
            // As many of them as were not loaded under their former names; which file has them does not matter.
            rows.put(added.get(0).key(), moved);
        }
    }
}
