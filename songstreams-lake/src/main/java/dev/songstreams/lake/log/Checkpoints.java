// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.ObjectKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes checkpoints of a log and lists its files by them. Segments are merged so that each is more than twice as long as the
 * one behind it, up to a length that a reader can well hold: few small ones, and none that is written often. Thread-safe.
 */
final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    /** A committer makes one in so many entries: that many entries a reader reads at most beside the checkpoint. */
    static final int EVERY = 64;
    /** A committer that finds more entries behind the newest checkpoint leaves them to a sweep. */
    private static final int MOST_BY_A_COMMITTER = 1024;
    /** Files in a segment: some megabytes of JSON. */
    private static final int LONGEST_SEGMENT = 8192;

    private final TopicLog log;
    private final CheckpointStore store;

    Checkpoints(TopicLog log, CheckpointStore store) {
        this.log = log;
        this.store = store;
    }

    /** The files that the entries up to one leave in the lake. */
    FileList files(long sequence) throws IOException {
        return account(sequence, FileList::new);
    }

    /** The names of all files that entries up to one ever named. */
    FileNames names(long sequence) throws IOException {
        return account(sequence, FileNames::new);
    }

    /** The files that entries up to one took out of the lake. */
    RemovedFiles removed(long sequence) throws IOException {
        return account(sequence, RemovedFiles::new);
    }

    private <A extends FileAccount> A account(long sequence, Supplier<A> empty) throws IOException {
        for (ObjectKey key : store.upTo(sequence)) {
            Checkpoint checkpoint = store.read(key).orElse(null);
            A account = empty.get();
            if (checkpoint != null && read(checkpoint, account)) {
                log.entries(checkpoint.sequence(), checkpoint.entryId(), sequence)
                        .forEach(account::add);
                return account;
            }
        }
        A account = empty.get();
        log.entries(0, null, sequence).forEach(account::add);
        return account;
    }

    private boolean read(Checkpoint checkpoint, FileAccount into) throws IOException {
        try {
            for (Checkpoint.Part part : checkpoint.segments()) {
                into.add(store.read(part));
            }
            return true;
        } catch (LostSegmentException e) {
            warn(checkpoint, e);
            return false;
        }
    }

    private void warn(Checkpoint unused, LostSegmentException why) {
        LOG.warn("the checkpoint of {} at entry {} is not used: {}", log.topic(), unused.sequence(), why.getMessage());
    }

    /** Makes a checkpoint for an entry just committed, if it is time for one. */
    void after(LogEntry entry) throws IOException {
        if (entry.sequence() % EVERY == 0) {
            extendNewest(entry.sequence(), last -> {
                if (entry.sequence() - last.sequence() <= MOST_BY_A_COMMITTER) {
                    extend(last, entry);
                }
            });
        }
    }

    /** Makes all checkpoints that are missing up to an entry, some of which no committer could make. */
    void catchUp(LogEntry newest) throws IOException {
        extendNewest(newest.sequence(), first -> {
            Checkpoint last = first;
            while (newest.sequence() - last.sequence() >= EVERY) {
                long most = Math.min(newest.sequence(), last.sequence() + MOST_BY_A_COMMITTER);
                last = extend(last, log.read(most - most % EVERY));
            }
        });
    }

    private interface Extension {
        void of(Checkpoint last) throws IOException;
    }

    /** One of which a segment that is needed is lost can't be extended; the one before it may. */
    private void extendNewest(long sequence, Extension extension) throws IOException {
        for (ObjectKey key : store.upTo(sequence)) {
            Checkpoint last = store.read(key).orElse(null);
            if (last != null) {
                try {
                    extension.of(last);
                    return;
                } catch (LostSegmentException e) {
                    warn(last, e);
                }
            }
        }
        extension.of(Checkpoint.NONE);
    }

    private Checkpoint extend(Checkpoint last, LogEntry entry) throws IOException {
        if (last.sequence() == entry.sequence()) {
            return last;
        }
        String lastId = last.sequence() == 0 ? null : last.entryId();
        List<LogEntry> entries = log.entries(last.sequence(), lastId, entry.sequence());
        List<Checkpoint.Part> parts = without(removed(entries), last.segments(), entry.id());
        append(parts, FileList.segment(entries), entry.id());
        Checkpoint checkpoint = new Checkpoint(entry.sequence(), entry.id(), parts, Set.of());
        store.write(checkpoint);
        return checkpoint;
    }

    private static Set<ObjectKey> removed(List<LogEntry> entries) {
        Set<ObjectKey> removed = new HashSet<>();
        entries.forEach(entry -> removed.addAll(entry.removed()));
        return removed;
    }

    /**
     * The segments with those written anew whose files were removed. A file was added behind the base that its name says, so older
     * segments need not be looked at.
     */
    private List<Checkpoint.Part> without(Set<ObjectKey> removed, List<Checkpoint.Part> parts, String entryId)
            throws IOException {
        long base = removed.stream()
                .mapToLong(key ->
                        DataFileName.parse(key.name()).map(DataFileName::base).orElse(0L))
                .min()
                .orElse(Long.MAX_VALUE);
        List<Checkpoint.Part> kept = new ArrayList<>();
        for (Checkpoint.Part part : parts) {
            Segment segment = part.to() <= base ? null : store.read(part);
            if (segment == null || segment.files().stream().noneMatch(file -> removed.contains(file.key()))) {
                kept.add(part);
            } else {
                kept.add(store.write(segment.without(removed), entryId));
            }
        }
        return kept;
    }

    private void append(List<Checkpoint.Part> parts, Segment next, String entryId) throws IOException {
        Segment last = next;
        while (!parts.isEmpty()) {
            Checkpoint.Part before = parts.get(parts.size() - 1);
            if (before.size() > 2L * last.size() || before.size() + last.size() > LONGEST_SEGMENT) {
                break;
            }
            last = store.read(before).with(last);
            parts.remove(parts.size() - 1);
        }
        parts.add(store.write(last, entryId));
    }
}
