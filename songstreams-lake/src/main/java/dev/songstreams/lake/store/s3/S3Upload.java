// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import dev.songstreams.lake.store.ObjectKey;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** An object under way in parts. Used by one thread; the parts are sent by others. */
final class S3Upload {
    private static final int MAX_PARTS = 10_000;

    /** S3's tag of an object that was sent in parts says how many they were. */
    private static final Pattern PARTS_IN_TAG = Pattern.compile("\"?[^\"]*-(\\d+)\"?");

    private final S3Bucket bucket;
    private final ObjectKey key;
    private final String uploadId;
    private final UploadThreads threads;
    private final PartsInFlight parts;
    private final AtomicLong heldBytes = new AtomicLong();
    private long bytesSent;

    private S3Upload(S3Bucket bucket, ObjectKey key, String uploadId, UploadThreads threads) {
        this.bucket = bucket;
        this.key = key;
        this.uploadId = uploadId;
        this.threads = threads;
        this.parts = new PartsInFlight(bucket, key, threads);
    }

    static S3Upload begin(S3Bucket bucket, ObjectKey key, UploadThreads threads) throws IOException {
        CreateMultipartUploadRequest.Builder request = CreateMultipartUploadRequest.builder()
                .bucket(bucket.name())
                .key(bucket.whole(key))
                .checksumAlgorithm(ChecksumAlgorithm.CRC32);
        try {
            String id = bucket.client()
                    .createMultipartUpload(bucket.encryption().on(request).build())
                    .uploadId();
            return new S3Upload(bucket, key, id, threads);
        } catch (SdkException e) {
            throw bucket.failed("begin the upload of " + key, e);
        }
    }

    /** Sends what waits as the next part. Waits while two parts are under way. */
    void send(WaitingBytes waiting) throws IOException {
        int number = parts.awaitRoom();
        if (number > MAX_PARTS) {
            throw new IOException(key + " is larger than the " + MAX_PARTS + " parts S3 takes; choose greater parts");
        }
        S3Content content = waiting.take();
        long held = content.heldBytes();
        bytesSent += content.length();
        heldBytes.addAndGet(held);
        parts.add(threads.send(content, () -> {
            CompletedPart part = upload(number, content);
            heldBytes.addAndGet(-held);
            return part;
        }));
    }

    /** Bytes of memory that its parts under way take. */
    long heldBytes() {
        return heldBytes.get();
    }

    /** Makes the parts an object. */
    void complete() throws IOException {
        List<CompletedPart> done = parts.awaitAll();
        try {
            bucket.client()
                    .completeMultipartUpload(request -> request.bucket(bucket.name())
                            .key(bucket.whole(key))
                            .uploadId(uploadId)
                            .overrideConfiguration(bucket.patience().upload().override())
                            .multipartUpload(upload -> upload.parts(done)));
        } catch (NoSuchUploadException e) {
            // The answer to a first attempt may have been lost, and a further
            // one found the upload gone: being complete.
            if (!isStored(done.size())) {
                throw bucket.failed("complete the upload of " + key, e);
            }
        } catch (SdkException e) {
            throw bucket.failed("complete the upload of " + key, e);
        }
    }

    /**
     * Throws the parts away. Those under way are awaited first, since they might outlive the upload, but not for long: what stays
     * is found by a sweep.
     */
    void abort() throws IOException {
        parts.end(bucket.patience().farewell().call());
        try {
            bucket.client()
                    .abortMultipartUpload(request -> request.bucket(bucket.name())
                            .key(bucket.whole(key))
                            .uploadId(uploadId)
                            .overrideConfiguration(bucket.patience().farewell().override()));
        } catch (NoSuchUploadException e) {
            // Somebody else has aborted it, or it was completed and the answer was lost.
        } catch (SdkException e) {
            throw bucket.failed("abort the upload of " + key, e);
        }
    }

    private CompletedPart upload(int number, S3Content content) {
        UploadPartResponse part = bucket.client()
                .uploadPart(
                        request -> request.bucket(bucket.name())
                                .key(bucket.whole(key))
                                .uploadId(uploadId)
                                .overrideConfiguration(
                                        bucket.patience().upload().override())
                                .partNumber(number)
                                .checksumCRC32(content.crc32()),
                        content.body());
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(part.eTag())
                .checksumCRC32(part.checksumCRC32())
                .build();
    }

    /** Whether there is an object that can only be of this upload: of this unique key, as long, and made of as many parts. */
    private boolean isStored(int count) throws IOException {
        try {
            HeadObjectResponse stored = bucket.client()
                    .headObject(request -> request.bucket(bucket.name()).key(bucket.whole(key)));
            Matcher tag = PARTS_IN_TAG.matcher(String.valueOf(stored.eTag()));
            return stored.contentLength() == bytesSent
                    && (!tag.matches() || tag.group(1).equals(String.valueOf(count)));
        } catch (NoSuchKeyException e) {
            return false;
        } catch (SdkException e) {
            throw bucket.failed("find out whether " + key + " is stored", e);
        }
    }
}
