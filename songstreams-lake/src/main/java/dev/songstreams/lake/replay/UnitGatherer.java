// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.replay;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.replay.RewriteUnit.OwnedOffsets;
import dev.songstreams.lake.replay.TopicHistory.PlacedFile;
import dev.songstreams.lake.store.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts owners together to units whose raw files have a bounded size. */
final class UnitGatherer {
    private final TopicHistory history;
    private final long unitBytes;
    private final Map<Long, OffsetSet> owned;
    private final Map<Long, List<DataFile>> raw;
    private final Map<Long, List<DataFile>> replaced;
    /** The entries of when the topic had zone raw alone. */
    private final Set<Long> rawAlone;

    private final List<RewriteUnit> units = new ArrayList<>();
    private Map<ObjectKey, DataFile> sources = new LinkedHashMap<>();
    private List<Long> owners = new ArrayList<>();

    UnitGatherer(TopicHistory history, long unitBytes) {
        this.history = history;
        this.unitBytes = unitBytes;
        this.owned = history.owners().byOwner();
        this.raw = byEntry(history.live(Zone.RAW));
        this.rawAlone = history.live(Zone.RAW).stream()
                .map(PlacedFile::entry)
                .filter(entry -> !entry.schemas().containsKey(Zone.CLEAN))
                .map(LogEntry::sequence)
                .collect(Collectors.toSet());
        this.replaced = byEntry(history.live(Zone.CLEAN));
        byEntry(history.live(Zone.DEAD))
                .forEach((entry, files) -> replaced.computeIfAbsent(entry, any -> new ArrayList<>())
                        .addAll(files));
    }

    private static Map<Long, List<DataFile>> byEntry(List<PlacedFile> placed) {
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
        if (!owners.isEmpty() && bytes(sources) + bytes(more) > unitBytes) {
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
        List<DataFile> undecoded = new ArrayList<>();
        OffsetSet.Builder offsets = new OffsetSet.Builder();
        OffsetSet.Builder filled = new OffsetSet.Builder();
        for (long owner : owners) {
            removed.addAll(replaced.getOrDefault(owner, List.of()));
            offsets.addAll(owned(owner));
            if (rawAlone.contains(owner)) {
                undecoded.addAll(raw.getOrDefault(owner, List.of()));
                filled.addAll(owned(owner));
            }
        }
        if (!removed.isEmpty() || !undecoded.isEmpty()) {
            units.add(new OwnedOffsets(
                    List.copyOf(sources.values()),
                    List.copyOf(removed),
                    List.copyOf(undecoded),
                    offsets.build(),
                    filled.build()));
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
