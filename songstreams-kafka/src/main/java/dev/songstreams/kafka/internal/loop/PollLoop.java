// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

import dev.songstreams.core.flush.FlushReason;
import dev.songstreams.kafka.PollerException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The loop: do what was posted, decide what may be read, poll, hand the records on, flush what is due. */
final class PollLoop {
    /** How long a poll may sleep: the wall clock may be set, and batches grow in memory while they are encoded. */
    private static final Duration MAX_SLEEP = Duration.ofMillis(200);

    private final GroupConsumer consumer;
    private final Mailbox mailbox;
    private final Topics topics;
    private final Gate gate;
    private final Flusher flusher;
    private final Rebalances rebalances;
    private final HealthReport health;
    private Set<String> subscribed = Set.of();

    PollLoop(
            GroupConsumer consumer,
            Mailbox mailbox,
            Topics topics,
            Gate gate,
            Flusher flusher,
            Rebalances rebalances,
            HealthReport health) {
        this.consumer = consumer;
        this.mailbox = mailbox;
        this.topics = topics;
        this.gate = gate;
        this.flusher = flusher;
        this.rebalances = rebalances;
        this.health = health;
    }

    /** Reads until it is asked to close, all is caught up, or something failed. */
    void read(Life life, @Nullable CaughtUp caughtUp, Duration lookEvery) throws InterruptedException {
        while (goesOn() && life.closeBy() == null && !(caughtUp != null && caughtUp.isDone())) {
            if (caughtUp == null) {
                topics.lookAgain(lookEvery);
            }
            subscribe();
            turn();
            if (caughtUp != null) {
                caughtUp.turn();
            }
        }
    }

    /** Commits all that was read; stays a member of the group meanwhile, but reads no more. */
    void flushUntil(long deadline, FlushReason reason) throws InterruptedException {
        gate.shut();
        flusher.flushAll(reason);
        while (goesOn() && !isFlushed() && System.nanoTime() - deadline < 0) {
            turn();
        }
    }

    /** Does what was posted, which may be what the loop waits for; false if something failed. */
    private boolean goesOn() {
        mailbox.drain();
        return mailbox.failure() == null;
    }

    private boolean isFlushed() {
        return topics.flows().stream().allMatch(flow -> flow.batches().isEmpty());
    }

    private void subscribe() {
        if (!subscribed.equals(topics.existing())) {
            subscribed = Set.copyOf(topics.existing());
            consumer.subscribe(subscribed, rebalances);
        }
    }

    private void turn() throws InterruptedException {
        gate.apply();
        Duration sleep = flusher.untilNextDue(MAX_SLEEP);
        if (subscribed.isEmpty()) {
            mailbox.await(sleep);
        } else {
            take(poll(sleep));
        }
        flusher.flushDue();
        health.reportIfDue();
    }

    private ConsumerRecords<ByteBuffer, ByteBuffer> poll(Duration sleep) {
        try {
            return mailbox.asleep(() -> consumer.poll(mailbox.isEmpty() ? sleep : Duration.ZERO));
        } catch (LogTruncationException e) {
            throw new PollerException(
                    "the broker's log was truncated behind what was read, by an unclean leader election: "
                            + e.getMessage(),
                    e);
        } catch (OffsetOutOfRangeException e) {
            e.offsetOutOfRangePartitions().keySet().forEach(this::lookFor);
            return ConsumerRecords.empty();
        }
    }

    /** The broker has nothing at the position any more: whether that is a gap or worse, the locator will say. */
    private void lookFor(TopicPartition partition) {
        TopicFlow flow = topics.flow(partition.topic());
        flow.partitions().misplaced(partition.partition());
        flow.locate();
    }

    private void take(ConsumerRecords<ByteBuffer, ByteBuffer> records) {
        for (TopicPartition partition : records.partitions()) {
            topics.flow(partition.topic()).take(partition.partition(), records.records(partition));
        }
        topics.flows().forEach(TopicFlow::follow);
    }
}
