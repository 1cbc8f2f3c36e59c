// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.flow;

import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.kafka.internal.batch.SinkQueue;
import dev.songstreams.kafka.internal.broker.KnownTopic;
import dev.songstreams.kafka.internal.broker.Location;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a topic's sink where its partitions stand. The sink is asked on the topic's queue, behind the commits that are under
 * way; the answer comes to the poll thread. Until then nothing of the topic is read, so that the sink is asked one thing at
 * a time.
 */
final class SinkInquiry {
    /**
     * What the sink and the broker say.
     *
     * @param sink the topic's side of the sink
     * @param positions where all its partitions stand
     * @param locations where to read those that were asked for
     */
    record Answer(TopicSink sink, Map<Integer, Long> positions, Map<Integer, Location> locations) {}

    private static final Logger LOG = LoggerFactory.getLogger(SinkInquiry.class);

    private final KnownTopic topic;
    private final SinkQueue queue;
    private final Workshop shop;
    // Opened by the first inquiry; the queue hands it from thread to thread.
    private @Nullable TopicSink sink;
    private int asked;
    private int answered;

    SinkInquiry(KnownTopic topic, SinkQueue queue, Workshop shop) {
        this.topic = topic;
        this.queue = queue;
        this.shop = shop;
    }

    /** Whether an answer is still to come. */
    boolean isPending() {
        return answered < asked;
    }

    /**
     * Asks; an answer that a later question has overtaken is dropped.
     *
     * @param wanted the partitions to locate
     * @param ahead how far those of them were read that were read further than the sink stands
     */
    void ask(Set<Integer> wanted, Map<Integer, Long> ahead, Consumer<Answer> then) {
        int number = ++asked;
        Set<Integer> partitions = Set.copyOf(wanted);
        Map<Integer, Long> read = Map.copyOf(ahead);
        queue.execute(() -> {
            try {
                Answer answer = answer(partitions, read);
                shop.mailbox().post(() -> deliver(number, answer, then));
            } catch (RetriableException e) {
                LOG.warn("Kafka did not answer about {}, it is asked again: {}", topic.name(), e.getMessage());
                shop.mailbox().post(() -> askAgain(number, partitions, read, then));
            } catch (Throwable e) {
                shop.mailbox().fail(e);
            }
        });
    }

    private Answer answer(Set<Integer> wanted, Map<Integer, Long> ahead) {
        TopicSink opened = sink == null ? shop.sink().open(topic.identity()) : sink;
        sink = opened;
        Map<Integer, Long> positions = shop.locator().positions(topic, opened, wanted);
        if (wanted.isEmpty()) {
            return new Answer(opened, positions, Map.of());
        }
        Map<Integer, Long> from = new HashMap<>(positions);
        from.putAll(ahead);
        return new Answer(opened, positions, shop.locator().locate(topic.name(), from, wanted));
    }

    private void deliver(int number, Answer answer, Consumer<Answer> then) {
        answered++;
        if (number == asked) {
            then.accept(answer);
        }
    }

    private void askAgain(int number, Set<Integer> wanted, Map<Integer, Long> ahead, Consumer<Answer> then) {
        answered++;
        if (number == asked) {
            ask(wanted, ahead, then);
        }
    }
}
