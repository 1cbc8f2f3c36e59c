// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import dev.songstreams.lake.store.ObjectKey;
import java.io.IOException;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** An object that is stored by a single request. Used by one thread; another sends it. */
final class S3Put {
    private final S3Bucket bucket;
    private final ObjectKey key;
    private final UploadThreads threads;
    private final long heldBytes;
    private final Future<PutObjectResponse> sending;

    private S3Put(
            S3Bucket bucket, ObjectKey key, UploadThreads threads, long heldBytes, Future<PutObjectResponse> sending) {
        this.bucket = bucket;
        this.key = key;
        this.threads = threads;
        this.heldBytes = heldBytes;
        this.sending = sending;
    }

    /** Stores these bytes, whose memory now belongs to the request. */
    static S3Put begin(S3Bucket bucket, ObjectKey key, UploadThreads threads, S3Content content) throws IOException {
        PutObjectRequest request = bucket.putRequest(key, content)
                .overrideConfiguration(bucket.patience().upload().override())
                .build();
        return new S3Put(
                bucket,
                key,
                threads,
                content.heldBytes(),
                threads.send(content, () -> bucket.client().putObject(request, content.body())));
    }

    long heldBytes() {
        return sending.isDone() ? 0 : heldBytes;
    }

    void complete() throws IOException {
        threads.await(sending, bucket, "store " + key);
    }

    /**
     * Throws the object away. The request is awaited first, since it might outlive the removal, but not for long. What may have come
     * of one that failed, its failure has told of.
     *
     * @throws IOException if the object may stay
     */
    void abort() throws IOException {
        if (UploadThreads.end(sending, bucket.patience().farewell().call())) {
            delete();
        } else if (sending.isCancelled()) {
            throw new IOException("it is not known whether " + key + " under "
                    + bucket.location().uri() + " is stored: sending it was broken off");
        }
    }

    private void delete() throws IOException {
        try {
            bucket.client()
                    .deleteObject(request -> request.bucket(bucket.name())
                            .key(bucket.whole(key))
                            .overrideConfiguration(bucket.patience().farewell().override()));
        } catch (SdkException e) {
            throw bucket.failed("delete " + key, e);
        }
    }
}
