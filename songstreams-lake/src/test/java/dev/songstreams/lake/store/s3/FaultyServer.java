// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import dev.songstreams.testkit.LocalS3;
import dev.songstreams.testkit.faults.S3Faults;
import java.time.Duration;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A bucket of its own on a server, seen through a proxy that breaks what it is told to, and directly. */
final class FaultyServer implements AutoCloseable {
    static final int ATTEMPTS = 4;

    /** So long that a busy machine doesn't reach it, unless a test is about not being answered. */
    static final Duration LONG = Duration.ofSeconds(30);

    final S3Faults faults;
    final String bucket = "lake-" + UUID.randomUUID();
    private final LocalS3 server;

    FaultyServer(LocalS3 server) {
        this.server = server;
        this.faults = S3Faults.before(server.endpoint());
        server.createBucket(bucket);
    }

    /** A store that tries everything four times, with hardly a pause. */
    S3ObjectStoreBuilder store() {
        return direct().endpoint(faults.endpoint()).patience(patience(ATTEMPTS, LONG));
    }

    /** A store that sees no fault. */
    S3ObjectStoreBuilder direct() {
        return S3ObjectStore.builder(bucket)
                .endpoint(server.endpoint())
                .region(server.region())
                .credentials(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(server.accessKey(), server.secretKey())))
                .partBytes(5 << 20);
    }

    int unfinishedUploads() {
        return server.client()
                .listMultipartUploads(request -> request.bucket(bucket))
                .uploads()
                .size();
    }

    static S3Patience patience(int attempts, Duration attempt) {
        S3Deadline deadline = new S3Deadline(attempt, attempt.multipliedBy(attempts));
        return new S3Patience(
                LONG,
                LONG,
                deadline,
                deadline,
                deadline,
                attempts,
                Duration.ofMillis(2),
                Duration.ofMillis(4),
                Duration.ofMillis(10));
    }

    @Override
    public void close() {
        faults.close();
    }
}
