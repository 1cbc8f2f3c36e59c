// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkException;

/** The threads that send what outputs of a store hand over; they end when there is nothing to do. */
final class UploadThreads {
    private static final int MAX_THREADS = 8;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ThreadPoolExecutor executor;

    UploadThreads() {
        // The queue needs no bound of its own: each output has few things on the way.
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

    /**
     * Waits for what one of them does.
     *
     * @param operation such as {@code store <key>}, for messages
     */
    static <T> T await(Future<T> work, S3Bucket bucket, String operation) throws IOException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("can't " + operation + ": interrupted");
        } catch (CancellationException e) {
            throw new IOException("can't " + operation + ": the store is closed", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SdkException cause) {
                throw bucket.failed(operation, cause);
            }
            throw new IOException("can't " + operation, e.getCause());
        }
    }

    /** Waits for what one of them does no longer than this, and breaks it off then; whether it was done. */
    static boolean end(Future<?> work, Duration patience) {
        try {
            work.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            work.cancel(true);
        } catch (ExecutionException | CancellationException e) {
            // It is thrown away.
        }
        return false;
    }

    void close() {
        executor.shutdownNow().forEach(waiting -> ((Future<?>) waiting).cancel(false));
    }
}
