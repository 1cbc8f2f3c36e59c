// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that send parts for all outputs of a store; they end when there is nothing to do. */
final class UploadThreads {
    private static final int MAX_THREADS = 8;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ThreadPoolExecutor executor;

    UploadThreads() {
        // The queue needs no bound of its own: each output has two parts at most on the way.
        executor = new ThreadPoolExecutor(
                MAX_THREADS, MAX_THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), UploadThreads::newThread);
        executor.allowCoreThreadTimeOut(true);
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "songstreams-s3-upload-" + COUNT.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    <T> Future<T> submit(Callable<T> work) throws IOException {
        try {
            return executor.submit(work);
        } catch (RejectedExecutionException e) {
            throw new IOException("the store is closed", e);
        }
    }

    void close() {
        executor.shutdownNow().forEach(waiting -> ((Future<?>) waiting).cancel(false));
    }
}
