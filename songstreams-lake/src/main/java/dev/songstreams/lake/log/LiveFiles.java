// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.ObjectKey;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that a log leaves in the lake: all that were added less those removed, in the order in which they came. */
final class LiveFiles {
    private LiveFiles() {}

    static Collection<DataFile> at(TopicLog log, long sequence) throws IOException {
        return after(log.entries(0, sequence));
    }

    /** Those that entries from the first on leave. */
    static Collection<DataFile> after(List<LogEntry> entries) {
        Map<ObjectKey, DataFile> live = new LinkedHashMap<>();
        for (LogEntry entry : entries) {
            entry.removed().forEach(live::remove);
            entry.added().forEach(file -> live.put(file.key(), file));
        }
        return live.values();
    }
}
