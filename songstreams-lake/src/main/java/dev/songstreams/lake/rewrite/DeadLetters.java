// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.util.Optional;

/** Reads the dead letters of a lake: what could not be decoded, and why. Thread-safe. */
public final class DeadLetters {
    private final ObjectStore store;

    /** Those of the lake under that root. */
    public DeadLetters(ObjectStore store) {
        this.store = store;
    }

    /** How many a topic has, by the log alone. */
    public long count(String topic) throws IOException {
        return new LakeReader(store)
                .files(topic).stream()
                        .filter(file -> file.zone() == Zone.DEAD)
                        .mapToLong(DataFile::rows)
                        .sum();
    }

    /**
     * Shows the dead letters of a topic that were asked for, in the order in which their files were committed.
     *
     * @throws DamagedFileException if a file is not what the log says
     */
    public void forEach(String topic, Selection selection, RecordVisitor visitor) throws IOException {
        LakeReader lake = new LakeReader(store);
        Optional<LogEntry> newest = lake.newest(topic);
        if (newest.isEmpty()) {
            return;
        }
        StoredFiles files = new StoredFiles(store, newest.get());
        for (DataFile file : lake.files(topic)) {
            if (file.zone() == Zone.DEAD && selection.mayTake(file)) {
                files.forEach(file, letter -> {
                    if (selection.takes(letter, letter.reason())) {
                        visitor.visit(letter);
                    }
                });
            }
        }
    }
}
