// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import dev.songstreams.lake.store.ObjectKey;
import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Creates objects with a conditional PUT. */
final class S3Creator {
    private static final int PRECONDITION_FAILED = 412;

    private S3Creator() {}

    /**
     * Stores an object if there is none of that key, and returns whether it did. A conflict, which decides nothing, is tried
     * again by the client.
     */
    static boolean createIfAbsent(S3Bucket bucket, ObjectKey key, byte[] content) throws IOException {
        S3Content stored = S3Content.of(content);
        PutObjectRequest request =
                bucket.putRequest(key, stored).ifNoneMatch("*").build();
        try {
            bucket.client().putObject(request, stored.body());
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                return false;
            }
            throw bucket.failed("create " + key, e);
        } catch (SdkException e) {
            throw bucket.failed("create " + key, e);
        }
    }
}
