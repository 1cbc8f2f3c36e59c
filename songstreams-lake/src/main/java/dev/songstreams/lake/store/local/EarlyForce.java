// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Forces what was written to a large file while more is written, on another thread, so that little is left to wait for at the file's
 * end. A system may report a failure to write to one force alone, so one that was met here is thrown at the {@link #end}. For one thread.
 */
final class EarlyForce {
    /** Forces a file. */
    interface Force {
        void run() throws IOException;
    }

    /** Enough that the disk is written to in long runs; smaller files are forced at their end alone. */
    private static final long STEP_BYTES = 8 << 20;

    private final Force force;
    private final Executor threads;
    private long unforcedBytes;
    private @Nullable CompletableFuture<@Nullable Void> running;

    EarlyForce(Force force, Executor threads) {
        this.force = force;
        this.threads = threads;
    }

    /** So many more bytes were written. */
    void wrote(int bytes) throws IOException {
        unforcedBytes += bytes;
        if (unforcedBytes >= STEP_BYTES && (running == null || running.isDone())) {
            end();
            unforcedBytes = 0;
            begin();
        }
    }

    private void begin() {
        try {
            running = CompletableFuture.runAsync(this::run, threads);
        } catch (RejectedExecutionException e) {
            // The store was closed; the end of the file forces all.
        }
    }

    private void run() {
        try {
            force.run();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /** Waits until nothing is being forced; throws what failed before. */
    void end() throws IOException {
        CompletableFuture<@Nullable Void> last = running;
        if (last == null) {
            return;
        }
        try {
            last.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    /** Waits until nothing is being forced, whatever came of it. */
    void await() {
        if (running != null) {
            running.handle((done, failure) -> null).join();
        }
    }
}
