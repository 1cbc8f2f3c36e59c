// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeLayout;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of files of zone clean that entries took out of the lake: their rows were made anew, or only moved by a compaction. */
final class ReplacedFiles {
    private final String folder;
    private final Set<ObjectKey> remade = new HashSet<>();
    /** To one of the files of the compaction that moved them: those go together, as all files of an entry. */
    private final Map<ObjectKey, ObjectKey> movedTo = new HashMap<>();

    /** As some entries of a topic's log have it, which follow each other. */
    ReplacedFiles(String topic, List<LogEntry> entries) {
        this.folder = LakeLayout.dataFolder(Zone.CLEAN, topic) + "/";
        entries.forEach(this::add);
    }

    private void add(LogEntry entry) {
        List<DataFile> added = PendingEntries.cleanFiles(entry);
        for (ObjectKey key : entry.removed()) {
            if (!key.path().startsWith(folder)) {
                continue;
            }
            if (entry.keepsRows() && !added.isEmpty()) {
                movedTo.put(key, added.get(0).key());
            } else {
                remade.add(key);
            }
        }
    }

    /** Whether the rows of a file, wherever they were moved to meanwhile, came anew with one of the entries. */
    boolean isRemade(ObjectKey key) {
        @Nullable ObjectKey at = key;
        while (at != null && !remade.contains(at)) {
            at = movedTo.get(at);
        }
        return at != null;
    }

    /** Whether a compaction has put the file together with others. */
    boolean isMoved(ObjectKey key) {
        return movedTo.containsKey(key);
    }

    /** Those of some files that are not in the store: a vacuum has removed them. */
    static Set<ObjectKey> missing(ObjectStore store, Collection<ObjectKey> keys) throws IOException {
        Set<ObjectKey> missing = new HashSet<>(keys);
        Set<String> folders = new HashSet<>();
        keys.forEach(key -> folders.add(key.path().substring(0, key.path().lastIndexOf('/') + 1)));
        for (String each : folders) {
            try (Stream<ObjectSummary> listed = store.list(each, null)) {
                listed.map(ObjectSummary::key).forEach(missing::remove);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        return missing;
    }
}
