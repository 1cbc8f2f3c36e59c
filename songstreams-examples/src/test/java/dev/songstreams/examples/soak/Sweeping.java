// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import dev.songstreams.lake.log.LakeSweeper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Sweeps a lake again and again beside its writers, in turn with the usual grace and with none. */
final class Sweeping implements AutoCloseable {
    private final LakeSweeper sweeper;
    private final Duration pause;
    private final Tally tally;
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::sweep, "soak-sweeping");

    Sweeping(SoakLake lake, Duration pause, Tally tally) {
        this.sweeper = new LakeSweeper(lake.store(), Clock.systemUTC());
        this.pause = pause;
        this.tally = tally;
    }

    void start() {
        thread.start();
    }

    private void sweep() {
        try {
            for (int i = 0; !over.await(pause.toMillis(), TimeUnit.MILLISECONDS); i++) {
                LakeSweeper.Swept swept = sweeper.sweep(i % 2 == 0 ? LakeSweeper.DEFAULT_GRACE : Duration.ZERO);
                tally.add("sweeps", 1);
                tally.add("swept files", swept.files());
                tally.add("swept unfinished files", swept.unfinished());
            }
        } catch (IOException | RuntimeException e) {
            failure.set(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it; fails if a sweep failed. */
    @Override
    public void close() {
        over.countDown();
        Threads.join(thread);
        if (failure.get() != null) {
            throw new AssertionError("a sweep failed", failure.get());
        }
    }
}
