// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import dev.songstreams.kafka.internal.run.Life;
import dev.songstreams.kafka.internal.run.PollerRun;
import dev.songstreams.kafka.internal.run.PollerSettings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Reads topics from Kafka into a sink until it is closed, or until it has caught up.
 *
 * <p>One thread polls; encoding lanes behind it fill one batch a topic; a batch is flushed by its age on the wall clock, its
 * records or its bytes, and committed beside the polling. Positions come from the sink: what was committed there is never
 * read again, what was not is. Several pollers of one group, in any number of processes, divide the partitions. Memory is
 * bounded. If something fails the poller stops, {@link #completion} says why, and nothing is lost: another start goes on
 * where the sink stands. If it is one topic that can't go on, what was read of the others is committed first, within
 * {@link #CLOSE_PATIENCE}; so however often it is started again beside that topic, the others get on.
 *
 * <p>Thread-safe. It does not close its sink.
 *
 * <pre>{@code
 * try (EventPoller poller = EventPoller.builder()
 *         .bootstrapServers("localhost:9092")
 *         .group("lake")
 *         .topics("listen_events", "page_view_events")
 *         .sink(sink)
 *         .build()) {
 *     poller.start();
 *     poller.completion().join();
 * }
 * }</pre>
 */
public final class EventPoller implements AutoCloseable {
    /** How long {@link #close()} gives what is open to be flushed. */
    public static final Duration CLOSE_PATIENCE = Duration.ofSeconds(30);

    /** The poll thread's own time to clear up once the patience is over. */
    private static final Duration CLEAR_UP = Duration.ofSeconds(15);

    private final Life life = new Life();
    private final Thread thread;

    EventPoller(PollerSettings settings) {
        thread = new Thread(
                new PollerRun(settings, life),
                "songstreams-poll-" + settings.consumer().group());
    }

    /** A poller to be described. */
    public static EventPollerBuilder builder() {
        return new EventPollerBuilder();
    }

    /**
     * Begins to read, on a thread of its own; an unreachable broker shows in {@link #completion}.
     *
     * @throws IllegalStateException if it was started or closed before
     */
    public void start() {
        if (!life.start()) {
            throw new IllegalStateException("a poller is started once; this one is " + health().state());
        }
        // Until it reads, the poll thread can be waiting for a broker that is not there.
        life.wakeBy(thread::interrupt);
        thread.start();
    }

    /**
     * Completes when the poller has ended and all its threads are done: with what it did, or with the cause of its failure.
     * It completes on the poll thread.
     */
    public CompletableFuture<PollerSummary> completion() {
        return life.completion().copy();
    }

    /** How it is doing. */
    public PollerHealth health() {
        return life.health();
    }

    /** Stops, flushing what is open within {@link #CLOSE_PATIENCE}. */
    @Override
    public void close() {
        close(CLOSE_PATIENCE);
    }

    /**
     * Stops: reads no more, commits what was read, leaves the group and returns. What can't be committed in that time is
     * thrown away, to be read again by the next start. Where Kafka or the sink is away, and something is to be committed, all
     * of that time is waited, as {@link PollerListener#closingWaits} says. Closing again does nothing; a failure shows in
     * {@link #completion}. An interrupt while it waits ends the patience.
     */
    public void close(Duration patience) {
        life.requestClose(patience);
        if (life.closeUnstarted() || Thread.currentThread() == thread) {
            return;
        }
        boolean interrupted = !joined(patience.plus(CLEAR_UP));
        if (thread.isAlive()) {
            life.requestClose(Duration.ZERO);
            thread.interrupt();
            interrupted |= !joined(CLEAR_UP);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the poll thread to end or the time to pass; false if interrupted. */
    private boolean joined(Duration patience) {
        try {
            thread.join(Math.max(1, patience.toMillis()));
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
