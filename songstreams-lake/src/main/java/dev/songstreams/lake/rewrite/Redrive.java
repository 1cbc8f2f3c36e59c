// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.core.decode.Rejection;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.rewrite.TopicHistory.PlacedFile;
import dev.songstreams.lake.sink.DecodeTrial;
import dev.songstreams.lake.sink.RewriteTarget;
import dev.songstreams.lake.sink.StoredRecord;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the dead files with letters that fare otherwise now, and gathers them into units. */
final class Redrive implements Plan {
    /** Each may be a range of its own in the entry. */
    private static final long UNIT_ROWS = 100_000;

    private final ObjectStore store;
    private final RewriteTarget target;
    private final Selection selection;
    private final long unitBytes;

    Redrive(ReplaySettings settings, RewriteTarget target, Selection selection) {
        this.store = settings.store();
        this.target = target;
        this.selection = selection;
        this.unitBytes = settings.unitBytes();
    }

    @Override
    public void check(LogEntry newest) throws IOException {
        ModelCheck.check(target, newest);
    }

    @Override
    public List<RewriteUnit> units(TopicHistory history, long horizon, Tally unchanged) throws IOException {
        StoredFiles files = new StoredFiles(store, history.newest());
        List<RewriteUnit> units = new ArrayList<>();
        List<DataFile> unit = new ArrayList<>();
        for (PlacedFile placed : history.live(Zone.DEAD)) {
            DataFile file = placed.file();
            boolean asked = history.oldest(placed.entry().sequence()) <= horizon
                    && selection.mayTake(placed.entry())
                    && selection.mayTake(file);
            if (asked && changes(files, file, unchanged)) {
                if (!unit.isEmpty() && isFull(unit, file)) {
                    units.add(new RewriteUnit.DeadFiles(List.copyOf(unit), selection));
                    unit.clear();
                }
                unit.add(file);
            }
        }
        if (!unit.isEmpty()) {
            units.add(new RewriteUnit.DeadFiles(List.copyOf(unit), selection));
        }
        return units;
    }

    private boolean isFull(List<DataFile> unit, DataFile next) {
        long bytes = unit.stream().mapToLong(DataFile::bytes).sum() + next.bytes();
        long rows = unit.stream().mapToLong(DataFile::rows).sum() + next.rows();
        return bytes > unitBytes || rows > UNIT_ROWS;
    }

    private boolean changes(StoredFiles files, DataFile file, Tally unchanged) throws IOException {
        DecodeTrial trial = target.trial();
        Tally tally = new Tally();
        boolean[] changes = {false};
        files.forEach(file, letter -> {
            if (selection.takes(letter, letter.reason())) {
                tally.record();
                Rejection rejection = trial.reject(letter);
                if (rejection == null || differs(rejection, letter)) {
                    changes[0] = true;
                } else {
                    tally.dead(rejection);
                }
            }
        });
        if (!changes[0]) {
            unchanged.add(tally);
        }
        return changes[0];
    }

    private static boolean differs(Rejection rejection, StoredRecord letter) {
        return !rejection.reason().name().equals(letter.reason())
                || !rejection.detail().equals(letter.detail());
    }
}
