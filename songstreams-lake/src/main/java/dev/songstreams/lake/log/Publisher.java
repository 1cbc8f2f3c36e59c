// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Gets one entry into its slot of the log, and finds out who holds the slot then. */
final class Publisher {
    private static final int ATTEMPTS = 6;
    private final TopicLog log;
    private final Duration firstPause;

    Publisher(TopicLog log, Duration firstPause) {
        this.log = log;
        this.firstPause = firstPause;
    }

    /**
     * The entry that holds the slot after the attempt: this one, or another writer's.
     *
     * @throws IOException if no answer was to be had: then the entry may or may not be there, and nothing that it names may
     *     be deleted
     */
    LogEntry publish(LogEntry entry) throws IOException {
        IOException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                pause(attempt);
            }
            try {
                // The identical bytes each time: a repeated request that finds our own entry has won as well.
                return log.create(entry) ? entry : log.read(entry.sequence());
            } catch (LakeFormatException e) {
                throw e;
            } catch (IOException e) {
                if (last != null) {
                    e.addSuppressed(last);
                }
                last = e;
            }
        }
        throw new IOException(
                "it is not known whether entry " + entry.sequence() + " (" + entry.id() + ") of " + log.topic()
                        + " was written, after " + ATTEMPTS + " attempts; its files were left where they are",
                last);
    }

    /** Doubles with each attempt, with jitter, so that many writers do not come back together. */
    private void pause(int attempt) throws IOException {
        long most = firstPause.toMillis() << (attempt - 1);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing to the log", e);
        }
    }
}
