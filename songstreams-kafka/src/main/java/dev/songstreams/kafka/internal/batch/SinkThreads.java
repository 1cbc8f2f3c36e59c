// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.batch;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that wait for the sink and for Kafka's administration, so that those that read and encode never do. */
public final class SinkThreads {
    private static final Logger LOG = LoggerFactory.getLogger(SinkThreads.class);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(5);

    private final ThreadPoolExecutor pool;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    /**
     * Threads come when there is work.
     *
     * @param count how many at most
     * @param name of the poller
     */
    public SinkThreads(int count, String name) {
        AtomicInteger number = new AtomicInteger();
        pool = new ThreadPoolExecutor(
                count,
                count,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> thread(task, name + "-" + number.getAndIncrement()),
                (task, full) -> refused(task));
        pool.allowCoreThreadTimeOut(true);
    }

    private static void refused(Runnable task) {
        // Who helps with joint work is not needed for it.
        if (!(task instanceof JointWork)) {
            LOG.warn("the poller has ended; left undone: {}", task);
        }
    }

    private Thread thread(Runnable task, String name) {
        Runnable counted = () -> {
            running.add(Thread.currentThread());
            try {
                task.run();
            } finally {
                running.remove(Thread.currentThread());
            }
        };
        return new Thread(counted, name);
    }

    /** A new queue whose tasks run one after the other. */
    public SinkQueue queue() {
        return new SinkQueue(pool);
    }

    /**
     * Takes steps beside each other, on the caller's thread and on those that are free, and returns when all have ended. Throws what
     * the first failed with, and begins no other then.
     */
    void together(List<Runnable> steps) {
        JointWork work = new JointWork(steps);
        // The caller is one of the active. Half of the threads at most: each step under way needs memory, and other
        // batches must not wait for one whose store is away.
        int idle = Math.max(0, pool.getCorePoolSize() / 2 - pool.getActiveCount());
        try {
            for (int helpers = Math.min(idle, steps.size() - 1); helpers > 0; helpers--) {
                pool.execute(work);
            }
        } finally {
            work.complete();
        }
    }

    /**
     * Ends the threads when their tasks are done. What is not done in time is interrupted; what is behind it is begun all the same,
     * for it may be what lets go of a batch.
     *
     * @return whether all have ended
     */
    public boolean close(Duration patience) throws InterruptedException {
        pool.shutdown();
        if (awaitEnd(patience)) {
            return true;
        }
        running.forEach(Thread::interrupt);
        if (awaitEnd(AFTER_INTERRUPT)) {
            return true;
        }
        pool.shutdownNow();
        return false;
    }

    private boolean awaitEnd(Duration patience) throws InterruptedException {
        return pool.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
