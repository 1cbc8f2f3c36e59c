// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes blocks of a store's files to the disk while their writers go on, from buffers outside the heap that lie as a disk can read
 * them. Who brings blocks faster than the disk takes them waits. Thread-safe.
 */
final class BlockWriter implements AutoCloseable {
    /** Writes a block, from the buffer's beginning to its limit. */
    interface Task {
        void write(ByteBuffer block) throws IOException;
    }

    /** Buffers must begin at a multiple of a disk's block, which is no larger than this nearly everywhere. */
    private static final int ALIGNMENT = 4096;

    /** Larger ones make whole runs no faster, and arrays of this length are no burden to the collector, whatever the heap. */
    static final int BLOCK_BYTES = 63 * ALIGNMENT;

    /** A disk that is written to by more at once is hardly faster. */
    private static final int THREADS = 2;

    /** One more for each thread, so that it finds the next block when it has written one. */
    private static final int BUFFERS = 2 * THREADS;

    private final ThreadPoolExecutor threads;
    private final Semaphore free = new Semaphore(BUFFERS);
    private final ConcurrentLinkedQueue<ByteBuffer> spare = new ConcurrentLinkedQueue<>();
    private volatile boolean direct = true;

    BlockWriter() {
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), BlockWriter::thread);
        threads.allowCoreThreadTimeOut(true);
        // Of a store that was closed, what is open can still be written to its end.
        threads.setRejectedExecutionHandler((task, closed) -> task.run());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "songstreams-disk");
        thread.setDaemon(true);
        return thread;
    }

    /** Whether files of this store can be written past the system's cache, as far as is known. */
    boolean isDirect() {
        return direct;
    }

    /** None of them can, as has turned out. */
    void withoutDirect() {
        direct = false;
    }

    /** Begins to write a copy of a block; the result fails with a {@link CompletionException} of what the task throws. */
    CompletableFuture<@Nullable Void> write(byte[] block, Task task) {
        ByteBuffer copy = take().put(block).flip();
        return CompletableFuture.runAsync(() -> run(task, copy), threads);
    }

    private ByteBuffer take() {
        free.acquireUninterruptibly();
        ByteBuffer buffer = spare.poll();
        if (buffer != null) {
            return buffer.clear();
        }
        try {
            return ByteBuffer.allocateDirect(BLOCK_BYTES + ALIGNMENT).alignedSlice(ALIGNMENT);
        } catch (OutOfMemoryError e) {
            // There may be some when it is tried again; that must not wait for a buffer that is not there.
            free.release();
            throw e;
        }
    }

    private void run(Task task, ByteBuffer block) {
        try {
            task.write(block);
        } catch (IOException e) {
            throw new CompletionException(e);
        } finally {
            spare.add(block);
            free.release();
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
