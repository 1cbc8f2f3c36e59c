// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a topic's log says of its present epoch: which files live, which entry added each, and which owns each offset. Made of
 * the entries from the first on, or of the last of them: then it says all that concerns files which those added.
 */
final class TopicHistory {
    /** A live file and the entry that added it. */
    record PlacedFile(DataFile file, LogEntry entry) {}

    private final Map<ObjectKey, PlacedFile> live = new LinkedHashMap<>();
    private final Map<Long, Long> rawAlone = new HashMap<>();
    private final Map<Long, Long> oldest = new HashMap<>();
    private OffsetOwners owners = new OffsetOwners();
    private OffsetOwners arrivals = new OffsetOwners();
    private int formerFiles;
    private final LogEntry newest;

    TopicHistory(List<LogEntry> entries) {
        newest = entries.get(entries.size() - 1);
        String topicId = entries.get(0).topicId();
        for (LogEntry entry : entries) {
            if (!entry.topicId().equals(topicId)) {
                beginEpoch();
                topicId = entry.topicId();
            }
            add(entry);
        }
    }

    private void beginEpoch() {
        formerFiles += live.size();
        live.clear();
        rawAlone.clear();
        owners = new OffsetOwners();
        arrivals = new OffsetOwners();
    }

    private void add(LogEntry entry) {
        long sequence = entry.sequence();
        List<PlacedFile> gone = entry.removed().stream()
                .map(live::remove)
                .filter(Objects::nonNull)
                .toList();
        if (entry.keepsRows()) {
            addCompaction(sequence, gone);
        }
        entry.added().forEach(file -> live.put(file.key(), new PlacedFile(file, entry)));
        entry.ranges().forEach((partition, range) -> {
            owners.cover(partition, range, sequence);
            arrivals.cover(partition, range, sequence);
        });
        entry.rewrites()
                .forEach((partition, ranges) -> ranges.forEach(range -> owners.cover(partition, range, sequence)));
        if (!entry.ranges().isEmpty() && !entry.schemas().containsKey(Zone.CLEAN)) {
            rawAlone.put(
                    sequence, entry.added().stream().mapToLong(DataFile::rows).sum());
        }
    }

    private void addCompaction(long sequence, List<PlacedFile> gone) {
        gone.stream()
                .mapToLong(placed -> oldest(placed.entry().sequence()))
                .min()
                .ifPresent(first -> oldest.put(sequence, first));
        Set<Long> raw = gone.stream()
                .filter(placed -> placed.file().zone() == Zone.RAW)
                .map(placed -> placed.entry().sequence())
                .collect(Collectors.toSet());
        // All of an entry's raw files go at once.
        arrivals.hand(raw, sequence);
    }

    /** The newest entry. */
    LogEntry newest() {
        return newest;
    }

    /** The live files of a zone, in the order in which they were committed. */
    List<PlacedFile> live(Zone zone) {
        List<PlacedFile> files = new ArrayList<>();
        for (PlacedFile placed : live.values()) {
            if (placed.file().zone() == zone) {
                files.add(placed);
            }
        }
        return files;
    }

    /** For a compaction the oldest entry whose rows it has put elsewhere; else the entry itself. */
    long oldest(long sequence) {
        return oldest.getOrDefault(sequence, sequence);
    }

    /** By which entries the rows of clean and dead came that are there now. */
    OffsetOwners owners() {
        return owners;
    }

    /** How many records an entry brought when the topic had zone raw alone; 0 for all others. */
    long rawAlone(long sequence) {
        return rawAlone.getOrDefault(sequence, 0L);
    }

    /** Which entries' files hold the records in zone raw: those with which they came first, or compactions. */
    OffsetOwners arrivals() {
        return arrivals;
    }

    /** Live files of topics of that name which Kafka has no more. */
    int formerFiles() {
        return formerFiles;
    }
}
