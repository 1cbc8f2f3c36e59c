// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.rewrite.TopicHistory.PlacedFile;
import dev.songstreams.lake.sink.RewriteTarget;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the entries that own what is asked for, and gathers them into units. */
final class Replay implements Plan {
    private final RewriteTarget target;
    private final Selection selection;
    private final long unitBytes;

    Replay(ReplaySettings settings, RewriteTarget target, Selection selection) {
        this.target = target;
        this.selection = selection;
        this.unitBytes = settings.unitBytes();
    }

    @Override
    public void check(LogEntry newest) throws IOException {
        ModelCheck.check(target, newest);
        ModelCheck.checkRaw(target, newest);
    }

    @Override
    public List<RewriteUnit> units(TopicHistory history, long horizon, Tally unchanged) {
        UnitGatherer gatherer = new UnitGatherer(history, unitBytes);
        for (long owner : wanted(history)) {
            if (history.oldest(owner) <= horizon) {
                gatherer.add(owner);
            }
        }
        return gatherer.units();
    }

    private TreeSet<Long> wanted(TopicHistory history) {
        Set<Long> arrivals = new TreeSet<>();
        for (PlacedFile raw : history.live(Zone.RAW)) {
            if (selection.mayTake(raw.file())) {
                arrivals.add(raw.entry().sequence());
            }
        }
        Map<Long, OffsetSet> arrived = history.arrivals().byOwner();
        TreeSet<Long> owners = new TreeSet<>();
        for (long arrival : arrivals) {
            OffsetSet offsets = arrived.getOrDefault(arrival, OffsetSet.NONE);
            owners.addAll(history.owners().of(selection.of(offsets)));
        }
        return owners;
    }
}
