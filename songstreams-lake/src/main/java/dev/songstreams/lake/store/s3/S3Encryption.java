// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** With which key S3 encrypts new objects. Immutable. */
public final class S3Encryption {
    private static final S3Encryption BUCKET_DEFAULT = new S3Encryption(null, null);

    private final @Nullable ServerSideEncryption algorithm;
    private final @Nullable String kmsKeyId;

    private S3Encryption(@Nullable ServerSideEncryption algorithm, @Nullable String kmsKeyId) {
        this.algorithm = algorithm;
        this.kmsKeyId = kmsKeyId;
    }

    /** As the bucket is configured; requests say nothing. */
    public static S3Encryption bucketDefault() {
        return BUCKET_DEFAULT;
    }

    /** SSE-S3: a key that S3 keeps. */
    public static S3Encryption sseS3() {
        return new S3Encryption(ServerSideEncryption.AES256, null);
    }

    /**
     * SSE-KMS: a key that AWS KMS keeps.
     *
     * @param keyId the key's id, ARN or alias
     */
    public static S3Encryption sseKms(String keyId) {
        if (keyId.isBlank()) {
            throw new IllegalArgumentException("SSE-KMS needs the id, ARN or alias of a key");
        }
        return new S3Encryption(ServerSideEncryption.AWS_KMS, keyId);
    }

    PutObjectRequest.Builder on(PutObjectRequest.Builder request) {
        return request.serverSideEncryption(algorithm).ssekmsKeyId(kmsKeyId);
    }

    CreateMultipartUploadRequest.Builder on(CreateMultipartUploadRequest.Builder request) {
        return request.serverSideEncryption(algorithm).ssekmsKeyId(kmsKeyId);
    }

    @Override
    public String toString() {
        return algorithm == null ? "bucket default" : algorithm.toString();
    }
}
