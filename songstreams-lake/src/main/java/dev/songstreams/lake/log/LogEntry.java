// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.core.row.RowSchema;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.store.ObjectKey;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One commit of a topic's log.
 *
 * @param sequence its number in the log, from 1
 * @param id a UUID, new for each attempt to write it
 * @param previous the id of the entry before; null for the first
 * @param writtenAt when, by its writer's clock
 * @param topicId the id that Kafka gave the topic
 * @param formerTopicIds the ids of topics of the same name that were deleted before; the files and offsets of the entries before
 *     the last such change belong to them
 * @param added files that the lake has from here on
 * @param removed files that it has no more
 * @param ranges the offsets that it covers, per partition; offsets in them need not hold records
 * @param gaps the parts of the ranges whose records Kafka had lost before they were read
 * @param rewrites the offsets whose rows this entry replaces: it moves no position, removes files that held some of them and
 *     adds files that hold all of them anew; empty for all but redrives, replays and compactions of zones clean and dead
 * @param positions where every partition stands after it: the next offset wanted
 * @param schemas the columns of each zone that the topic has
 * @param minBase the fence: no batch begun before this sequence was read can be committed any more
 * @param features what a reader must know to go on: {@link #SAME_ROWS} or nothing
 */
public record LogEntry(
        long sequence,
        String id,
        @Nullable String previous,
        Instant writtenAt,
        String topicId,
        List<String> formerTopicIds,
        List<DataFile> added,
        List<ObjectKey> removed,
        Map<Integer, OffsetRange> ranges,
        Map<Integer, List<OffsetRange>> gaps,
        Map<Integer, List<OffsetRange>> rewrites,
        Map<Integer, Long> positions,
        Map<Zone, RowSchema> schemas,
        long minBase,
        Set<String> features) {
    /** The feature of a compaction: the files that it adds hold the very rows of those that it removes. */
    public static final String SAME_ROWS = "same-rows";

    /** Copies the collections, maps in the order of their keys. */
    public LogEntry {
        formerTopicIds = List.copyOf(formerTopicIds);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        ranges = Collections.unmodifiableSortedMap(new TreeMap<>(ranges));
        gaps = copy(gaps);
        rewrites = copy(rewrites);
        positions = Collections.unmodifiableSortedMap(new TreeMap<>(positions));
        schemas = Collections.unmodifiableSortedMap(new TreeMap<>(schemas));
        features = Set.copyOf(features);
    }

    /** Whether the rows of the lake are the same before and after it, though they lie in other files: a compaction. */
    public boolean keepsRows() {
        return features.contains(SAME_ROWS);
    }

    /** The same entry, with the schemas of another where they are equal: a long log in memory is made of little else. */
    LogEntry withSchemasOf(LogEntry other) {
        return !schemas.equals(other.schemas)
                ? this
                : new LogEntry(
                        sequence,
                        id,
                        previous,
                        writtenAt,
                        topicId,
                        formerTopicIds,
                        added,
                        removed,
                        ranges,
                        gaps,
                        rewrites,
                        positions,
                        other.schemas,
                        minBase,
                        features);
    }

    private static Map<Integer, List<OffsetRange>> copy(Map<Integer, List<OffsetRange>> ranges) {
        TreeMap<Integer, List<OffsetRange>> copied = new TreeMap<>();
        ranges.forEach((partition, list) -> copied.put(partition, List.copyOf(list)));
        return Collections.unmodifiableSortedMap(copied);
    }
}
