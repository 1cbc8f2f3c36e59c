// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import org.jspecify.annotations.Nullable;

/** The log goes on with the topic of another id, from its beginning. */
record EpochChange(String topicId) implements LogChange {
    @Override
    public @Nullable String obstacle(LogState state) {
        return state.formerTopicIds().contains(topicId) ? "the log has left the topic id " + topicId : null;
    }

    @Override
    public boolean isDone(LogState state) {
        return topicId.equals(state.topicId());
    }

    @Override
    public EntryDraft over(EntryDraft nothing) {
        return nothing.ofTopic(topicId);
    }
}
