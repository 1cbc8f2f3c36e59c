// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How other threads reach the poll thread: they post what it shall do, and it is woken if it sleeps in Kafka's poll. */
final class Mailbox {
    private final BlockingQueue<Runnable> messages = new LinkedBlockingQueue<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final Runnable wake;

    Mailbox(Runnable wake) {
        this.wake = wake;
    }

    /** Has the poll thread do this, soon; from any thread. */
    void post(Runnable message) {
        messages.add(message);
        if (asleep.compareAndSet(true, false)) {
            wake.run();
        }
    }

    /** Only ends the poll thread's sleep. */
    void nudge() {
        post(() -> {});
    }

    /** Ends the poller with this cause, unless it has one; from any thread. */
    void fail(Throwable cause) {
        if (failure.compareAndSet(null, cause)) {
            nudge();
        }
    }

    /** Why the poller has to end, or null. */
    @Nullable
    Throwable failure() {
        return failure.get();
    }

    /** Does all that was posted. */
    void drain() {
        for (Runnable message = messages.poll(); message != null; message = messages.poll()) {
            message.run();
        }
    }

    /** Waits for a message, but not longer than this, and does all that was posted. */
    void await(Duration patience) throws InterruptedException {
        Runnable message = messages.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
        if (message != null) {
            message.run();
            drain();
        }
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** Runs what may sleep: a message posted meanwhile wakes it. What was posted before must be looked for inside. */
    <T> T asleep(Supplier<T> sleep) {
        asleep.set(true);
        try {
            return sleep.get();
        } finally {
            asleep.set(false);
        }
    }
}
