// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.core.row.RowSchema;
import dev.songstreams.core.sink.TopicIdentity;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The terms of a writer that brings records: it must find its own topic id and zones, and columns that go with its own. */
record TopicTerms(TopicIdentity topic, Map<Zone, RowSchema> schemas) implements WriterTerms {
    TopicTerms {
        schemas = Map.copyOf(schemas);
    }

    @Override
    public void check(LogEntry entry) {
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

    void checkSchemas(LogEntry entry) {
        if (!entry.schemas().keySet().equals(schemas.keySet())) {
            throw new LakeConflictException("the topic " + topic.name() + " has the zones "
                    + entry.schemas().keySet() + " in the lake, but this writer fills " + schemas.keySet());
        }
        for (Map.Entry<Zone, RowSchema> zone : entry.schemas().entrySet()) {
            RowSchema ours = Objects.requireNonNull(schemas.get(zone.getKey()), "the key sets are equal");
            if (!ours.isPrefixOf(zone.getValue()) && !zone.getValue().isPrefixOf(ours)) {
                throw new LakeConflictException("the columns of " + topic.name() + " in zone "
                        + zone.getKey().folder() + " are " + zone.getValue().columns()
                        + " in the lake, but this writer's are "
                        + ours.columns() + "; columns can only be appended");
            }
        }
    }

    @Override
    public EntryDraft draft(LogState before) {
        return EntryDraft.over(before, topic.topicId(), longerSchemas(before));
    }

    /** A writer that knows fewer columns must not take them away again. */
    private Map<Zone, RowSchema> longerSchemas(LogState before) {
        Map<Zone, RowSchema> longer = new HashMap<>(schemas);
        LogEntry newest = before.newest();
        if (newest != null) {
            newest.schemas()
                    .forEach((zone, theirs) ->
                            longer.computeIfPresent(zone, (same, ours) -> theirs.size() > ours.size() ? theirs : ours));
        }
        return longer;
    }
}
