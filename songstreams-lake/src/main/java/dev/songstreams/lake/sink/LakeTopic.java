// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.sink.SinkBatch;
import dev.songstreams.core.sink.SinkException;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.lake.log.LogWriter;
import java.io.IOException;
import java.util.Map;

/** The lake's side of one topic: its log, and batches that go there. */
final class LakeTopic implements TopicSink {
    private final LakeSink sink;
    private final TopicIdentity topic;
    private final TopicPlan plan;
    private final LogWriter log;

    LakeTopic(LakeSink sink, TopicIdentity topic, TopicPlan plan, LogWriter log) {
        this.sink = sink;
        this.topic = topic;
        this.plan = plan;
        this.log = log;
    }

    @Override
    public Map<Integer, Long> positions() {
        try {
            return log.positions();
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    @Override
    public Map<Integer, Long> startAt(Map<Integer, Long> firstPositions) {
        try {
            return log.startAt(firstPositions);
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    @Override
    public boolean isRecreated() {
        return log.isAfterAnotherTopic();
    }

    @Override
    public SinkBatch begin() {
        BatchContext context = new BatchContext(sink.settings(), plan, topic.name(), topic.topicId(), log.base());
        return new LakeBatch(context, log);
    }

    private SinkException failed(String what, IOException cause) {
        return SinkFailures.of(
                "cannot " + what + " the log of " + topic.name() + " under "
                        + sink.settings().store().root(),
                cause);
    }
}
