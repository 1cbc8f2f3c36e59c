// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import dev.songstreams.lake.store.ObjectKey;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** The parts of an upload that are being sent by other threads, and those that have been, in order. Used by one thread. */
final class PartsInFlight {
    private static final int MAX_PARTS = 2;

    private final S3Bucket bucket;
    private final ObjectKey key;
    private final UploadThreads threads;
    private final Deque<Future<CompletedPart>> inFlight = new ArrayDeque<>();
    private final List<CompletedPart> done = new ArrayList<>();

    PartsInFlight(S3Bucket bucket, ObjectKey key, UploadThreads threads) {
        this.bucket = bucket;
        this.key = key;
        this.threads = threads;
    }

    /** Waits until there is room for another part, and returns its number. */
    int awaitRoom() throws IOException {
        if (inFlight.size() == MAX_PARTS) {
            awaitFirst();
        }
        return done.size() + inFlight.size() + 1;
    }

    void add(Future<CompletedPart> part) {
        inFlight.add(part);
    }

    /** Waits for all parts. */
    List<CompletedPart> awaitAll() throws IOException {
        while (!inFlight.isEmpty()) {
            awaitFirst();
        }
        return done;
    }

    /** Waits for each part that is under way no longer than this, and breaks it off then. */
    void end(Duration patience) {
        inFlight.forEach(part -> UploadThreads.end(part, patience));
    }

    private void awaitFirst() throws IOException {
        done.add(threads.await(inFlight.element(), bucket, "send a part of " + key));
        inFlight.remove();
    }
}
