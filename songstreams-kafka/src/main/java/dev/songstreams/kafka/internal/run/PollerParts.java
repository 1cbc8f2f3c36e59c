// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.run;

import dev.songstreams.kafka.PollerException;
import dev.songstreams.kafka.internal.batch.Backlog;
import dev.songstreams.kafka.internal.batch.Lanes;
import dev.songstreams.kafka.internal.batch.SinkThreads;
import dev.songstreams.kafka.internal.broker.ConsumerSettings;
import dev.songstreams.kafka.internal.broker.FetchSizes;
import dev.songstreams.kafka.internal.broker.GroupConsumer;
import dev.songstreams.kafka.internal.broker.Locator;
import dev.songstreams.kafka.internal.broker.TopicDirectory;
import dev.songstreams.kafka.internal.flow.Mailbox;
import dev.songstreams.kafka.internal.flow.Narrator;
import dev.songstreams.kafka.internal.flow.TopicFlow;
import dev.songstreams.kafka.internal.flow.Workshop;
import dev.songstreams.kafka.internal.loop.FirstRead;
import dev.songstreams.kafka.internal.loop.Flusher;
import dev.songstreams.kafka.internal.loop.Gate;
import dev.songstreams.kafka.internal.loop.MemoryLimits;
import dev.songstreams.kafka.internal.loop.PollLoop;
import dev.songstreams.kafka.internal.loop.Pressure;
import dev.songstreams.kafka.internal.loop.Reader;
import dev.songstreams.kafka.internal.loop.Rebalances;
import dev.songstreams.kafka.internal.loop.Topics;
import dev.songstreams.kafka.internal.loop.Turns;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of a running poller that its run still needs to name.
 *
 * @param directory what the cluster says
 * @param mailbox the way to the poll thread
 * @param topics what is read
 * @param health tells the owner
 * @param loop the loop
 */
record PollerParts(TopicDirectory directory, Mailbox mailbox, Topics topics, HealthReport health, PollLoop loop) {
    private static final Logger LOG = LoggerFactory.getLogger(PollerParts.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** They wait for disks, stores and brokers, hardly ever for a core: with many topics, as many waits overlap. */
    private static final int COMMIT_THREADS = 8;

    private static final int STORE_THREADS = 8;

    /** Makes the parts, and has the stack unmake them: batches first, then lanes, the sink's threads, and Kafka's clients. */
    static PollerParts assemble(PollerSettings settings, Life life, Narrator narrator, ClosingStack stack) {
        ConsumerSettings kafka = settings.consumer();
        Admin admin = reach(kafka, () -> Admin.create(kafka.admin()));
        stack.add(() -> admin.close(Duration.ZERO));
        TopicDirectory directory = reach(kafka, () -> TopicDirectory.of(admin));
        MemoryLimits limits = new MemoryLimits(settings.memoryBytes());
        Map<String, Object> properties =
                kafka.consumer(fetchSizes(settings, limits, directory), settings.untilCaughtUp());
        KafkaConsumer<ByteBuffer, ByteBuffer> client = reach(kafka, () -> new KafkaConsumer<>(properties));
        GroupConsumer consumer = new GroupConsumer(client);
        stack.add(() -> consumer.close(kafka.isClassic()));
        Mailbox mailbox = new Mailbox(client::wakeup);
        stack.add(mailbox::drain);

        Backlog backlog = new Backlog(limits.queueLow(), mailbox::nudge);
        SinkThreads threads = new SinkThreads(COMMIT_THREADS, "songstreams-commit-" + kafka.group());
        stack.add(() -> ended(threads.close(patience(life)), "committing"));
        // Threads of their own: where storing waits for a sink that is away, the
        // questions of a rebalance must not wait behind it.
        SinkThreads endings =
                new SinkThreads(Math.max(STORE_THREADS, settings.lanes()), "songstreams-store-" + kafka.group());
        stack.add(() -> ended(endings.close(patience(life)), "storing"));
        Lanes lanes = new Lanes(settings.lanes(), "songstreams-lane-" + kafka.group(), backlog, endings, mailbox::fail);
        stack.add(() -> ended(lanes.close(patience(life)), "encoding"));

        Locator locator = new Locator(directory, settings.start(), settings.gaps(), kafka.isolation());
        Workshop shop = new Workshop(
                settings.sink(),
                directory,
                locator,
                lanes,
                consumer,
                mailbox,
                narrator,
                settings.policy(),
                settings.clock(),
                settings.timeouts().patience(),
                settings.untilCaughtUp());
        Topics topics = new Topics(settings.topics(), !settings.untilCaughtUp(), directory, threads, shop);
        stack.add(() -> abandon(topics));
        Pressure pressure = new Pressure(topics, backlog, limits, narrator);
        Turns turns = new Turns(topics, limits, settings.policy(), ConsumerSettings.recordsAtOnce(properties));
        Gate gate = new Gate(consumer, topics, pressure, turns, new FirstRead(topics));
        Flusher flusher = new Flusher(topics, settings.policy(), settings.clock(), limits);
        Rebalances rebalances = new Rebalances(
                topics, gate, mailbox, narrator, settings.timeouts().rebalance());
        stack.add(rebalances::end);
        HealthReport health = new HealthReport(life, topics, consumer, backlog, settings.clock());
        Reader reader = new Reader(consumer, mailbox, topics, gate, rebalances);
        PollLoop loop = new PollLoop(reader, mailbox, topics, gate, flusher);
        return new PollerParts(directory, mailbox, topics, health, loop);
    }

    private static FetchSizes fetchSizes(PollerSettings settings, MemoryLimits limits, TopicDirectory directory) {
        int partitions = directory.describe(settings.topics()).values().stream()
                .mapToInt(topic -> topic.partitions().size())
                .sum();
        return FetchSizes.of(Runtime.getRuntime().maxMemory(), settings.topics().size(), limits.topics(), partitions);
    }

    private static <T> T reach(ConsumerSettings kafka, Supplier<T> client) {
        try {
            return client.get();
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new PollerException(
                    "Kafka at " + kafka.bootstrapServers() + " can't be reached: " + cause.getMessage(), e);
        }
    }

    private static void abandon(Topics topics) {
        for (TopicFlow flow : topics.flows()) {
            flow.batches().abandon("the poller ended before they were committed");
        }
    }

    private static void ended(boolean all, String which) {
        if (!all) {
            LOG.warn("a thread for {} goes on although it was interrupted", which);
        }
    }

    /** For what is being written or committed: what is left of the owner's, or the house's if there is no owner in a hurry. */
    private static Duration patience(Life life) {
        Long closeBy = life.closeBy();
        return closeBy == null ? PATIENCE : Duration.ofNanos(Math.max(0, closeBy - System.nanoTime()));
    }
}
