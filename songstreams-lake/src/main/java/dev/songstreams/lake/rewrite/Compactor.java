// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.format.FileFormats;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.DataFileName;
import dev.songstreams.lake.log.LogCommit;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.LogWriter;
import dev.songstreams.lake.log.Rewrite;
import dev.songstreams.lake.log.TopicLog;
import dev.songstreams.lake.sink.MergedFile;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Copies the rows of a unit's files into larger ones and commits those by one entry. Used by one thread. */
final class Compactor {
    private final ObjectStore store;
    private final String topic;
    private final LogEntry newest;
    private final StoredFiles files;
    private final LogWriter log;

    Compactor(ObjectStore store, String topic, LogEntry newest, Clock clock) throws IOException {
        this.store = store;
        this.topic = topic;
        this.newest = newest;
        this.files = new StoredFiles(store, newest);
        this.log = new LogWriter(
                new TopicLog(store, topic), new TopicIdentity(topic, newest.topicId(), ""), newest.schemas(), clock);
    }

    /**
     * Puts a unit's files together.
     *
     * @return the entry that does it, or empty if another was faster, and nothing has changed
     */
    Optional<LogEntry> compact(CompactionUnit unit) throws IOException {
        // Read anew, so that no sweep of long ago fences the new files off.
        log.positions();
        long base = log.base();
        List<DataFile> added = new ArrayList<>();
        LogCommit commit = null;
        try {
            for (List<DataFile> sources : unit.merges()) {
                added.add(merge(sources, base));
            }
            List<ObjectKey> removed = unit.removed().stream().map(DataFile::key).toList();
            commit = log.rewrite(
                    Rewrite.sameRows(base, removed, added, unit.offsets().ranges()));
            Optional<LogEntry> entry = Optional.ofNullable(commit.commit().entry());
            if (entry.isEmpty()) {
                store.delete(keys(added));
            }
            return entry;
        } catch (IOException | RuntimeException e) {
            if (commit == null || !commit.mayBeNamed()) {
                discard(added, e);
            }
            throw e;
        }
    }

    private DataFile merge(List<DataFile> sources, long base) throws IOException {
        DataFile first = sources.get(0);
        FileFormat format =
                FileFormats.described(sources.get(sources.size() - 1).format());
        try (MergedFile merged =
                new MergedFile(store, format, first.zone(), files.schema(first), key(first, format, base))) {
            for (DataFile source : sources) {
                files.forRows(source, merged::write);
            }
            return merged.publish(sources);
        }
    }

    /** In the same folder, named by the same first record. */
    private ObjectKey key(DataFile first, FileFormat format, long base) {
        DataFileName name = DataFileName.parse(first.key().name())
                .orElseThrow(
                        () -> new IllegalStateException("the log names a file that no writer named: " + first.key()));
        String path = first.key().path();
        return new ObjectKey(path.substring(0, path.lastIndexOf('/') + 1)
                + new DataFileName(newest.topicId(), name.partition(), name.firstOffset(), base)
                        .unique(topic, format.extension()));
    }

    private static List<ObjectKey> keys(List<DataFile> files) {
        return files.stream().map(DataFile::key).toList();
    }

    private void discard(List<DataFile> added, Exception cause) {
        try {
            store.delete(keys(added));
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
