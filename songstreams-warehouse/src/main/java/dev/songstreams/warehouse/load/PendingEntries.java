// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entries of a topic's log that the ledger does not have yet, read a batch at a time. */
final class PendingEntries {
    private final LakeReader lake;
    private final TopicTarget target;
    private final LoaderSettings settings;
    private LogEntry newest;

    /** Those up to an entry. */
    PendingEntries(LakeReader lake, TopicTarget target, LoaderSettings settings, LogEntry newest) {
        this.lake = lake;
        this.target = target;
        this.settings = settings;
        this.newest = newest;
    }

    /**
     * The next batch behind a position; empty if there is nothing more.
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

    /** The position after a batch. */
    LedgerPosition positionOf(List<LogEntry> batch) {
        LogEntry last = batch.get(batch.size() - 1);
        return new LedgerPosition(last.sequence(), last.id(), target.tableName());
    }

    static List<DataFile> cleanFiles(LogEntry entry) {
        return entry.added().stream().filter(file -> file.zone() == Zone.CLEAN).toList();
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
            LogEntry entry = lake.log(target.topic()).read(next);
            bytes += cleanFiles(entry).stream().mapToLong(DataFile::bytes).sum();
            if (bytes > settings.maxBytes() && !batch.isEmpty()) {
                break;
            }
            checkSame(batch.isEmpty() ? position : Optional.of(positionOf(batch)), entry.previous());
            checkOnlyAdds(entry);
            batch.add(entry);
        }
        return batch;
    }

    private void checkOnlyAdds(LogEntry entry) {
        if (!entry.removed().isEmpty()) {
            throw target.failed("entry " + entry.sequence() + " of the log takes files out of the lake, such as "
                    + entry.removed().get(0)
                    + "; this version can't take their rows out of the warehouse. Use a newer one");
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
