// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectStoreContract;
import dev.songstreams.testkit.LocalS3;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;

class S3ObjectStoreTest extends ObjectStoreContract {
    private static final String BUCKET = "lake-bucket";
    private static final ObjectKey KEY = ObjectKey.of("clean", "x.parquet");

    private static LocalS3 server;
    private String prefix;
    private S3ObjectStore store;

    @BeforeAll
    static void startServer() {
        server = LocalS3.start();
        server.createBucket(BUCKET);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void openStore() {
        prefix = "a lake/" + UUID.randomUUID();
        store = builder(BUCKET).prefix(prefix).partBytes(5 << 20).build();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private static S3ObjectStoreBuilder builder(String bucket) {
        return builder(bucket, server.secretKey());
    }

    private static S3ObjectStoreBuilder builder(String bucket, String secretKey) {
        return S3ObjectStore.builder(bucket)
                .endpoint(server.endpoint())
                .region(server.region())
                .credentials(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(server.accessKey(), secretKey)));
    }

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Override
    protected int moreThanAPage() {
        return 1_234;
    }

    @Test
    void keepsAllObjectsUnderItsPrefix() throws IOException {
        server.client().putObject(r -> r.bucket(BUCKET).key(prefix + "-beside/x"), RequestBody.fromString("x"));
        server.client().putObject(r -> r.bucket(BUCKET).key(prefix + "/folder/"), RequestBody.empty());
        store.put(KEY, bytes("y"));
        assertThat(list("", null)).containsExactly(KEY.path());
        assertThat(server.client()
                        .getObjectAsBytes(r -> r.bucket(BUCKET).key(prefix + "/" + KEY))
                        .asUtf8String())
                .isEqualTo("y");
        assertThat(store.root()).hasToString("s3://" + BUCKET + "/" + prefix.replace(" ", "%20"));
    }

    @Test
    void worksInAWholeBucket() throws IOException {
        server.createBucket("whole-bucket");
        try (S3ObjectStore whole = builder("whole-bucket").build()) {
            whole.put(KEY, bytes("x"));
            assertThat(whole.list("", null).map(object -> object.key().path())).containsExactly(KEY.path());
            assertThat(whole.root()).hasToString("s3://whole-bucket");
        }
    }

    @Test
    void verifiesABucketThatIsThere() throws IOException {
        store.verify();
    }

    @Test
    void saysThatTheBucketDoesNotExist() {
        String message = "bucket no-bucket does not exist at " + server.endpoint() + "; create it or choose another";
        try (S3ObjectStore missing = builder("no-bucket").prefix("p").build()) {
            assertThatThrownBy(missing::verify).isInstanceOf(IOException.class).hasMessage(message);
            assertThatThrownBy(() -> missing.put(KEY, bytes("x")))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "can't store " + KEY + " under s3://no-bucket/p at " + server.endpoint() + ": " + message);
            assertThatThrownBy(() -> missing.createIfAbsent(KEY, bytes("x")))
                    .isInstanceOf(IOException.class)
                    .hasMessageEndingWith(message);
            assertThatThrownBy(() -> missing.read(KEY))
                    .isInstanceOf(IOException.class)
                    .hasMessageEndingWith(message);
            assertThatThrownBy(() -> missing.list("", null).count()).hasMessageContaining(message);
        }
    }

    @Test
    void saysThatTheLoginWasRefused() {
        try (S3ObjectStore refused = builder(BUCKET, "not the secret").build()) {
            assertThatThrownBy(() -> refused.put(KEY, bytes("x")))
                    .isInstanceOf(IOException.class)
                    .hasMessage("can't store " + KEY + " under s3://" + BUCKET + " at " + server.endpoint()
                            + ": the login was refused (SignatureDoesNotMatch); check AWS_ACCESS_KEY_ID and"
                            + " AWS_SECRET_ACCESS_KEY or the profile, and what that login may do with bucket "
                            + BUCKET);
            assertThatThrownBy(refused::verify)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("can't use the bucket")
                    .hasMessageContaining("the login was refused")
                    .hasMessageNotContaining("not the secret");
        }
    }

    @Test
    void saysThatNothingAnswers() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        try (S3ObjectStore unreachable = builder(BUCKET).endpoint(endpoint).build()) {
            assertThatThrownBy(unreachable::verify)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("can't use the bucket under s3://" + BUCKET + " at " + endpoint
                            + ": nothing answers there (")
                    .hasMessageEndingWith("); check the endpoint and that the server runs");
        }
    }

    @Test
    void letsGoOfAnObjectThatIsReadOnlyInPart() throws IOException {
        try (ObjectOutput out = store.create(KEY)) {
            out.write(new byte[12_000_000]);
            out.complete();
        }
        for (int i = 0; i < 100; i++) {
            try (InputStream in = store.open(KEY)) {
                assertThat(in.read()).isZero();
            }
        }
    }

    @Test
    void holdsNoMoreThanThreePartsInMemory() throws IOException {
        try (ObjectOutput out = store.create(KEY)) {
            assertThat(out.memoryBytes()).isZero();
            for (int i = 0; i < 500; i++) {
                out.write(new byte[100_000]);
                assertThat(out.memoryBytes()).isLessThanOrEqualTo(3L * (5 << 20));
            }
            out.complete();
            assertThat(out.memoryBytes()).isZero();
        }
        assertThat(store.read(KEY)).hasSize(50_000_000);
    }

    @Test
    void refusesToWriteOnAfterTheEnd() throws IOException {
        ObjectOutput out = store.create(KEY);
        out.close();
        assertThatThrownBy(() -> out.write(1)).hasMessage("the output of " + KEY + " is closed");
        assertThatThrownBy(out::complete).hasMessage("the output of " + KEY + " is closed");
    }
}
