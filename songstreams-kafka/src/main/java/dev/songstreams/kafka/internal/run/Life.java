// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.run;

import dev.songstreams.kafka.PollerHealth;
import dev.songstreams.kafka.PollerSummary;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What a poller's owner and its poll thread know of each other: state, health, the wish to close, and the end. Thread-safe. */
public final class Life {
    private final CompletableFuture<PollerSummary> completion = new CompletableFuture<>();
    private PollerHealth health =
            new PollerHealth(PollerHealth.State.NEW, Optional.empty(), 0, 0, 0, Map.of(), Map.of(), Optional.empty());
    private volatile @Nullable Long closeBy;
    private Runnable wake = () -> {};

    /** How it is. */
    public synchronized PollerHealth health() {
        return health;
    }

    /** Completes when all has ended. */
    public CompletableFuture<PollerSummary> completion() {
        return completion;
    }

    /** From NEW to RUNNING, or false if it was started before. */
    public synchronized boolean start() {
        boolean first = health.state() == PollerHealth.State.NEW;
        if (first) {
            enter(PollerHealth.State.RUNNING);
        }
        return first;
    }

    /** From NEW to CLOSED, or false if it was started. */
    public synchronized boolean closeUnstarted() {
        boolean unstarted = health.state() == PollerHealth.State.NEW;
        if (unstarted) {
            closed(new PollerSummary(0, 0, 0, 0, 0, 0, Duration.ZERO));
        }
        return unstarted;
    }

    /** Asks to stop within a time; a later wish holds only if it is more urgent. */
    public synchronized void requestClose(Duration patience) {
        long wish = System.nanoTime() + patience.toNanos();
        Long before = closeBy;
        if (before == null || wish - before < 0) {
            closeBy = wish;
            wake.run();
        }
    }

    /** What brings a wish to close to the poll thread's attention, as of now. */
    public synchronized void wakeBy(Runnable wake) {
        this.wake = wake;
    }

    /** The deadline of closing as {@link System#nanoTime} counts, if closing was asked for. */
    @Nullable
    Long closeBy() {
        return closeBy;
    }

    /** The poll thread's news. */
    synchronized void report(PollerHealth news) {
        health = news;
    }

    synchronized void closing() {
        enter(PollerHealth.State.CLOSING);
    }

    void closed(PollerSummary summary) {
        enter(PollerHealth.State.CLOSED);
        completion.complete(summary);
    }

    void failed(Throwable cause) {
        report(new PollerHealth(
                PollerHealth.State.FAILED, health().lastPoll(), 0, 0, 0, health().lag(), Map.of(), Optional.of(cause)));
        completion.completeExceptionally(cause);
    }

    private synchronized void enter(PollerHealth.State state) {
        health = new PollerHealth(
                state,
                health.lastPoll(),
                health.openRecords(),
                health.openBytes(),
                health.memoryBytes(),
                health.lag(),
                health.waiting(),
                health.failure());
    }
}
