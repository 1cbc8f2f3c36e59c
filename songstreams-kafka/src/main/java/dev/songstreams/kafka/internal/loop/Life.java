// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

import dev.songstreams.kafka.PollerHealth;
import dev.songstreams.kafka.PollerSummary;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What a poller's owner and its poll thread know of each other: state, health, the wish to close, and the end. Thread-safe. */
public final class Life {
    private final AtomicReference<PollerHealth> health = new AtomicReference<>(new PollerHealth(
            PollerHealth.State.NEW, Optional.empty(), 0, 0, 0, Map.of(), Optional.empty()));
    private final CompletableFuture<PollerSummary> completion = new CompletableFuture<>();
    private volatile @Nullable Long closeBy;
    private volatile Runnable wake = () -> {};

    /** How it is. */
    public PollerHealth health() {
        return health.get();
    }

    /** Completes when all has ended. */
    public CompletableFuture<PollerSummary> completion() {
        return completion;
    }

    /** From NEW to RUNNING, or false if it was started before. */
    public boolean start() {
        PollerHealth before = health.get();
        return before.state() == PollerHealth.State.NEW
                && health.compareAndSet(before, in(before, PollerHealth.State.RUNNING));
    }

    /** From NEW to CLOSED, or false if it was started. */
    public boolean closeUnstarted() {
        PollerHealth before = health.get();
        return before.state() == PollerHealth.State.NEW
                && health.compareAndSet(before, in(before, PollerHealth.State.CLOSED))
                && completion.complete(new PollerSummary(0, 0, 0, 0, 0, 0, Duration.ZERO));
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
    void report(PollerHealth news) {
        health.set(news);
    }

    void closing() {
        health.updateAndGet(before -> in(before, PollerHealth.State.CLOSING));
    }

    void closed(PollerSummary summary) {
        health.updateAndGet(before -> in(before, PollerHealth.State.CLOSED));
        completion.complete(summary);
    }

    void failed(Throwable cause) {
        health.updateAndGet(before -> new PollerHealth(
                PollerHealth.State.FAILED, before.lastPoll(), 0, 0, 0, before.lag(), Optional.of(cause)));
        completion.completeExceptionally(cause);
    }

    private static PollerHealth in(PollerHealth before, PollerHealth.State state) {
        return new PollerHealth(
                state,
                before.lastPoll(),
                before.openRecords(),
                before.openBytes(),
                before.memoryBytes(),
                before.lag(),
                before.failure());
    }
}
