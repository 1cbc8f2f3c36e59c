// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.rewrite.RewriteUnit.OwnedOffsets;
import dev.songstreams.lake.rewrite.TopicHistory.PlacedFile;
import dev.songstreams.lake.store.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts owners together to units whose raw files have a bounded size. */
final class UnitGatherer {
    private final TopicHistory history;
    private final long unitBytes;
    private final Map<Long, OffsetSet> owned;
    private final Map<Long, List<DataFile>> raw;
    private final Map<Long, List<DataFile>> replaced;

    private final List<RewriteUnit> units = new ArrayList<>();
    private Map<ObjectKey, DataFile> sources = new LinkedHashMap<>();
    private List<Long> owners = new ArrayList<>();

    UnitGatherer(TopicHistory history, long unitBytes) {
        this.history = history;
        this.unitBytes = unitBytes;
        this.owned = history.owners().byOwner();
        this.raw = byEntry(history.live(Zone.RAW));
        this.replaced = byEntry(history.live(Zone.CLEAN));
        byEntry(history.live(Zone.DEAD))
                .forEach((entry, files) -> replaced.computeIfAbsent(entry, any -> new ArrayList<>())
                        .addAll(files));
    }

    /** Files by the entry that added them. */
    static Map<Long, List<DataFile>> byEntry(List<PlacedFile> placed) {
        Map<Long, List<DataFile>> files = new HashMap<>();
        for (PlacedFile each : placed) {
            files.computeIfAbsent(each.entry().sequence(), any -> new ArrayList<>())
                    .add(each.file());
        }
        return files;
    }

    void add(long owner) {
        Map<ObjectKey, DataFile> more = new LinkedHashMap<>();
        for (long arrival : history.arrivals().of(owned(owner).ranges())) {
            raw.getOrDefault(arrival, List.of()).forEach(file -> more.put(file.key(), file));
        }
        // Many owners may share a compaction's file, which is read once for all of a unit.
        Map<ObjectKey, DataFile> further = new LinkedHashMap<>(more);
        further.keySet().removeAll(sources.keySet());
        if (!owners.isEmpty() && !further.isEmpty() && bytes(sources) + bytes(further) > unitBytes) {
            endUnit();
        }
        sources.putAll(more);
        owners.add(owner);
    }

    List<RewriteUnit> units() {
        endUnit();
        return units;
    }

    private void endUnit() {
        List<DataFile> removed = new ArrayList<>();
        long undecoded = 0;
        OffsetSet.Builder offsets = new OffsetSet.Builder();
        OffsetSet.Builder filled = new OffsetSet.Builder();
        for (long owner : owners) {
            removed.addAll(replaced.getOrDefault(owner, List.of()));
            offsets.addAll(owned(owner));
            if (history.rawAlone(owner) > 0) {
                undecoded += history.rawAlone(owner);
                filled.addAll(owned(owner));
            }
        }
        if (!removed.isEmpty() || undecoded > 0) {
            units.add(new OwnedOffsets(
                    List.copyOf(sources.values()), List.copyOf(removed), undecoded, offsets.build(), filled.build()));
        }
        sources = new LinkedHashMap<>();
        owners = new ArrayList<>();
    }

    private OffsetSet owned(long owner) {
        return owned.getOrDefault(owner, new OffsetSet.Builder().build());
    }

    private static long bytes(Map<ObjectKey, DataFile> files) {
        return files.values().stream().mapToLong(DataFile::bytes).sum();
    }
}
