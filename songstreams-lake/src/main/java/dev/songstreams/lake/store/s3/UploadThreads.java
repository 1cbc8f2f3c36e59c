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

/**
 * The threads that send what outputs of a store hand over, and the memory in which it lies until then. Threads end when there is
 * nothing to do.
 */
final class UploadThreads {
    /** They wait for the server most of the time. */
    private static final int MAX_THREADS = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ThreadPoolExecutor executor;
    private final SpareBlocks spare = new SpareBlocks();

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

    /** Memory for what is to be sent. */
    SpareBlocks spare() {
        return spare;
    }

    /** Has a request made, by whose end these bytes are sent; their memory then serves others. */
    <T> Future<T> send(S3Content content, Callable<T> request) throws IOException {
        try {
            return executor.submit(() -> {
                T answer = request.call();
                // Of one that failed, or was broken off, somebody may still be reading.
                spare.giveBack(content.blocks());
                return answer;
            });
        } catch (RejectedExecutionException e) {
            throw new IOException("the store is closed", e);
        }
    }

    /**
     * Waits for what one of them does.
     *
     * @param operation such as {@code store <key>}, for messages
     */
    <T> T await(Future<T> work, S3Bucket bucket, String operation) throws IOException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("can't " + operation + ": interrupted");
        } catch (CancellationException e) {
            throw new IOException("can't " + operation + ": the store is closed", e);
        } catch (ExecutionException e) {
            if (executor.isShutdown()) {
                // Its threads were interrupted, or met a client that is closed.
                throw new IOException("can't " + operation + ": the store is closed", e);
            }
            if (e.getCause() instanceof SdkException cause) {
                throw bucket.failed(operation, cause);
            }
            throw new IOException("can't " + operation, e.getCause());
        }
    }

    /** Waits for what one of them does no longer than this, and breaks it off then, or when interrupted; whether it was done. */
    static boolean end(Future<?> work, Duration patience) {
        try {
            return isDone(work, patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            // It is broken off.
        }
        try {
            // It may have been done just now, and can't be broken off then.
            return !work.cancel(true) && isDone(work, 0);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException("what has ended is not waited for", e);
        }
    }

    private static boolean isDone(Future<?> work, long millis) throws InterruptedException, TimeoutException {
        try {
            work.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | CancellationException e) {
            // What it was for is thrown away.
            return false;
        }
    }

    void close() {
        executor.shutdownNow().forEach(waiting -> ((Future<?>) waiting).cancel(false));
    }
}
