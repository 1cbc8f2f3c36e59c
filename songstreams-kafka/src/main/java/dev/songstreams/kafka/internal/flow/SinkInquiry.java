// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.flow;

import dev.songstreams.core.sink.SinkException;
import dev.songstreams.core.sink.SinkUnavailableException;
import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.kafka.PollerException;
import dev.songstreams.kafka.internal.batch.SinkQueue;
import dev.songstreams.kafka.internal.broker.KnownTopic;
import dev.songstreams.kafka.internal.broker.Locations;
import dev.songstreams.kafka.internal.broker.RecreatedTopicException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

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
     * @param locations where to read those that were asked for, as far as brokers answer
     */
    record Answer(TopicSink sink, Map<Integer, Long> positions, Locations locations) {}

    /** Who asks; told on the poll thread. */
    interface Asker {
        /** An answer; empty-handed if the question was overtaken, since the answer may be out of date. */
        void answered(@Nullable Answer answer);

        /** The topic is another now, which this flow can't go on with. */
        void recreated(KnownTopic successor);

        /** The sink is unavailable, or Kafka does not answer. */
        void failed(RuntimeException cause);
    }

    private final KnownTopic topic;
    private final SinkQueue queue;
    private final Workshop shop;
    private final Asker asker;
    // Opened by the first inquiry; the queue hands it from thread to thread.
    private @Nullable TopicSink sink;
    private int valid;
    private int pending;

    SinkInquiry(KnownTopic topic, SinkQueue queue, Workshop shop, Asker asker) {
        this.topic = topic;
        this.queue = queue;
        this.shop = shop;
        this.asker = asker;
    }

    /** Whether an answer is still to come. */
    boolean isPending() {
        return pending > 0;
    }

    /** What was asked before does not count any more. */
    void overtake() {
        valid++;
    }

    /**
     * Asks.
     *
     * @param wanted the partitions to locate
     * @param ahead how far those of them were read that were read further than the sink stands
     * @param doubt what is wrong unless the topic was created again
     */
    void ask(Set<Integer> wanted, Map<Integer, Long> ahead, @Nullable PollerException doubt) {
        int number = ++valid;
        pending++;
        Set<Integer> partitions = Set.copyOf(wanted);
        Map<Integer, Long> read = Map.copyOf(ahead);
        queue.execute(() -> {
            try {
                Answer answer = answer(partitions, read, doubt);
                deliver(() -> asker.answered(number == valid ? answer : null));
            } catch (RecreatedTopicException e) {
                deliver(() -> asker.recreated(e.successor()));
            } catch (RetriableException | SinkUnavailableException e) {
                deliver(() -> asker.failed(e));
            } catch (Throwable e) {
                shop.mailbox().fail(topic.name(), e);
            }
        });
    }

    private void deliver(Runnable news) {
        shop.mailbox().post(() -> {
            pending--;
            news.run();
        });
    }

    private Answer answer(Set<Integer> wanted, Map<Integer, Long> ahead, @Nullable PollerException doubt) {
        KnownTopic now = shop.directory().same(topic);
        try {
            if (doubt != null) {
                throw doubt;
            }
            return answer(now, wanted, ahead);
        } catch (SinkUnavailableException e) {
            throw e;
        } catch (PollerException | SinkException e) {
            // What does not fit together may be of two topics: the one that was read, and one that is there now.
            shop.directory().same(topic);
            throw e;
        }
    }

    private Answer answer(KnownTopic now, Set<Integer> wanted, Map<Integer, Long> ahead) {
        TopicSink opened = sink == null ? shop.sink().open(topic.identity()) : sink;
        sink = opened;
        Map<Integer, Long> positions = shop.locator().positions(now, opened, wanted);
        if (wanted.isEmpty()) {
            return new Answer(opened, positions, Locations.none());
        }
        Map<Integer, Long> from = new HashMap<>(positions);
        from.putAll(ahead);
        return new Answer(opened, positions, shop.locator().locate(now, from, wanted));
    }
}
