// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.micrometer;

import dev.songstreams.core.sink.CommitResult;
import dev.songstreams.kafka.EventPoller;
import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.PollerHealth;
import dev.songstreams.kafka.PollerListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A poller's meters, all beginning with {@code songstreams.poller.}; those of a topic have the tag {@code topic}. Thread-safe; one
 * for each poller, told apart by tags of your own where there are several.
 *
 * <table>
 *   <caption>The meters</caption>
 *   <tr><th>meter</th><th>type, unit</th><th>of a topic</th><th>what it says</th></tr>
 *   <tr><td>lag</td><td>gauge, offsets</td><td>yes</td><td>offsets of this member's partitions that are not in the sink</td></tr>
 *   <tr><td>open.records, open.bytes</td><td>gauge</td><td></td><td>read and not committed</td></tr>
 *   <tr><td>memory.bytes</td><td>gauge</td><td></td><td>held by batches, and by records that wait to be encoded</td></tr>
 *   <tr><td>waiting.topics</td><td>gauge</td><td></td><td>topics that wait for their sink or for Kafka</td></tr>
 *   <tr><td>paused</td><td>gauge, 0 or 1</td><td></td><td>whether nothing is read because memory is short</td></tr>
 *   <tr><td>flushes</td><td>counter</td><td>yes</td><td>batches closed, by {@code reason}</td></tr>
 *   <tr><td>flush.age</td><td>timer</td><td>yes</td><td>how long they had been open</td></tr>
 *   <tr><td>records, bytes, files, dead.letters</td><td>counter</td><td>yes</td><td>committed</td></tr>
 *   <tr><td>commit</td><td>timer</td><td>yes</td><td>commits, without the encoding before</td></tr>
 *   <tr><td>conflicts</td><td>counter</td><td>yes</td><td>how often another writer's commit came first</td></tr>
 *   <tr><td>superseded, discarded.records</td><td>counter</td><td>yes</td><td>thrown away, to be read again where they are needed</td></tr>
 *   <tr><td>retries</td><td>counter</td><td>yes</td><td>failures of a sink or of Kafka that were waited for</td></tr>
 *   <tr><td>outage</td><td>timer</td><td>yes</td><td>how long topics waited, until they went on</td></tr>
 *   <tr><td>gap.records</td><td>counter</td><td>yes</td><td>offsets that retention took before they were read</td></tr>
 *   <tr><td>rebalance</td><td>timer</td><td></td><td>how long the group waited for a flush; {@code lost} says whether it did</td></tr>
 *   <tr><td>kafka.outage</td><td>timer</td><td></td><td>how long Kafka did not answer, until it did</td></tr>
 *   <tr><td>failures</td><td>counter</td><td></td><td>ends by a failure</td></tr>
 * </table>
 *
 * <pre>{@code
 * PollerMetrics metrics = new PollerMetrics(registry);
 * EventPoller poller = EventPoller.builder() ... .addListener(metrics).build();
 * metrics.watch(poller);
 * }</pre>
 */
public final class PollerMetrics implements PollerListener {
    private final Meters meters;
    private volatile @Nullable EventPoller poller;
    private volatile boolean paused;

    /** Meters in that registry, without tags but the topic's. */
    public PollerMetrics(MeterRegistry registry) {
        this(registry, Tags.empty());
    }

    /** Meters in that registry, all with these tags. */
    public PollerMetrics(MeterRegistry registry, Tags tags) {
        meters = new Meters(registry, "songstreams.poller.", tags);
        gauge("paused", metrics -> metrics.paused ? 1 : 0);
    }

    /** Shows the poller's health as gauges, until they are asked of a poller that has ended. */
    public void watch(EventPoller watched) {
        poller = watched;
        gauge("open.records", metrics -> metrics.ofHealth(PollerHealth::openRecords));
        gauge("open.bytes", metrics -> metrics.ofHealth(PollerHealth::openBytes));
        gauge("memory.bytes", metrics -> metrics.ofHealth(PollerHealth::memoryBytes));
        gauge(
                "waiting.topics",
                metrics -> metrics.ofHealth(health -> health.waiting().size()));
    }

    private void gauge(String name, ToDoubleFunction<PollerMetrics> value, String... tags) {
        // Strong: nobody else may hold this, and a gauge without its object says NaN.
        Gauge.builder(meters.name(name), this, value)
                .tags(meters.tags(tags))
                .strongReference(true)
                .register(meters.registry());
    }

    private double ofHealth(ToDoubleFunction<PollerHealth> figure) {
        return Optional.ofNullable(poller)
                .map(watched -> figure.applyAsDouble(watched.health()))
                .orElse(Double.NaN);
    }

    @Override
    public void topicFound(PollerEvent.TopicFound event) {
        String topic = event.topic();
        gauge("lag", metrics -> metrics.ofHealth(health -> health.lag().getOrDefault(topic, 0L)), "topic", topic);
    }

    @Override
    public void flushed(PollerEvent.Flushed event) {
        meters.count(
                "flushes",
                1,
                "topic",
                event.topic(),
                "reason",
                event.reason().name().toLowerCase(Locale.ROOT));
        meters.time("flush.age", event.age(), "topic", event.topic());
    }

    @Override
    public void committed(PollerEvent.Committed event) {
        CommitResult.Committed result = event.result();
        String[] topic = {"topic", event.topic()};
        meters.count("records", result.records(), topic);
        meters.count("dead.letters", result.deadLetters(), topic);
        meters.count("bytes", result.bytes(), topic);
        meters.count("files", result.files(), topic);
        meters.count("conflicts", result.conflicts(), topic);
        meters.time("commit", event.took(), topic);
    }

    @Override
    public void superseded(PollerEvent.Superseded event) {
        meters.count("superseded", 1, "topic", event.topic());
        meters.count("discarded.records", event.records(), "topic", event.topic());
    }

    @Override
    public void discarded(PollerEvent.Discarded event) {
        meters.count("discarded.records", event.records(), "topic", event.topic());
    }

    @Override
    public void waitBegan(PollerEvent.WaitBegan event) {
        meters.count("retries", 1, "topic", event.topic());
    }

    @Override
    public void retryFailed(PollerEvent.RetryFailed event) {
        meters.count("retries", 1, "topic", event.topic());
    }

    @Override
    public void waitEnded(PollerEvent.WaitEnded event) {
        meters.time("outage", event.waited(), "topic", event.topic());
    }

    @Override
    public void gap(PollerEvent.Gap event) {
        meters.count("gap.records", event.to() - event.from(), "topic", event.topic());
    }

    @Override
    public void revoked(PollerEvent.Revoked event) {
        Duration took = event.took();
        meters.time("rebalance", took, "lost", Boolean.toString(event.lost()));
    }

    @Override
    public void kafkaAnswered(PollerEvent.KafkaAnswered event) {
        meters.time("kafka.outage", event.silence());
    }

    @Override
    public void backpressure(PollerEvent.Backpressure event) {
        paused = event.on();
    }

    @Override
    public void failed(PollerEvent.Failed event) {
        meters.count("failures", 1);
    }
}
