// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.batch;

import dev.songstreams.core.sink.SinkException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Steps that several threads take beside each other: each thread that runs this takes the next until none is left. When one has
 * failed, those that were not begun are left out.
 */
final class JointWork implements Runnable {
    private final Queue<Runnable> left;
    private final CountDownLatch running;
    private volatile @Nullable Throwable failure;

    JointWork(List<Runnable> steps) {
        this.left = new ConcurrentLinkedQueue<>(steps);
        this.running = new CountDownLatch(steps.size());
    }

    @Override
    public void run() {
        for (Runnable step = left.poll(); step != null; step = left.poll()) {
            try {
                if (failure == null) {
                    step.run();
                }
            } catch (Throwable e) {
                failed(e);
            } finally {
                running.countDown();
            }
        }
    }

    /** An error is worse than whatever failed before it. */
    private synchronized void failed(Throwable e) {
        Throwable before = failure;
        if (before == null || before == e) {
            failure = e;
        } else if (e instanceof Error && !(before instanceof Error)) {
            e.addSuppressed(before);
            failure = e;
        } else {
            before.addSuppressed(e);
        }
    }

    /** Takes steps too, and returns when all have ended; throws what the first failed with, or an error. */
    void complete() {
        run();
        awaitOthers();
        Throwable failed = failure;
        if (failed instanceof Error error) {
            throw error;
        } else if (failed instanceof RuntimeException exception) {
            throw exception;
        } else if (failed != null) {
            // Steps of other languages may throw what is checked here.
            throw new SinkException("a batch could not be ended: " + failed.getMessage(), failed);
        }
    }

    /** An interrupt does not end it: the others are interrupted as well, and nobody may let go of what they work at. */
    private void awaitOthers() {
        boolean interrupted = false;
        for (boolean ended = false; !ended; ) {
            try {
                running.await();
                ended = true;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
