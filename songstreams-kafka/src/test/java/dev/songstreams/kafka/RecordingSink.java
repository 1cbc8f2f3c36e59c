// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import dev.songstreams.core.sink.EventSink;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.core.sink.TopicSink;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A sink in memory that keeps the rules of a lake: a commit counts only if its partitions still stand where the batch began,
 * and several pollers may share it. It also watches that pollers keep the rules of the interface.
 */
final class RecordingSink implements EventSink {
    private final Map<String, RecordedTopic> topics = new ConcurrentHashMap<>();
    private final SinkFaults faults = new SinkFaults();

    @Override
    public TopicSink open(TopicIdentity identity) {
        faults.called(SinkFaults.Call.OPEN);
        return new RecordingTopicSink(topic(identity.name()), faults);
    }

    /** What goes wrong. */
    SinkFaults faults() {
        return faults;
    }

    RecordedTopic topic(String name) {
        return topics.computeIfAbsent(name, topic -> new RecordedTopic());
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
