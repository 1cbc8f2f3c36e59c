// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.kafka.EventPoller;
import dev.songstreams.kafka.PollerSummary;
import dev.songstreams.lake.log.LakeSweeper;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a poller until it ends by itself, fails, or the process is told to stop: then what is open is flushed first. */
final class ListenRun {
    private static final Logger LOG = LoggerFactory.getLogger(ListenRun.class);
    /** Beyond the poller's own patience, for the summary to be printed. */
    private static final long LAST_WORDS_SECONDS = 5;

    private static final long DAYS_BETWEEN_SWEEPS = 1;

    private final EventPoller poller;
    private final ObjectStore store;
    private final Duration sweepGrace;
    private final CountDownLatch done = new CountDownLatch(1);

    /**
     * A run.
     *
     * @param sweepGrace how old what earlier runs left behind must be to be swept at the start
     */
    ListenRun(EventPoller poller, ObjectStore store, Duration sweepGrace) {
        this.poller = poller;
        this.store = store;
        this.sweepGrace = sweepGrace;
    }

    /** The grace of a sweep beside processes that flush at this age: what they have open is younger, also when a flush takes long. */
    static Duration sweepGrace(Duration flushEvery) {
        Duration twice = flushEvery.multipliedBy(2);
        return twice.compareTo(LakeSweeper.DEFAULT_GRACE) > 0 ? twice : LakeSweeper.DEFAULT_GRACE;
    }

    /** Returns when the poller has ended and its summary is reported, which a process told to stop waits for as well. */
    void run(Consumer<PollerSummary> report) {
        Thread sweep = new Thread(this::sweep, "songstreams-sweep");
        Thread stop = new Thread(this::stop, "songstreams-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try (poller) {
            sweep.start();
            poller.start();
            report.accept(poller.completion().join());
        } finally {
            done.countDown();
            join(sweep);
            removeHook(stop);
        }
    }

    /** What others left behind goes now and every day; a sweep that fails harms nothing and is tried again. */
    private void sweep() {
        try {
            do {
                sweepOnce();
            } while (!done.await(DAYS_BETWEEN_SWEEPS, TimeUnit.DAYS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweepOnce() {
        try {
            LakeSweeper.Swept swept = new LakeSweeper(store, Clock.systemUTC()).sweep(sweepGrace);
            if (swept.files() + swept.unfinished() > 0) {
                LOG.info(
                        "swept {} files and {} unfinished uploads that nobody names",
                        swept.files(),
                        swept.unfinished());
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("a sweep failed: {}", e.getMessage());
        }
    }

    private void stop() {
        poller.close();
        try {
            if (!done.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the poller was closed, but its end was not reported in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(LAST_WORDS_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("the JVM is shutting down already: the hook has run", e);
        }
    }
}
