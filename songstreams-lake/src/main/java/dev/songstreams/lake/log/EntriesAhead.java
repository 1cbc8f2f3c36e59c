// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Entries of a log in their order, some of which are read before they are asked for, several beside each other: from a store that is
 * far, a long log would take hours one by one. Used by one thread.
 */
final class EntriesAhead implements AutoCloseable {
    /** Reads an entry. */
    interface Reader {
        LogEntry read(long sequence) throws IOException;
    }

    private static final int THREADS = 8;
    private static final int MOST_AHEAD = 4 * THREADS;

    private final Reader reader;
    private final long last;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, EntriesAhead::thread);
    private final Queue<Future<LogEntry>> ahead = new ArrayDeque<>();
    private long begun;

    /** The entries from one sequence to another. */
    EntriesAhead(Reader reader, long first, long last) {
        this.reader = reader;
        this.last = last;
        this.begun = first - 1;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "songstreams-log-read");
        thread.setDaemon(true);
        return thread;
    }

    /** The next entry, of which there must be one. */
    LogEntry next() throws IOException {
        while (begun < last && ahead.size() < MOST_AHEAD) {
            long sequence = ++begun;
            ahead.add(threads.submit(() -> reader.read(sequence)));
        }
        try {
            return ahead.remove().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IOException("an entry of the log can't be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a log was read");
        }
    }

    /** Breaks off what is still being read. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
