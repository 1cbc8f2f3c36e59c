// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.run;

import dev.songstreams.core.flush.BatchCounters;
import dev.songstreams.kafka.PollerHealth;
import dev.songstreams.kafka.internal.batch.Backlog;
import dev.songstreams.kafka.internal.batch.Batch;
import dev.songstreams.kafka.internal.broker.GroupConsumer;
import dev.songstreams.kafka.internal.flow.TopicFlow;
import dev.songstreams.kafka.internal.loop.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Tells the owner once a second how the poller is doing. */
final class HealthReport {
    private static final long EVERY = Duration.ofSeconds(1).toNanos();

    private final Life life;
    private final Topics topics;
    private final GroupConsumer consumer;
    private final Backlog backlog;
    private final Clock clock;
    private long nextAt = System.nanoTime();

    HealthReport(Life life, Topics topics, GroupConsumer consumer, Backlog backlog, Clock clock) {
        this.life = life;
        this.topics = topics;
        this.consumer = consumer;
        this.backlog = backlog;
        this.clock = clock;
    }

    void reportIfDue() {
        if (System.nanoTime() - nextAt >= 0) {
            nextAt = System.nanoTime() + EVERY;
            report();
        }
    }

    /** Reports now, which is the last word before the end. */
    void report() {
        life.report(health());
    }

    private PollerHealth health() {
        List<BatchCounters> open = topics.flows().stream()
                .flatMap(flow -> flow.batches().uncommitted())
                .map(Batch::counters)
                .toList();
        Map<String, Long> lag = new HashMap<>();
        Map<String, PollerHealth.Waiting> waiting = new HashMap<>();
        for (TopicFlow flow : topics.flows()) {
            String topic = flow.topic().name();
            lag.put(topic, lag(flow));
            flow.waiting().ifPresent(since -> waiting.put(topic, since));
        }
        return new PollerHealth(
                life.health().state(),
                Optional.of(clock.instant()),
                open.stream().mapToLong(BatchCounters::records).sum(),
                open.stream().mapToLong(BatchCounters::bytes).sum(),
                backlog.bytes()
                        + topics.flows().stream()
                                .mapToLong(flow -> flow.batches().memoryBytes())
                                .sum(),
                lag,
                waiting,
                Optional.empty());
    }

    private long lag(TopicFlow flow) {
        long lag = 0;
        for (Map.Entry<Integer, Long> read : flow.partitions().next().entrySet()) {
            long inSink = flow.positions().inSink().getOrDefault(read.getKey(), read.getValue());
            TopicPartition partition = new TopicPartition(flow.topic().name(), read.getKey());
            lag += consumer.lag(partition) + Math.max(0, read.getValue() - inSink);
        }
        return lag;
    }
}
