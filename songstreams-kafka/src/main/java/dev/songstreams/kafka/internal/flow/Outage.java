// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.flow;

import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.PollerException;
import dev.songstreams.kafka.PollerHealth;
import dev.songstreams.kafka.internal.broker.SilentPartitionsException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * A topic's waiting for its sink, or for a broker that does not answer. While it holds, nothing of the topic is read, and the
 * next step waits until it is due. A sink that told its positions again is not yet known to store again: after a failed write
 * or commit reading goes on, on trial, and only a commit ends it. For the poll thread.
 */
public final class Outage {
    /** So long may a trial be without anything to store. */
    private static final Duration IDLE_TRIAL = Duration.ofMinutes(1);

    private final String topic;
    private final Workshop shop;
    private final Backoff backoff;
    private @Nullable Throwable cause;
    private Instant since = Instant.EPOCH;
    private boolean storing;
    private boolean holding;
    private boolean trying;
    private long dueAt;

    Outage(String topic, Workshop shop) {
        this.topic = topic;
        this.shop = shop;
        this.backoff = new Backoff(shop.patience(), ThreadLocalRandom.current());
    }

    /** Whether nothing of the topic may be read. */
    public boolean isHolding() {
        return holding;
    }

    /** Whether the next step may be taken: always, unless it holds. */
    boolean isDue() {
        return !holding || !trying && System.nanoTime() - dueAt >= 0;
    }

    /** The step that was due is being taken; {@link #failed} or {@link #asked} or {@link #stored} follows. */
    void trying() {
        trying = holding;
    }

    /** The next step is due now: there may be no later. */
    public void hurry() {
        dueAt = System.nanoTime();
    }

    /** The sink, or Kafka, could not say where the partitions stand. */
    void askFailed(Throwable failure) {
        failed(failure);
    }

    /** Records could not be written, or not be committed. */
    void storeFailed(Throwable failure) {
        storing = true;
        failed(failure);
    }

    private void failed(Throwable failure) {
        long now = System.nanoTime();
        if (backoff.failures() == 0) {
            since = shop.clock().instant();
        }
        cause = failure;
        holding = true;
        trying = false;
        Optional<Duration> wait = isEndless(failure) ? Optional.of(backoff.uncounted(now)) : backoff.failed(now);
        dueAt = now + wait.orElse(Duration.ZERO).toNanos();
        if (wait.isPresent()) {
            tell(failure, wait.get(), now);
        } else {
            giveUp(failure, exhausted(failure, now));
        }
    }

    /** Partitions may be away for days, which costs the others nothing and loses nothing; only a run that is to end can't wait so. */
    private boolean isEndless(Throwable failure) {
        return !shop.untilCaughtUp() && failure instanceof SilentPartitionsException;
    }

    private void tell(Throwable failure, Duration wait, long now) {
        if (backoff.failures() == 1) {
            PollerEvent.WaitBegan began = new PollerEvent.WaitBegan(topic, failure, wait);
            shop.narrator().tell(listener -> listener.waitBegan(began));
        } else {
            PollerEvent.RetryFailed again =
                    new PollerEvent.RetryFailed(topic, failure, backoff.failures(), backoff.waited(now), wait);
            shop.narrator().tell(listener -> listener.retryFailed(again));
        }
    }

    /** A cluster that does not answer keeps the other topics from being committed as well. */
    private void giveUp(Throwable failure, PollerException end) {
        if (failure instanceof RetriableException
                && !(failure instanceof SilentPartitionsException)
                && !(failure instanceof UnknownTopicOrPartitionException)) {
            shop.mailbox().fail(end);
        } else {
            shop.mailbox().fail(topic, end);
        }
    }

    private PollerException exhausted(Throwable failure, long now) {
        return new PollerException(
                topic + ": given up after " + backoff.failures() + " attempts in "
                        + backoff.waited(now).toSeconds() + " s, as the patience of "
                        + shop.patience().toSeconds()
                        + " s says; start again when what failed is back: " + failure.getMessage(),
                failure);
    }

    /** The sink and Kafka told where the partitions stand. */
    void asked() {
        holding = false;
        trying = false;
        if (storing) {
            dueAt = System.nanoTime();
        } else {
            over();
        }
    }

    /** A batch was settled. */
    void stored() {
        over();
    }

    /**
     * Nothing is there to be asked or stored: a trial that lasts is taken for won, and a member without partitions has nothing to
     * wait for.
     */
    void idle(boolean withoutPartitions) {
        if (withoutPartitions || !holding && storing && System.nanoTime() - dueAt > IDLE_TRIAL.toNanos()) {
            over();
        }
    }

    /** Whether it waits for a topic that does not exist any more. */
    public boolean isTopicMissing() {
        return cause instanceof UnknownTopicOrPartitionException;
    }

    private void over() {
        holding = false;
        trying = false;
        storing = false;
        if (backoff.failures() > 0) {
            PollerEvent.WaitEnded ended =
                    new PollerEvent.WaitEnded(topic, backoff.failures(), backoff.waited(System.nanoTime()));
            backoff.succeeded();
            cause = null;
            shop.narrator().tell(listener -> listener.waitEnded(ended));
        }
    }

    /** Since when and why, if something failed and has not succeeded yet. */
    public Optional<PollerHealth.Waiting> waiting() {
        return Optional.ofNullable(cause).map(why -> new PollerHealth.Waiting(since, backoff.failures(), why));
    }
}
