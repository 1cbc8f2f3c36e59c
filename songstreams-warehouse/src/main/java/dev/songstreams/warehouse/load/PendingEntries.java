// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeLayout;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The entries of a topic's log that the ledger does not have yet, read a batch at a time. */
final class PendingEntries {
    /** Entries are read so many at a time, which a log far away gives nearly as soon as one. */
    private static final int AT_A_TIME = 64;

    private final LakeReader lake;
    private final TopicTarget target;
    private final LoaderSettings settings;
    private LogEntry newest;
    /** The last that were read. */
    private List<LogEntry> ahead = List.of();

    private Optional<ReplacedFiles> replaced = Optional.empty();

    /** Those up to an entry. */
    PendingEntries(LakeReader lake, TopicTarget target, LoaderSettings settings, LogEntry newest) {
        this.lake = lake;
        this.target = target;
        this.settings = settings;
        this.newest = newest;
    }

    /**
     * The next batch behind a position; empty if there is nothing more. All its entries are of one topic id, and one that
     * rewrites comes alone.
     *
     * @throws LoadException if the ledger and the lake's log disagree about what was loaded
     */
    List<LogEntry> after(Optional<LedgerPosition> position) throws IOException {
        long loaded = position.map(LedgerPosition::sequence).orElse(0L);
        checkReached(loaded);
        if (loaded == newest.sequence()) {
            checkSame(position, newest.id());
            return List.of();
        }
        return read(position, loaded);
    }

    /**
     * The entries of a batch that are behind a position which other loaders may have moved since.
     *
     * @throws LoadException if the ledger and the lake's log disagree about what was loaded
     */
    List<LogEntry> behind(Optional<LedgerPosition> position, List<LogEntry> batch) {
        long loaded = position.map(LedgerPosition::sequence).orElse(0L);
        long first = batch.get(0).sequence();
        if (loaded < first - 1) {
            throw target.failed("the ledger stood before entry " + first + " of the log and stands at " + loaded
                    + " now: rows were deleted from it while this loader ran. Load again");
        }
        for (LogEntry entry : batch) {
            if (entry.sequence() == loaded) {
                checkSame(position, entry.id());
            } else if (entry.sequence() == loaded + 1) {
                checkSame(position, entry.previous());
            }
        }
        return batch.stream().filter(entry -> entry.sequence() > loaded).toList();
    }

    /** What became of the files of a batch, by the entries behind it; read now. */
    ReplacedFiles replacedBehind(LogEntry last) throws IOException {
        ReplacedFiles read = new ReplacedFiles(target.topic(), lake.entriesAfter(target.topic(), last.sequence()));
        replaced = Optional.of(read);
        return read;
    }

    /**
     * The same as it was read last, for this batch or one before it: files of later batches are in it too, which can only go later
     * still. Empty as long as no batch has met files that are gone.
     */
    Optional<ReplacedFiles> knownReplaced() {
        return replaced;
    }

    /** Those of some files that are not in the store any more. */
    Set<ObjectKey> missing(Collection<ObjectKey> files) throws IOException {
        return ReplacedFiles.missing(lake.store(), files);
    }

    /** The position after a batch that went into a table. */
    static LedgerPosition positionOf(List<LogEntry> batch, String table) {
        LogEntry last = batch.get(batch.size() - 1);
        return new LedgerPosition(last.sequence(), last.id(), table, last.topicId());
    }

    static List<DataFile> cleanFiles(LogEntry entry) {
        return entry.added().stream().filter(file -> file.zone() == Zone.CLEAN).toList();
    }

    /** The offsets that an entry's files hold. */
    static Map<Integer, List<OffsetRange>> offsets(LogEntry entry) {
        Map<Integer, List<OffsetRange>> offsets = new TreeMap<>(entry.rewrites());
        entry.ranges().forEach((partition, range) -> offsets.put(partition, List.of(range)));
        return offsets;
    }

    private void checkReached(long loaded) throws IOException {
        if (loaded > newest.sequence()) {
            // Another loader may have read a newer log.
            newest = lake.newest(target.topic()).orElse(newest);
        }
        if (loaded > newest.sequence()) {
            throw target.failed("the ledger has loaded the log's entry " + loaded + ", but the log under "
                    + lake.store().root() + " ends at entry " + newest.sequence()
                    + ": the lake was restored to an older state. Rows of the entries behind it are in the warehouse and not"
                    + " in the lake; restore the lake, or load it into another schema");
        }
    }

    private List<LogEntry> read(Optional<LedgerPosition> position, long loaded) throws IOException {
        List<LogEntry> batch = new ArrayList<>();
        long bytes = 0;
        for (long next = loaded + 1; next <= newest.sequence() && batch.size() < settings.maxEntries(); next++) {
            LogEntry entry = entry(next);
            bytes += cleanFiles(entry).stream().mapToLong(DataFile::bytes).sum();
            if (!batch.isEmpty() && (bytes > settings.maxBytes() || comesAlone(batch, entry))) {
                break;
            }
            checkSame(
                    batch.isEmpty() ? position : Optional.of(positionOf(batch, target.tableName())), entry.previous());
            checkLoadable(entry);
            batch.add(entry);
        }
        return batch;
    }

    private LogEntry entry(long sequence) throws IOException {
        long first = ahead.isEmpty() ? 0 : ahead.get(0).sequence();
        if (sequence < first || sequence >= first + ahead.size()) {
            ahead = lake.log(target.topic())
                    .entries(sequence - 1, Math.min(newest.sequence(), sequence - 1 + AT_A_TIME));
            first = sequence;
        }
        return ahead.get((int) (sequence - first));
    }

    private static boolean comesAlone(List<LogEntry> batch, LogEntry entry) {
        LogEntry last = batch.get(batch.size() - 1);
        return !entry.rewrites().isEmpty()
                || !last.rewrites().isEmpty()
                || !entry.topicId().equals(last.topicId());
    }

    /** No entry of ours does that. */
    private void checkLoadable(LogEntry entry) {
        String clean = LakeLayout.dataFolder(Zone.CLEAN, target.topic()) + "/";
        Optional<ObjectKey> taken = entry.removed().stream()
                .filter(key -> key.path().startsWith(clean))
                .findFirst();
        if (entry.rewrites().isEmpty() && taken.isPresent()) {
            throw target.failed("entry " + entry.sequence() + " of the log takes files out of the lake, such as "
                    + taken.get()
                    + ", and does not say which offsets they held; this version can't take their rows out of"
                    + " the warehouse. Use a newer one");
        }
    }

    private void checkSame(Optional<LedgerPosition> position, @Nullable String idInLog) {
        position.filter(loaded -> !loaded.entryId().equals(idInLog)).ifPresent(loaded -> {
            throw target.failed("the ledger has loaded entry " + loaded.sequence() + " with the id " + loaded.entryId()
                    + ", but the log under " + lake.store().root() + " has the id " + idInLog
                    + " there: the lake was restored to an older state and went on from there. Restore the lake, or load it"
                    + " into another schema");
        });
    }
}
