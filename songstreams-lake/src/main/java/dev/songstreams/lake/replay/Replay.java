// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.replay;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.replay.TopicHistory.PlacedFile;
import dev.songstreams.lake.sink.RewriteTarget;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
            if (owner <= horizon) {
                gatherer.add(owner);
            }
        }
        return gatherer.units();
    }

    private TreeSet<Long> wanted(TopicHistory history) {
        TreeSet<Long> owners = new TreeSet<>();
        Map<Long, LogEntry> arrivals = new TreeMap<>();
        for (PlacedFile raw : history.live(Zone.RAW)) {
            if (selection.mayTake(raw.file())) {
                arrivals.put(raw.entry().sequence(), raw.entry());
            }
        }
        for (LogEntry entry : arrivals.values()) {
            Map<Integer, List<OffsetRange>> ranges = new HashMap<>();
            selection.of(entry.ranges()).forEach((partition, range) -> ranges.put(partition, List.of(range)));
            owners.addAll(history.owners().of(ranges));
        }
        return owners;
    }
}
