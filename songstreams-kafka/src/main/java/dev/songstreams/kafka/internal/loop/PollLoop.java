// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

import dev.songstreams.core.flush.FlushReason;
import dev.songstreams.kafka.internal.flow.Mailbox;
import dev.songstreams.kafka.internal.flow.TopicFlow;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The loop: do what was posted, decide what may be read, read, flush what is due. */
public final class PollLoop {
    /** How long a poll may sleep: the wall clock may be set meanwhile. */
    private static final Duration MAX_SLEEP = Duration.ofMillis(200);
    /** The same where memory is short, say: a sink lets go of it bit by bit, and tells nobody. */
    private static final Duration SHORT_SLEEP = Duration.ofMillis(10);

    private final Reader reader;
    private final Mailbox mailbox;
    private final Topics topics;
    private final Gate gate;
    private final Flusher flusher;

    public PollLoop(Reader reader, Mailbox mailbox, Topics topics, Gate gate, Flusher flusher) {
        this.reader = reader;
        this.mailbox = mailbox;
        this.topics = topics;
        this.gate = gate;
        this.flusher = flusher;
    }

    /**
     * Reads until it is asked to close, all is caught up, or something failed.
     *
     * @param closing whether it is asked to close
     * @param caughtUp knows when all is caught up, if that is to be the end
     * @param lookEvery how often to look for topics that were missing
     * @param health called at each turn
     */
    public void read(BooleanSupplier closing, @Nullable CaughtUp caughtUp, Duration lookEvery, Runnable health)
            throws InterruptedException {
        while (goesOn() && !closing.getAsBoolean() && !(caughtUp != null && caughtUp.isDone())) {
            if (caughtUp == null) {
                topics.lookAgain(lookEvery);
            }
            reader.subscribe();
            turn();
            if (caughtUp != null) {
                caughtUp.turn();
            }
            health.run();
        }
    }

    /**
     * Commits all that was read; stays a member of the group meanwhile, but reads no more. What was read of a topic that can't go
     * on is thrown away, and does not keep the others from being committed.
     *
     * @param deadline until when, as {@link System#nanoTime} counts; it may come nearer meanwhile
     * @param watch called at each turn
     */
    public void flushUntil(LongSupplier deadline, FlushReason reason, Runnable watch) throws InterruptedException {
        gate.shut();
        topics.flows().forEach(flow -> flow.outage().hurry());
        throwAwayFailed();
        if (mailbox.isUsable()) {
            flusher.flushAll(reason);
        }
        while (mailbox.isUsable() && !isFlushed() && System.nanoTime() - deadline.getAsLong() < 0) {
            turn();
            throwAwayFailed();
            watch.run();
        }
    }

    private void throwAwayFailed() {
        mailbox.drain();
        topics.flows().stream()
                .filter(TopicFlow::hasFailed)
                .forEach(flow -> flow.batches().abandon("their topic can't go on"));
    }

    /** Does what was posted, which may be what the loop waits for; false if something failed. */
    private boolean goesOn() {
        mailbox.drain();
        return mailbox.failure() == null;
    }

    private boolean isFlushed() {
        return topics.flows().stream().allMatch(flow -> flow.batches().isEmpty() || flow.hasFailed());
    }

    private void turn() throws InterruptedException {
        topics.flows().forEach(TopicFlow::goOn);
        gate.apply();
        reader.read(flusher.untilNextDue(gate.isShutForNow() ? SHORT_SLEEP : MAX_SLEEP));
        flusher.flushDue();
    }
}
