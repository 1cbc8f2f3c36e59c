// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.LakeSweeper;
import dev.songstreams.lake.log.LakeVacuum;
import dev.songstreams.lake.rewrite.CompactionReport;
import dev.songstreams.lake.rewrite.LakeCompaction;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps a lake again and again beside its writers and loaders: sweeps it, in turn with the usual grace and with none, puts its small
 * files together, and vacuums what was replaced.
 */
final class Upkeep implements AutoCloseable {
    private final SoakLake lake;
    private final Duration pause;
    private final Tally tally;
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::keep, "soak-upkeep");

    Upkeep(SoakLake lake, Duration pause, Tally tally) {
        this.lake = lake;
        this.pause = pause;
        this.tally = tally;
    }

    void start() {
        thread.start();
    }

    private void keep() {
        try {
            for (int i = 0; !over.await(pause.toMillis(), TimeUnit.MILLISECONDS); i++) {
                sweep(i % 2 == 0 ? LakeSweeper.DEFAULT_GRACE : Duration.ZERO);
                compact();
                vacuum();
            }
        } catch (IOException | RuntimeException e) {
            failure.set(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep(Duration grace) throws IOException {
        LakeSweeper.Swept swept = new LakeSweeper(lake.store(), Clock.systemUTC()).sweep(grace);
        tally.add("sweeps", 1);
        tally.add("swept files", swept.files());
        tally.add("swept unfinished files", swept.unfinished());
    }

    private void compact() throws IOException {
        LakeCompaction compaction = LakeCompaction.builder(lake.store()).build();
        for (String topic : new LakeReader(lake.store()).topics()) {
            CompactionReport report = compaction.compact(topic);
            tally.add("compactions", report.entries().size());
            tally.add("files put together", report.filesRemoved());
        }
    }

    /** Spares nothing, so that a loader that is behind finds files gone. */
    private void vacuum() throws IOException {
        tally.add(
                "vacuumed files",
                new LakeVacuum(lake.store(), Clock.systemUTC())
                        .vacuum(Duration.ZERO)
                        .files());
    }

    /** Ends it; fails if any of it failed. */
    @Override
    public void close() {
        over.countDown();
        Threads.join(thread);
        if (failure.get() != null) {
            throw new AssertionError("the upkeep failed", failure.get());
        }
    }
}
