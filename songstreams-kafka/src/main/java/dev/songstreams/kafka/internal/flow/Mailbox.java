// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.flow;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How other threads reach the poll thread: they post what it shall do, and it is woken if it sleeps in Kafka's poll. */
public final class Mailbox {
    private final BlockingQueue<Runnable> messages = new LinkedBlockingQueue<>();
    private final Failures failures = new Failures();
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final Runnable wake;

    public Mailbox(Runnable wake) {
        this.wake = wake;
    }

    /** Has the poll thread do this, soon; from any thread. */
    public void post(Runnable message) {
        messages.add(message);
        if (asleep.compareAndSet(true, false)) {
            wake.run();
        }
    }

    /** Only ends the poll thread's sleep. */
    public void nudge() {
        post(() -> {});
    }

    /** Ends the poller with this cause, unless it has one; from any thread. */
    public void fail(Throwable cause) {
        failures.add(cause);
        nudge();
    }

    /** Ends the poller with this cause, unless it has one, because a topic can't go on; from any thread. */
    public void fail(String topic, Throwable cause) {
        failures.add(topic, cause);
        nudge();
    }

    /** Why the poller has to end, or null. */
    @Nullable
    public Throwable failure() {
        return failures.first();
    }

    /** Whether nothing has failed, or only single topics. */
    public boolean isUsable() {
        return failure() == null || !failures.isGeneral();
    }

    /** Whether that topic can't go on. */
    public boolean hasFailed(String topic) {
        return failures.isOf(topic);
    }

    /** Does all that was posted. */
    public void drain() {
        for (Runnable message = messages.poll(); message != null; message = messages.poll()) {
            message.run();
        }
    }

    /** Waits for a message, but not longer than this, and does all that was posted. */
    public void await(Duration patience) throws InterruptedException {
        Runnable message = messages.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
        if (message != null) {
            message.run();
            drain();
        }
    }

    public boolean isEmpty() {
        return messages.isEmpty();
    }

    /** Runs what may sleep: a message posted meanwhile wakes it. What was posted before must be looked for inside. */
    public <T> T asleep(Supplier<T> sleep) {
        asleep.set(true);
        try {
            return sleep.get();
        } finally {
            asleep.set(false);
        }
    }
}
