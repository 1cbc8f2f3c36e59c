// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.replay;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a topic's log says of its present epoch: which files live, which entry added each, and which owns each offset. Made of
 * the entries from the first on.
 */
final class TopicHistory {
    /** A live file and the entry that added it. */
    record PlacedFile(DataFile file, LogEntry entry) {}

    private final Map<ObjectKey, PlacedFile> live = new LinkedHashMap<>();
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
        owners = new OffsetOwners();
        arrivals = new OffsetOwners();
    }

    private void add(LogEntry entry) {
        long sequence = entry.sequence();
        entry.removed().forEach(live::remove);
        entry.added().forEach(file -> live.put(file.key(), new PlacedFile(file, entry)));
        entry.ranges().forEach((partition, range) -> {
            owners.cover(partition, range, sequence);
            arrivals.cover(partition, range, sequence);
        });
        entry.rewrites()
                .forEach((partition, ranges) -> ranges.forEach(range -> owners.cover(partition, range, sequence)));
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

    /** By which entries the rows of clean and dead came that are there now. */
    OffsetOwners owners() {
        return owners;
    }

    /** By which entries the records came first: those hold them in zone raw. */
    OffsetOwners arrivals() {
        return arrivals;
    }

    /** Live files of topics of that name which Kafka has no more. */
    int formerFiles() {
        return formerFiles;
    }
}
