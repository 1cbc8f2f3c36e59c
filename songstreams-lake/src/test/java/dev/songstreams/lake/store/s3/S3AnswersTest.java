// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import dev.songstreams.lake.store.StoreUnavailableException;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class S3AnswersTest {
    private static final ObjectKey KEY = ObjectKey.of("log", "1.json");
    private static final byte[] CONTENT = {1, 2, 3};
    private static final String BEGUN =
            "200 <InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>";

    @Test
    void asksAgainAfterAConflictUntilItIsDecided() throws IOException {
        String conflict = "409 ConditionalRequestConflict";
        try (ScriptedServer server = new ScriptedServer(conflict, conflict, "200", "412 PreconditionFailed");
                S3ObjectStore store = server.store().build()) {
            assertThat(store.createIfAbsent(KEY, CONTENT)).isTrue();
            assertThat(store.createIfAbsent(KEY, CONTENT)).isFalse();
            assertThat(server.requests())
                    .hasSize(4)
                    .allSatisfy(request ->
                            assertThat(request.getFirst("If-None-Match")).isEqualTo("*"));
        }
    }

    @Test
    void doesNotMindAServerThatStumbles() throws IOException {
        try (ScriptedServer server = new ScriptedServer("500 InternalError", "502", "200");
                S3ObjectStore store = server.store().build()) {
            store.put(KEY, CONTENT);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void sendsAnObjectAsItIsBehindItsChecksum() throws IOException {
        try (ScriptedServer server = new ScriptedServer("200", "200");
                S3ObjectStore store = server.store().build()) {
            store.put(KEY, CONTENT);
            store.createIfAbsent(KEY, CONTENT);
            assertThat(server.requests()).hasSize(2).allSatisfy(request -> {
                // The CRC-32 of 1, 2, 3 is 55bc801d.
                assertThat(request.getFirst("x-amz-checksum-crc32")).isEqualTo("VbyAHQ==");
                assertSentAsItIs(request);
            });
        }
    }

    @Test
    void sendsPartsAsTheyAreBehindTheirChecksums() throws IOException {
        try (ScriptedServer server = new ScriptedServer(BEGUN, "200", "200", "200");
                S3ObjectStore store = server.store().partBytes(5 << 20).build();
                ObjectOutput out = store.create(KEY)) {
            byte[] bytes = new byte[6 << 20];
            new Random(1).nextBytes(bytes);
            out.write(bytes);
            out.complete();
            assertThat(server.requests().get(0).getFirst("x-amz-checksum-algorithm"))
                    .isEqualTo("CRC32");
            assertThat(server.requests().subList(1, 3))
                    .allSatisfy(S3AnswersTest::assertSentAsItIs)
                    .extracting(request -> request.getFirst("x-amz-checksum-crc32"))
                    .containsExactlyInAnyOrder(crc32(bytes, 0, 5 << 20), crc32(bytes, 5 << 20, 1 << 20));
        }
    }

    private static void assertSentAsItIs(Headers request) {
        assertThat(request.getFirst("x-amz-trailer")).isNull();
        assertThat(request.getFirst("Content-Encoding")).isNull();
        assertThat(request.getFirst("x-amz-content-sha256")).doesNotContain("STREAMING");
    }

    private static String crc32(byte[] bytes, int offset, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, offset, length);
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(String.format("%08x", crc.getValue())));
    }

    @Test
    void anUploadThatFailsBehindAnAnswerOf200MayPass() throws IOException {
        String failed = "200 <Error><Code>InternalError</Code></Error>";
        try (ScriptedServer server = new ScriptedServer(BEGUN, "200", "200", failed);
                S3ObjectStore store = server.store()
                        .partBytes(5 << 20)
                        .patience(FaultyServer.patience(2, FaultyServer.LONG))
                        .build()) {
            ObjectOutput out = store.create(KEY);
            out.write(new byte[6 << 20]);
            assertThatThrownBy(out::complete)
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("InternalError");
        }
    }

    @Test
    void asksForTheEncryptionThatWasSet() throws IOException {
        try (ScriptedServer server = new ScriptedServer("200");
                S3ObjectStore plain = server.store().build();
                S3ObjectStore sseS3 =
                        server.store().encryption(S3Encryption.sseS3()).build();
                S3ObjectStore sseKms = server.store()
                        .encryption(S3Encryption.sseKms("alias/lake"))
                        .build()) {
            plain.put(KEY, CONTENT);
            sseS3.createIfAbsent(KEY, CONTENT);
            try (ObjectOutput out = sseKms.create(KEY)) {
                out.complete();
            }
            assertThat(server.requests())
                    .extracting(request -> request.getFirst("x-amz-server-side-encryption"))
                    .containsExactly(null, "AES256", "aws:kms");
            assertThat(server.requests().get(2).getFirst("x-amz-server-side-encryption-aws-kms-key-id"))
                    .isEqualTo("alias/lake");
        }
    }

    @Test
    void namesTheObjectThatCouldNotBeDeleted() throws IOException {
        String answer =
                "200 <DeleteResult><Error><Key>p/log/1.json</Key><Code>AccessDenied</Code></Error></DeleteResult>";
        try (ScriptedServer server = new ScriptedServer(answer);
                S3ObjectStore store = server.store().prefix("p").build()) {
            assertThatThrownBy(() -> store.delete(List.of(KEY, ObjectKey.of("log", "2.json"))))
                    .isInstanceOf(IOException.class)
                    .hasMessage("can't delete 1 of 2 objects under s3://lake-bucket/p at " + server.endpoint()
                            + ", the first of them p/log/1.json: AccessDenied");
        }
    }

    @Test
    void saysThatTheBucketIsElsewhere() throws IOException {
        try (ScriptedServer server = new ScriptedServer("301 PermanentRedirect");
                S3ObjectStore store = server.store().build()) {
            assertThatThrownBy(() -> store.put(KEY, CONTENT))
                    .isInstanceOf(IOException.class)
                    .hasMessageEndingWith("bucket lake-bucket is in another region; set AWS_REGION to it");
        }
    }

    @Test
    void abortsAnUploadOfWhichAPartIsRefused() throws IOException {
        try (ScriptedServer server = new ScriptedServer(BEGUN, "403 AccessDenied", "403 AccessDenied", "204");
                S3ObjectStore store = server.store().partBytes(5 << 20).build()) {
            ObjectOutput out = store.create(KEY);
            out.write(new byte[11_000_000]);
            assertThatThrownBy(out::complete)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("can't send a part of " + KEY)
                    .hasMessageContaining("the login was refused (AccessDenied)");
            out.close();
            // The beginning, two parts that were under way at once, and the abort, which comes last.
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void findsThatAnUploadIsCompleteWhoseAnswerWasLost() throws IOException {
        try (ScriptedServer server = new ScriptedServer(
                        BEGUN, "200", "200", "500 InternalError", "404 NoSuchUpload", "200 6000000");
                S3ObjectStore store = server.store().partBytes(5 << 20).build();
                ObjectOutput out = store.create(KEY)) {
            out.write(new byte[6_000_000]);
            out.complete();
            assertThat(server.requests()).hasSize(6);
        }
    }

    @Test
    void failsWhereAnUploadVanishedBeforeItWasComplete() throws IOException {
        try (ScriptedServer server = new ScriptedServer(BEGUN, "200", "200", "404 NoSuchUpload", "404", "204");
                S3ObjectStore store = server.store().partBytes(5 << 20).build();
                ObjectOutput out = store.create(KEY)) {
            out.write(new byte[6_000_000]);
            assertThatThrownBy(out::complete)
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage("can't complete the upload of " + KEY + " under s3://lake-bucket at "
                            + server.endpoint() + ": the upload is gone (NoSuchUpload), by a sweep or by a lifecycle"
                            + " rule of the bucket; what it held has to be written anew");
        }
    }
}
