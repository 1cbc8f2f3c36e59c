// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.core.sink.TopicIdentity;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;

/** The terms of a writer that brings records: it must find its own topic id and zones, and columns that go with its own. */
record TopicTerms(TopicIdentity topic, Map<Zone, RowSchema> schemas) implements WriterTerms {
    TopicTerms {
        schemas = Map.copyOf(schemas);
    }

    /** A writer that runs goes on beside one that widens text; what it writes fits into what the lake has then. */
    @Override
    public void check(LogEntry entry) {
        checkTopic(entry);
        checkSchemas(entry, (ours, theirs) -> ours.canReplace(theirs) || theirs.canReplace(ours));
    }

    /** One that begins must take text as long as the lake does, or it would make dead letters of what the lake has room for. */
    @Override
    public void checkBeginning(LogEntry entry) {
        checkTopic(entry);
        checkSchemas(entry);
    }

    private void checkTopic(LogEntry entry) {
        if (entry.formerTopicIds().contains(topic.topicId())) {
            throw new LakeConflictException("the topic " + topic.name()
                    + " was deleted and created again: this writer reads the one with the id "
                    + topic.topicId() + ", and the lake has gone on with that of the id " + entry.topicId()
                    + "; start it again");
        }
        if (!entry.topicId().equals(topic.topicId())) {
            throw new LakeConflictException("the topic " + topic.name()
                    + " was deleted and created again: the lake has it with the id " + entry.topicId()
                    + ", Kafka with " + topic.topicId()
                    + "; its offsets mean other records now. Write to another lake or"
                    + " under another topic name, or choose RecreatedTopic.NEW_EPOCH to go on with the new topic from its"
                    + " beginning");
        }
    }

    /** Checks the zones and columns of one that begins. */
    void checkSchemas(LogEntry entry) {
        checkSchemas(entry, Column::canReplace);
    }

    private void checkSchemas(LogEntry entry, BiPredicate<Column, Column> fits) {
        Set<Zone> theirs = entry.schemas().keySet();
        if (!theirs.equals(schemas.keySet()) && !addsClean(theirs)) {
            throw new LakeConflictException("the topic " + topic.name() + " has the zones "
                    + entry.schemas().keySet() + " in the lake, but this writer fills " + schemas.keySet()
                    + "; give it the event type that the lake's other writers have, or none if they have none");
        }
        for (Map.Entry<Zone, RowSchema> zone : entry.schemas().entrySet()) {
            RowSchema ours = Objects.requireNonNull(schemas.get(zone.getKey()), "the key sets are equal");
            checkColumns(zone.getKey(), zone.getValue(), ours, fits);
        }
    }

    /**
     * Whether a topic that had zone raw alone gets zone clean by this writer. From its first entry on those that still write raw alone
     * are refused: their records would be missing in clean.
     */
    private boolean addsClean(Set<Zone> theirs) {
        return theirs.equals(Set.of(Zone.RAW)) && schemas.keySet().containsAll(theirs);
    }

    private void checkColumns(Zone zone, RowSchema theirs, RowSchema ours, BiPredicate<Column, Column> fits) {
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            if (!fits.test(ours.column(i), theirs.column(i))) {
                throw new LakeConflictException("column " + (i + 1) + " of " + topic.name() + " in zone "
                        + zone.folder() + " is " + theirs.column(i) + " in the lake, but this writer's is "
                        + ours.column(i)
                        + "; columns can be appended and text widened, nothing else. Keep the lake's column, or write to"
                        + " another lake");
            }
        }
    }

    @Override
    public EntryDraft draft(LogState before) {
        return EntryDraft.over(before, topic.topicId(), grownSchemas(before));
    }

    /** A writer that knows fewer columns must not take them away again, nor narrow what another has widened. */
    private Map<Zone, RowSchema> grownSchemas(LogState before) {
        Map<Zone, RowSchema> grown = new HashMap<>(schemas);
        LogEntry newest = before.newest();
        if (newest != null) {
            newest.schemas()
                    .forEach((zone, theirs) -> grown.computeIfPresent(zone, (same, ours) -> ours.withRoomFor(theirs)));
        }
        return grown;
    }
}
