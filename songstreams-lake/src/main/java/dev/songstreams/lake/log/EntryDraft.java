// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.core.row.RowSchema;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.store.ObjectKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The entry that is to follow a state. It begins as one that changes nothing, and each change lays its part over it. Made for one
 * attempt, and used by one thread.
 */
final class EntryDraft {
    private final LogState before;
    private final Map<Zone, RowSchema> schemas;
    private String topicId;
    private List<String> formerTopicIds;
    private List<DataFile> added = List.of();
    private List<ObjectKey> removed = List.of();
    private CoveredOffsets offsets = CoveredOffsets.of(Map.of());
    private Map<Integer, List<OffsetRange>> rewrites = Map.of();
    private Map<Integer, Long> positions;
    private long minBase;
    private Set<String> features = Set.of();

    private EntryDraft(LogState before, String topicId, Map<Zone, RowSchema> schemas) {
        this.before = before;
        this.topicId = topicId;
        this.schemas = schemas;
        this.formerTopicIds = before.formerTopicIds();
        this.positions = before.positions();
        this.minBase = before.fence();
    }

    /** One that changes nothing but the columns. */
    static EntryDraft over(LogState before, String topicId, Map<Zone, RowSchema> schemas) {
        return new EntryDraft(before, topicId, schemas);
    }

    /** The state that it follows. */
    LogState before() {
        return before;
    }

    Map<Integer, Long> positions() {
        return positions;
    }

    long minBase() {
        return minBase;
    }

    EntryDraft withFiles(List<DataFile> coming, List<ObjectKey> going) {
        added = coming;
        removed = going;
        return this;
    }

    /** Moves the positions over these offsets. */
    EntryDraft covering(CoveredOffsets covered) {
        offsets = covered;
        Map<Integer, Long> moved = new HashMap<>(positions);
        covered.ranges().forEach((partition, range) -> moved.put(partition, range.to()));
        positions = moved;
        return this;
    }

    EntryDraft rewriting(Map<Integer, List<OffsetRange>> rewritten) {
        rewrites = rewritten;
        return this;
    }

    EntryDraft withPositions(Map<Integer, Long> standing) {
        positions = standing;
        return this;
    }

    EntryDraft withMinBase(long fence) {
        minBase = fence;
        return this;
    }

    EntryDraft withFeatures(Set<String> needed) {
        features = needed;
        return this;
    }

    /** Goes on with another topic of the same name, of which nothing is known yet. */
    EntryDraft ofTopic(String next) {
        List<String> former = new ArrayList<>(formerTopicIds);
        former.add(topicId);
        formerTopicIds = former;
        topicId = next;
        positions = Map.of();
        return this;
    }

    /** The entry, with an id of its own. */
    LogEntry entry(Instant writtenAt) {
        return new LogEntry(
                before.sequence() + 1,
                UUID.randomUUID().toString(),
                before.id(),
                writtenAt,
                topicId,
                formerTopicIds,
                added,
                removed,
                offsets.ranges(),
                offsets.gaps(),
                rewrites,
                positions,
                schemas,
                minBase,
                features);
    }
}
