// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.StoreUnavailableException;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/** Removes objects, and what was never finished. */
final class S3Cleaner {
    /** As many as S3 deletes in one request. */
    private static final int BATCH = 1000;

    /** What the server says of single objects when it is in trouble itself. */
    private static final Set<String> PASSING =
            Set.of("InternalError", "SlowDown", "ServiceUnavailable", "OperationAborted");

    private S3Cleaner() {}

    static void delete(S3Bucket bucket, Collection<ObjectKey> keys) throws IOException {
        List<ObjectIdentifier> objects = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(bucket.whole(key)).build())
                .toList();
        for (int from = 0; from < objects.size(); from += BATCH) {
            deleteBatch(bucket, objects.subList(from, Math.min(from + BATCH, objects.size())));
        }
    }

    private static void deleteBatch(S3Bucket bucket, List<ObjectIdentifier> objects) throws IOException {
        List<S3Error> errors;
        try {
            errors = bucket.client()
                    .deleteObjects(request -> request.bucket(bucket.name())
                            .delete(delete -> delete.objects(objects).quiet(true)))
                    .errors();
        } catch (SdkException e) {
            throw bucket.failed("delete " + objects.size() + " objects", e);
        }
        if (!errors.isEmpty()) {
            throw refused(bucket, errors, objects.size());
        }
    }

    private static IOException refused(S3Bucket bucket, List<S3Error> errors, int asked) {
        S3Error first = errors.get(0);
        String message = "can't delete " + errors.size() + " of " + asked + " objects under "
                + bucket.location().uri() + " at " + bucket.server() + ", the first of them " + first.key() + ": "
                + first.code();
        return errors.stream().allMatch(error -> PASSING.contains(error.code()))
                ? new StoreUnavailableException(message, null)
                : new IOException(message);
    }

    /** Aborts the uploads under that prefix that were begun before, and returns how many. */
    static int abortUploads(S3Bucket bucket, String prefix, Instant before) throws IOException {
        int aborted = 0;
        try {
            for (MultipartUpload upload : uploads(bucket, prefix)) {
                if (upload.initiated().isBefore(before) && abort(bucket, upload)) {
                    aborted++;
                }
            }
        } catch (SdkException e) {
            throw bucket.failed("remove unfinished uploads of " + prefix, e);
        }
        return aborted;
    }

    private static Iterable<MultipartUpload> uploads(S3Bucket bucket, String prefix) {
        return bucket.client()
                .listMultipartUploadsPaginator(request ->
                        request.bucket(bucket.name()).prefix(bucket.location().whole(prefix)))
                .uploads();
    }

    private static boolean abort(S3Bucket bucket, MultipartUpload upload) {
        try {
            bucket.client()
                    .abortMultipartUpload(request ->
                            request.bucket(bucket.name()).key(upload.key()).uploadId(upload.uploadId()));
            return true;
        } catch (NoSuchUploadException e) {
            return false;
        }
    }
}
