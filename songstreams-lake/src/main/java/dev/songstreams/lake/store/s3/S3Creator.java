// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import dev.songstreams.lake.store.ObjectKey;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Creates objects with a conditional PUT. */
final class S3Creator {
    private static final int PRECONDITION_FAILED = 412;

    /** ConditionalRequestConflict: another write of this key is under way, and nothing was decided. */
    private static final int CONFLICT = 409;

    private static final int MAX_ATTEMPTS = 12;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 3_000;

    private final S3Bucket bucket;

    S3Creator(S3Bucket bucket) {
        this.bucket = bucket;
    }

    /** Stores an object if there is none of that key, and returns whether it did. */
    boolean createIfAbsent(ObjectKey key, byte[] content) throws IOException {
        PutObjectRequest request = bucket.putRequest(key).ifNoneMatch("*").build();
        for (int attempt = 1; ; attempt++) {
            try {
                bucket.client().putObject(request, S3Bucket.body(content, content.length));
                return true;
            } catch (S3Exception e) {
                if (e.statusCode() == PRECONDITION_FAILED) {
                    return false;
                }
                if (e.statusCode() != CONFLICT || attempt == MAX_ATTEMPTS) {
                    throw bucket.failed("create " + key, e);
                }
                pause(attempt, key);
            } catch (SdkException e) {
                throw bucket.failed("create " + key, e);
            }
        }
    }

    /** Waits longer each time, and not as long as the rivals. */
    private static void pause(int attempt, ObjectKey key) throws InterruptedIOException {
        long longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << attempt);
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while creating " + key);
        }
    }
}
