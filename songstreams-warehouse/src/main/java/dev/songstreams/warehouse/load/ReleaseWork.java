// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.warehouse.run.Database;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lets a file out of quarantine. If its entry has not been loaded yet, it is loaded with it later; if an entry that was loaded has
 * taken it out of the lake meanwhile, its rows came with that one; else it is loaded now.
 */
final class ReleaseWork implements LoadWork {
    private final LoadContext context;
    private final LakeReader lake;
    private final TopicTarget target;
    private final QuarantinedFile file;
    /** Whether an entry took it out of the lake that may not be loaded yet: its rows come with that one, and a vacuum has removed it. */
    private boolean gone;

    ReleaseWork(LoadContext context, LakeReader lake, TopicTarget target, QuarantinedFile file) {
        this.context = context;
        this.lake = lake;
        this.target = target;
        this.file = file;
    }

    @Override
    public List<LedgerRow> run(Database transaction, FileCopy copy, String loadId) throws IOException {
        LoadLedger ledger = context.ledger();
        if (!ledger.quarantine().keys(transaction, target).contains(key())) {
            return List.of();
        }
        Instant now = context.settings().clock().instant();
        LogEntry entry = lake.log(target.topic()).read(file.sequence());
        List<DataFile> missing = missing(transaction, entry);
        copy.copy(transaction, missing);
        if (!missing.isEmpty()) {
            ledger.reloads().add(transaction, target, loadId, PendingEntries.offsets(entry), 0, now);
        }
        ledger.quarantine().release(transaction, target, List.of(key()), loadId, now);
        return List.of(LedgerRow.of(entry, missing));
    }

    @Override
    public String what() {
        return file.file() + ", which stays in quarantine";
    }

    @Override
    public List<DataFile> leaveOutRemoved(List<DataFile> files) throws IOException {
        ReplacedFiles replaced = replaced(file.sequence(), Long.MAX_VALUE);
        gone = replaced.isRemade(key());
        if (!gone
                && replaced.isMoved(key())
                && !ReplacedFiles.missing(lake.store(), List.of(key())).isEmpty()) {
            throw target.failed(
                    "a compaction has put " + file.file() + " together with others, and a vacuum has removed it."
                            + " Its rows come with that compaction, if it is not loaded yet, or with a replay of their offsets");
        }
        return gone ? files : List.of();
    }

    /** The file, if its rows belong into the warehouse by now and are not there. */
    private List<DataFile> missing(Database transaction, LogEntry entry) throws IOException {
        Optional<LedgerPosition> position = context.ledger().position(transaction, target.lakeId(), target.topic());
        long loaded = position.map(LedgerPosition::sequence).orElse(0L);
        if (gone
                || loaded < entry.sequence()
                || replaced(entry.sequence(), loaded).isRemade(key())) {
            return List.of();
        }
        return entry.added().stream().filter(added -> added.key().equals(key())).toList();
    }

    private ReplacedFiles replaced(long from, long to) throws IOException {
        return new ReplacedFiles(
                target.topic(),
                lake.entriesAfter(target.topic(), from).stream()
                        .filter(entry -> entry.sequence() <= to)
                        .toList());
    }

    private ObjectKey key() {
        return new ObjectKey(file.file());
    }
}
