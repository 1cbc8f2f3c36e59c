// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.format.FileFormats;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.DataFileName;
import dev.songstreams.lake.log.LogCommit;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.LogWriter;
import dev.songstreams.lake.log.Rewrite;
import dev.songstreams.lake.log.TopicLog;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.sink.MergedFile;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Copies the rows of a unit's files into larger ones and commits those by one entry. Used by one thread. */
final class Compactor {
    private final CompactionSettings settings;
    private final ObjectStore store;
    private final String topic;
    private final LogWriter log;

    Compactor(CompactionSettings settings, TopicLog log) throws IOException {
        this.settings = settings;
        this.store = settings.store();
        this.topic = log.topic();
        this.log = LogWriter.asFound(log, settings.clock());
    }

    /**
     * Puts a unit's files together.
     *
     * @param newest the entry that says which columns each zone has
     * @return the entry that does it, or empty if another was faster, and nothing has changed
     */
    Optional<LogEntry> compact(CompactionUnit unit, LogEntry newest) throws IOException {
        // Read anew, so that no sweep of long ago fences the new files off.
        log.positions();
        long base = log.base();
        List<DataFile> added = new ArrayList<>();
        LogCommit commit = null;
        try {
            for (List<DataFile> sources : unit.merges()) {
                added.add(merge(sources, newest, base));
            }
            checkRows(unit, added);
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

    /** The last guard: an entry must put back as many rows as it takes away. */
    private void checkRows(CompactionUnit unit, List<DataFile> added) {
        for (Zone zone : Zone.values()) {
            long taken = rows(unit.removed(), zone);
            long put = rows(added, zone);
            if (taken != put) {
                throw new RewriteException(topic + " in " + store.root() + ": files of zone " + zone.folder() + " hold "
                        + taken + " rows, but what they were put together to holds " + put + "; nothing was changed");
            }
        }
    }

    private static long rows(List<DataFile> files, Zone zone) {
        return files.stream()
                .filter(file -> file.zone() == zone)
                .mapToLong(DataFile::rows)
                .sum();
    }

    private DataFile merge(List<DataFile> sources, LogEntry newest, long base) throws IOException {
        DataFile first = sources.get(0);
        StoredFiles files = new StoredFiles(store, newest);
        FileFormat format = format(first);
        String path = first.key().path();
        ObjectKey folder = new ObjectKey(path.substring(0, path.lastIndexOf('/')));
        ObjectKey key = folder.resolve(name(first).withBase(base).unique(topic, format.extension()));
        try (MergedFile merged = new MergedFile(store, format, first.zone(), files.schema(first), key)) {
            for (DataFile source : sources) {
                files.forRows(source, merged::write);
            }
            return merged.publish(sources);
        }
    }

    private static DataFileName name(DataFile file) {
        return DataFileName.parse(file.key().name())
                .orElseThrow(
                        () -> new IllegalStateException("the log names a file that no writer named: " + file.key()));
    }

    private FileFormat format(DataFile file) {
        FileFormat asked = settings.format();
        return asked != null && asked.description().equals(file.format())
                ? asked
                : FileFormats.described(file.format());
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
