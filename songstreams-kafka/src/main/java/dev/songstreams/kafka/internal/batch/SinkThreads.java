// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.batch;

import java.time.Duration;
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
                task -> new Thread(task, name + "-" + number.getAndIncrement()),
                (task, full) -> LOG.warn("the poller has ended; left undone: {}", task));
        pool.allowCoreThreadTimeOut(true);
    }

    /** A new queue whose tasks run one after the other. */
    public SinkQueue queue() {
        return new SinkQueue(pool);
    }

    /**
     * Ends the threads when their tasks are done; those not done in time are interrupted.
     *
     * @return whether all have ended
     */
    public boolean close(Duration patience) throws InterruptedException {
        pool.shutdown();
        if (pool.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        pool.shutdownNow();
        return pool.awaitTermination(AFTER_INTERRUPT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
