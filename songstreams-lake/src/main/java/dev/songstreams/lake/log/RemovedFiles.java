// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.ObjectKey;
import java.util.HashSet;
import java.util.Set;

/** The files that a log's entries took out of the lake; none of them comes back. Not thread-safe. */
final class RemovedFiles implements FileAccount {
    private final Set<ObjectKey> keys = new HashSet<>();

    @Override
    public void add(Segment segment) {
        keys.addAll(segment.removed());
    }

    @Override
    public void add(LogEntry entry) {
        keys.addAll(entry.removed());
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    boolean contains(ObjectKey key) {
        return keys.contains(key);
    }
}
