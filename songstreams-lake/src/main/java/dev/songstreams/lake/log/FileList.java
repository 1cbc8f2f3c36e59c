// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.ObjectKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files that a log's entries, laid over each other in their order, leave in the lake. Not thread-safe. */
final class FileList implements FileAccount {
    private final Map<ObjectKey, DataFile> live = new LinkedHashMap<>();
    private final Set<ObjectKey> removed = new HashSet<>();

    @Override
    public void add(LogEntry entry) {
        for (ObjectKey key : entry.removed()) {
            live.remove(key);
            removed.add(key);
        }
        entry.added().forEach(file -> live.put(file.key(), file));
    }

    @Override
    public void add(Segment segment) {
        segment.files().forEach(file -> live.put(file.key(), file));
    }

    /** Those in the lake, in the order in which they came. */
    Collection<DataFile> live() {
        return live.values();
    }

    boolean isLive(ObjectKey key) {
        return live.containsKey(key);
    }

    /** What these entries did, as a segment. Removed are those of its own files alone: others' stand in others' segments. */
    static Segment segment(List<LogEntry> entries) {
        FileList list = new FileList();
        Set<ObjectKey> added = new HashSet<>();
        for (LogEntry entry : entries) {
            list.add(entry);
            entry.added().forEach(file -> added.add(file.key()));
        }
        return new Segment(
                entries.get(0).sequence(),
                entries.get(entries.size() - 1).sequence(),
                List.copyOf(list.live()),
                list.removed.stream().filter(added::contains).sorted().toList());
    }
}
