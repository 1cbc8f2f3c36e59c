// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.batch;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Steps that several threads take beside each other: each thread that runs this takes the next until none is left. When one has
 * failed, those that were not begun are left out.
 */
final class JointWork implements Runnable {
    private final Queue<Runnable> left;
    private final CountDownLatch running;
    /** Steps throw nothing checked. */
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    JointWork(List<Runnable> steps) {
        this.left = new ConcurrentLinkedQueue<>(steps);
        this.running = new CountDownLatch(steps.size());
    }

    @Override
    public void run() {
        for (Runnable step = left.poll(); step != null; step = left.poll()) {
            try {
                if (failure.get() == null) {
                    step.run();
                }
            } catch (Throwable e) {
                Throwable first = failure.compareAndExchange(null, e);
                if (first != null && first != e) {
                    first.addSuppressed(e);
                }
            } finally {
                running.countDown();
            }
        }
    }

    /** Takes steps too, and returns when all have ended; throws what the first failed with. */
    void complete() {
        run();
        awaitOthers();
        Throwable failed = failure.get();
        if (failed instanceof Error error) {
            throw error;
        } else if (failed instanceof RuntimeException exception) {
            throw exception;
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
