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
 * The entry that is to follow a state. It begins as one that changes nothing, and each change lays its part over it.
 *
 * @param before the state that it follows
 */
record EntryDraft(
        LogState before,
        String topicId,
        List<String> formerTopicIds,
        Map<Zone, RowSchema> schemas,
        List<DataFile> added,
        List<ObjectKey> removed,
        CoveredOffsets offsets,
        Map<Integer, List<OffsetRange>> rewrites,
        Map<Integer, Long> positions,
        long minBase,
        Set<String> features) {
    private static final CoveredOffsets NO_OFFSETS = CoveredOffsets.of(Map.of());

    /** One that changes nothing but the columns. */
    static EntryDraft over(LogState before, String topicId, Map<Zone, RowSchema> schemas) {
        return new EntryDraft(
                before,
                topicId,
                before.formerTopicIds(),
                schemas,
                List.of(),
                List.of(),
                NO_OFFSETS,
                Map.of(),
                before.positions(),
                before.fence(),
                Set.of());
    }

    EntryDraft withFiles(List<DataFile> coming, List<ObjectKey> going) {
        return new EntryDraft(
                before,
                topicId,
                formerTopicIds,
                schemas,
                coming,
                going,
                offsets,
                rewrites,
                positions,
                minBase,
                features);
    }

    /** Moves the positions over these offsets. */
    EntryDraft covering(CoveredOffsets covered) {
        Map<Integer, Long> moved = new HashMap<>(positions);
        covered.ranges().forEach((partition, range) -> moved.put(partition, range.to()));
        return new EntryDraft(
                before, topicId, formerTopicIds, schemas, added, removed, covered, rewrites, moved, minBase, features);
    }

    EntryDraft rewriting(Map<Integer, List<OffsetRange>> rewritten) {
        return new EntryDraft(
                before,
                topicId,
                formerTopicIds,
                schemas,
                added,
                removed,
                offsets,
                rewritten,
                positions,
                minBase,
                features);
    }

    EntryDraft withPositions(Map<Integer, Long> standing) {
        return new EntryDraft(
                before,
                topicId,
                formerTopicIds,
                schemas,
                added,
                removed,
                offsets,
                rewrites,
                standing,
                minBase,
                features);
    }

    EntryDraft withMinBase(long fence) {
        return new EntryDraft(
                before,
                topicId,
                formerTopicIds,
                schemas,
                added,
                removed,
                offsets,
                rewrites,
                positions,
                fence,
                features);
    }

    EntryDraft withFeatures(Set<String> needed) {
        return new EntryDraft(
                before,
                topicId,
                formerTopicIds,
                schemas,
                added,
                removed,
                offsets,
                rewrites,
                positions,
                minBase,
                needed);
    }

    /** Goes on with another topic of the same name, of which nothing is known yet. */
    EntryDraft ofTopic(String next) {
        List<String> former = new ArrayList<>(formerTopicIds);
        former.add(topicId);
        return new EntryDraft(
                before, next, former, schemas, added, removed, offsets, rewrites, Map.of(), minBase, features);
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
