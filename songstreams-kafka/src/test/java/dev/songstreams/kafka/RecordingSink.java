// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import dev.songstreams.core.sink.EventSink;
import dev.songstreams.core.sink.SinkException;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.core.sink.TopicSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sink in memory that keeps the rules of a lake: a commit counts only if its partitions still stand where the batch began,
 * a topic of another id is refused unless it is to go on with it, and several pollers may share it. It also watches that
 * pollers keep the rules of the interface.
 */
final class RecordingSink implements EventSink {
    private final Map<String, RecordedTopic> topics = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final List<RecordedTopic> former = new ArrayList<>();
    private final SinkFaults faults = new SinkFaults();
    private volatile boolean acceptsRecreated;

    @Override
    public synchronized TopicSink open(TopicIdentity identity) {
        faults.called(SinkFaults.Call.OPEN);
        String known = ids.putIfAbsent(identity.name(), identity.topicId());
        if (known != null && !known.equals(identity.topicId())) {
            beginAnew(identity);
        }
        return new RecordingTopicSink(topic(identity.name()), faults);
    }

    private void beginAnew(TopicIdentity identity) {
        if (!acceptsRecreated) {
            throw new SinkException("the topic " + identity.name() + " is another");
        }
        RecordedTopic before = topic(identity.name());
        before.leave();
        former.add(before);
        topics.put(identity.name(), new RecordedTopic(true));
        ids.put(identity.name(), identity.topicId());
    }

    /** From now on it goes on with topics that were deleted and created again. */
    RecordingSink acceptRecreated() {
        acceptsRecreated = true;
        return this;
    }

    /** What it held of topics that have been created again since, in order. */
    synchronized List<RecordedTopic> former() {
        return List.copyOf(former);
    }

    /** What goes wrong. */
    SinkFaults faults() {
        return faults;
    }

    synchronized RecordedTopic topic(String name) {
        return topics.computeIfAbsent(name, topic -> new RecordedTopic(false));
    }

    /** The committed rows, sorted by partition and offset. */
    List<Row> rows(String topic) {
        return topic(topic).rows();
    }

    Map<Integer, Long> positions(String topic) {
        return topic(topic).positions();
    }

    List<RecordedCommit> commits(String topic) {
        return topic(topic).commits();
    }
}
