// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import dev.songstreams.lake.store.ObjectKey;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** An object under way in parts. Used by one thread; the parts are sent by others. */
final class S3Upload {
    private static final int MAX_PARTS_IN_FLIGHT = 2;
    private static final int MAX_PARTS = 10_000;

    private final S3Bucket bucket;
    private final ObjectKey key;
    private final String uploadId;
    private final UploadThreads threads;
    private final Deque<Future<CompletedPart>> inFlight = new ArrayDeque<>();
    private final List<CompletedPart> done = new ArrayList<>();
    private final AtomicLong bytesInFlight = new AtomicLong();
    private long bytesSent;

    private S3Upload(S3Bucket bucket, ObjectKey key, String uploadId, UploadThreads threads) {
        this.bucket = bucket;
        this.key = key;
        this.uploadId = uploadId;
        this.threads = threads;
    }

    static S3Upload begin(S3Bucket bucket, ObjectKey key, UploadThreads threads) throws IOException {
        CreateMultipartUploadRequest.Builder request =
                CreateMultipartUploadRequest.builder().bucket(bucket.name()).key(bucket.whole(key));
        try {
            String id = bucket.client()
                    .createMultipartUpload(bucket.encryption().on(request).build())
                    .uploadId();
            return new S3Upload(bucket, key, id, threads);
        } catch (SdkException e) {
            throw bucket.failed("begin the upload of " + key, e);
        }
    }

    /** Sends the next part, from this array, which now belongs to the upload. Waits while two parts are under way. */
    void send(byte[] bytes, int length) throws IOException {
        if (inFlight.size() == MAX_PARTS_IN_FLIGHT) {
            awaitFirst();
        }
        int number = done.size() + inFlight.size() + 1;
        if (number > MAX_PARTS) {
            throw new IOException(key + " is larger than the " + MAX_PARTS + " parts S3 takes; choose greater parts");
        }
        bytesSent += length;
        bytesInFlight.addAndGet(bytes.length);
        inFlight.add(threads.submit(() -> {
            try {
                return upload(number, bytes, length);
            } finally {
                bytesInFlight.addAndGet(-bytes.length);
            }
        }));
    }

    long bytesInFlight() {
        return bytesInFlight.get();
    }

    /** Makes the parts an object. */
    void complete() throws IOException {
        while (!inFlight.isEmpty()) {
            awaitFirst();
        }
        try {
            bucket.client()
                    .completeMultipartUpload(request -> request.bucket(bucket.name())
                            .key(bucket.whole(key))
                            .uploadId(uploadId)
                            .multipartUpload(upload -> upload.parts(done)));
        } catch (NoSuchUploadException e) {
            // The answer to a first attempt was lost, and the SDK's second finds the upload gone: because it is
            // complete.
            if (!isStored()) {
                throw bucket.failed("complete the upload of " + key, e);
            }
        }
    }

    /** Throws the parts away. Those under way are awaited first: they would outlive the upload. */
    void abort() throws IOException {
        for (Future<CompletedPart> part : inFlight) {
            awaitQuietly(part);
        }
        try {
            bucket.client()
                    .abortMultipartUpload(request ->
                            request.bucket(bucket.name()).key(bucket.whole(key)).uploadId(uploadId));
        } catch (NoSuchUploadException e) {
            // Somebody else has aborted it, or it was completed and the answer was lost.
        } catch (SdkException e) {
            throw bucket.failed("abort the upload of " + key, e);
        }
    }

    private CompletedPart upload(int number, byte[] bytes, int length) {
        UploadPartResponse part = bucket.client()
                .uploadPart(
                        request -> request.bucket(bucket.name())
                                .key(bucket.whole(key))
                                .uploadId(uploadId)
                                .partNumber(number),
                        S3Bucket.body(bytes, length));
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(part.eTag())
                .checksumCRC32(part.checksumCRC32())
                .build();
    }

    private boolean isStored() {
        return bucket.client()
                        .headObject(request -> request.bucket(bucket.name()).key(bucket.whole(key)))
                        .contentLength()
                == bytesSent;
    }

    private void awaitFirst() throws IOException {
        Future<CompletedPart> first = inFlight.element();
        try {
            done.add(first.get());
            inFlight.remove();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while storing " + key);
        } catch (CancellationException e) {
            throw new IOException("can't send a part of " + key + ": the store is closed", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SdkException cause) {
                throw bucket.failed("send a part of " + key, cause);
            }
            throw new IOException("can't send a part of " + key, e.getCause());
        }
    }

    private static void awaitQuietly(Future<CompletedPart> part) {
        try {
            part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | CancellationException e) {
            // It is thrown away.
        }
    }
}
