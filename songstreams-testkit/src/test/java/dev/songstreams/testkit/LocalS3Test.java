// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class LocalS3Test {

    @Test
    void storesAndListsObjectsOverTheRealProtocol() {
        try (LocalS3 s3 = LocalS3.start()) {
            s3.createBucket("lake");
            s3.createBucket("lake");
            put(s3, "date=2026-11-23/a b%é.json", "hello");
            assertThat(s3.client()
                            .getObjectAsBytes(r -> r.bucket("lake").key("date=2026-11-23/a b%é.json"))
                            .asUtf8String())
                    .isEqualTo("hello");
            assertThat(s3.client()
                            .listObjectsV2(r -> r.bucket("lake").prefix("date="))
                            .contents())
                    .singleElement()
                    .satisfies(o -> assertThat(o.key()).isEqualTo("date=2026-11-23/a b%é.json"));
        }
    }

    @Test
    void createsAnObjectOnlyIfItIsAbsent() {
        try (LocalS3 s3 = LocalS3.start()) {
            s3.createBucket("lake");
            put(s3, "entry", "first");
            assertThatThrownBy(() -> s3.client()
                            .putObject(
                                    r -> r.bucket("lake").key("entry").ifNoneMatch("*"),
                                    RequestBody.fromString("second")))
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
        }
    }

    @Test
    void aWrongSecretIsForbidden() {
        try (LocalS3 s3 = LocalS3.start();
                S3Client thief = S3Client.builder()
                        .endpointOverride(s3.endpoint())
                        .region(Region.of(s3.region()))
                        .credentialsProvider(StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(s3.accessKey(), "not the secret")))
                        .forcePathStyle(true)
                        .httpClientBuilder(Apache5HttpClient.builder())
                        .build()) {
            assertThatThrownBy(thief::listBuckets)
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void aDirectoryShowsTheObjectsAsFilesAndOutlivesTheServer(@TempDir Path directory) throws Exception {
        try (LocalS3 s3 = LocalS3.builder().directory(directory).start()) {
            s3.createBucket("lake");
            put(s3, "clean/a.csv", "1,2,3");
        }
        assertThat(Files.readString(directory.resolve("lake/clean/a.csv"))).isEqualTo("1,2,3");
        try (LocalS3 s3 = LocalS3.builder().directory(directory).start()) {
            assertThat(s3.client()
                            .getObjectAsBytes(r -> r.bucket("lake").key("clean/a.csv"))
                            .asUtf8String())
                    .isEqualTo("1,2,3");
        }
    }

    @Test
    void closesAtOnceThoughAConnectionIsOpen() throws Exception {
        LocalS3 s3 = LocalS3.start();
        s3.createBucket("lake");
        var open = s3.client().listBuckets();
        assertThat(open.buckets()).hasSize(1);
        long before = System.nanoTime();
        s3.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aTakenPortIsRefused() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> LocalS3.builder().port(port).start())
                    .hasMessageStartingWith("the local S3 did not start on port " + port + " (0: any): ");
        }
    }

    private static void put(LocalS3 s3, String key, String content) {
        s3.client().putObject(r -> r.bucket("lake").key(key), RequestBody.fromString(content));
    }
}
