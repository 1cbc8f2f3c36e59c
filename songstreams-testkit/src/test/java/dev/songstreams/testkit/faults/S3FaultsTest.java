// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.testkit.LocalS3;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

@Timeout(60)
class S3FaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static LocalS3 server;
    private S3Faults faults;
    private S3Client client;

    @BeforeAll
    static void startServer() {
        server = LocalS3.start();
        server.createBucket("lake");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void startProxy() {
        faults = S3Faults.before(server.endpoint());
        // Tries everything once.
        client = S3Client.builder()
                .endpointOverride(faults.endpoint())
                .region(Region.of(server.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(server.accessKey(), server.secretKey())))
                .forcePathStyle(true)
                .httpClientBuilder(Apache5HttpClient.builder())
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .build();
        for (S3Object object :
                server.client().listObjectsV2(r -> r.bucket("lake")).contents()) {
            server.client().deleteObject(r -> r.bucket("lake").key(object.key()));
        }
    }

    @AfterEach
    void stopProxy() {
        client.close();
        faults.close();
    }

    @Test
    void passesEverythingOnAndNotesIt() {
        put("a/x", "hello");
        assertThat(client.getObjectAsBytes(r -> r.bucket("lake").key("a/x")).asUtf8String())
                .isEqualTo("hello");
        assertThat(client.headObject(r -> r.bucket("lake").key("a/x")).contentLength())
                .isEqualTo(5);
        assertThat(client.listObjectsV2(r -> r.bucket("lake").prefix("a/")).contents())
                .hasSize(1);
        assertThatThrownBy(() -> client.getObject(r -> r.bucket("lake").key("a b+c%é")))
                .isInstanceOf(NoSuchKeyException.class);
        ObjectIdentifier x = ObjectIdentifier.builder().key("a/x").build();
        client.deleteObjects(r -> r.bucket("lake").delete(d -> d.objects(x)));
        assertThat(faults.requests())
                .extracting(S3Request::toString)
                .containsExactly(
                        "PUT_OBJECT lake/a/x",
                        "GET_OBJECT lake/a/x",
                        "HEAD_OBJECT lake/a/x",
                        "LIST_OBJECTS lake/",
                        "GET_OBJECT lake/a b+c%é",
                        "DELETE_OBJECTS lake/");
        assertThat(faults.requests().get(3).query()).containsEntry("prefix", "a/");
        assertThat(faults.requests().get(0).header("x-amz-sdk-checksum-algorithm"))
                .isEqualTo("CRC32");
        faults.forgetRequests();
        assertThat(faults.requests()).isEmpty();
    }

    @Test
    void passesAnUploadInPartsOn() {
        byte[] part = new byte[6 << 20];
        new Random(1).nextBytes(part);
        String id = client.createMultipartUpload(r -> r.bucket("lake").key("a/parts"))
                .uploadId();
        String tag = client.uploadPart(
                        r -> r.bucket("lake").key("a/parts").uploadId(id).partNumber(1), RequestBody.fromBytes(part))
                .eTag();
        assertThat(client.listMultipartUploads(r -> r.bucket("lake")).uploads()).hasSize(1);
        CompletedPart completed =
                CompletedPart.builder().partNumber(1).eTag(tag).build();
        client.completeMultipartUpload(
                r -> r.bucket("lake").key("a/parts").uploadId(id).multipartUpload(u -> u.parts(completed)));
        assertThat(client.getObjectAsBytes(r -> r.bucket("lake").key("a/parts")).asByteArray())
                .isEqualTo(part);
        String other = client.createMultipartUpload(r -> r.bucket("lake").key("a/parts"))
                .uploadId();
        client.abortMultipartUpload(r -> r.bucket("lake").key("a/parts").uploadId(other));
        assertThat(faults.requests())
                .extracting(S3Request::operation)
                .containsExactly(
                        S3Operation.CREATE_MULTIPART_UPLOAD,
                        S3Operation.UPLOAD_PART,
                        S3Operation.LIST_MULTIPART_UPLOADS,
                        S3Operation.COMPLETE_MULTIPART_UPLOAD,
                        S3Operation.GET_OBJECT,
                        S3Operation.CREATE_MULTIPART_UPLOAD,
                        S3Operation.ABORT_MULTIPART_UPLOAD);
    }

    @Test
    void answersInTheServersPlace() {
        FaultRule rule = faults.on(S3Operation.PUT_OBJECT).skip(1).times(2).answer(503, "SlowDown");
        put("a/x", "first");
        assertThatThrownBy(() -> put("a/x", "second")).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.statusCode()).isEqualTo(503);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SlowDown");
        });
        assertThatThrownBy(() -> put("a/x", "x".repeat(3 << 20))).isInstanceOf(S3Exception.class);
        assertThat(stored()).isEqualTo("first");
        assertThat(rule.applied()).isEqualTo(2);
        put("a/x", "fourth");
        assertThat(stored()).isEqualTo("fourth");
    }

    @Test
    void theFirstRuleThatMeetsARequestDecidesUntilAllAreEnded() {
        faults.when(request -> request.key().equals("a/x")).always().answer(409, "ConditionalRequestConflict");
        faults.on(S3Operation.PUT_OBJECT).always().answer(500, "InternalError");
        assertStatus(409, () -> put("a/x", "x"));
        assertStatus(500, () -> put("a/y", "y"));
        assertStatus(409, () -> client.headObject(r -> r.bucket("lake").key("a/x")));
        faults.clear();
        put("a/x", "x");
    }

    @Test
    void resetsBeforeTheServerSeesAnything() {
        faults.on(S3Operation.PUT_OBJECT).reset();
        assertThatThrownBy(() -> put("a/x", "x")).isInstanceOf(SdkClientException.class);
        assertThat(isStored()).isFalse();
        put("a/x", "x");
    }

    @Test
    void resetsInTheMiddleOfABody() {
        faults.on(S3Operation.PUT_OBJECT).resetRequestAfter(1 << 20);
        assertThatThrownBy(() -> put("a/x", "x".repeat(3 << 20))).isInstanceOf(SdkClientException.class);
        assertThat(isStored()).isFalse();
    }

    @Test
    void resetsOrCutsInTheMiddleOfAnAnswer() {
        put("a/x", "x".repeat(3 << 20));
        faults.on(S3Operation.GET_OBJECT).resetAnswerAfter(1 << 20);
        assertThatThrownBy(() -> client.getObjectAsBytes(r -> r.bucket("lake").key("a/x")))
                .isInstanceOf(SdkClientException.class);
        faults.on(S3Operation.GET_OBJECT).cutAnswerAfter(1 << 20);
        assertThatThrownBy(() -> client.getObjectAsBytes(r -> r.bucket("lake").key("a/x")))
                .isInstanceOf(SdkClientException.class)
                .hasStackTraceContaining("Premature end of Content-Length");
        assertThat(client.getObjectAsBytes(r -> r.bucket("lake").key("a/x")).asByteArray())
                .hasSize(3 << 20);
    }

    @Test
    void losesAnAnswer() {
        faults.on(S3Operation.PUT_OBJECT).loseAnswer();
        assertThatThrownBy(() -> put("a/x", "x")).isInstanceOf(SdkClientException.class);
        assertThat(stored()).isEqualTo("x");
    }

    @Test
    void forwardsARequestLate() throws Exception {
        Gate gate = faults.on(S3Operation.PUT_OBJECT).forwardLate();
        String content = "x".repeat(3 << 20);
        assertThatThrownBy(() -> put("a/x", content)).isInstanceOf(SdkClientException.class);
        gate.awaitArrival(PATIENCE);
        assertThat(isStored()).isFalse();
        gate.open();
        await(this::isStored);
        assertThat(stored()).isEqualTo(content);
    }

    @Test
    void holdsARequest() throws Exception {
        Gate gate = faults.on(S3Operation.PUT_OBJECT).holdRequest();
        CompletableFuture<Void> put = CompletableFuture.runAsync(() -> put("a/x", "x"));
        gate.awaitArrival(PATIENCE);
        assertThat(isStored()).isFalse();
        assertThat(put).isNotDone();
        gate.open();
        put.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(isStored()).isTrue();
    }

    @Test
    void holdsAnAnswer() throws Exception {
        Gate gate = faults.on(S3Operation.PUT_OBJECT).holdAnswer();
        CompletableFuture<Void> put = CompletableFuture.runAsync(() -> put("a/x", "x"));
        gate.awaitArrival(PATIENCE);
        assertThat(stored()).isEqualTo("x");
        assertThat(put).isNotDone();
        gate.open();
        put.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void runsSomethingBeforeAndAfterTheServerDoesIt() {
        List<String> seen = new ArrayList<>();
        faults.on(S3Operation.PUT_OBJECT).run(request -> seen.add(request + " " + isStored()));
        put("a/x", "x");
        faults.on(S3Operation.DELETE_OBJECT).runBeforeAnswer(request -> seen.add(request + " " + isStored()));
        client.deleteObject(r -> r.bucket("lake").key("a/x"));
        assertThat(seen).containsExactly("PUT_OBJECT lake/a/x false", "DELETE_OBJECT lake/a/x false");
    }

    @Test
    void delaysARequest() {
        faults.on(S3Operation.PUT_OBJECT).delay(Duration.ofMillis(200));
        long before = System.nanoTime();
        put("a/x", "x");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aConnectionServesManyRequestsAndWaitsForTheServersWordBeforeABody() throws Exception {
        String head = "PUT /lake/a/x HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n";
        faults.on(S3Operation.PUT_OBJECT).times(1).answer(500, "InternalError");
        try (Socket socket = new Socket("127.0.0.1", faults.endpoint().getPort())) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            for (int i = 0; i < 2; i++) {
                socket.getOutputStream().write("HEAD /lake HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(ISO_8859_1));
                // Not signed, hence not allowed; which answer it is does not matter here.
                assertThat(headLines(in)).first().asString().startsWith("HTTP/1.1 40");
            }
            socket.getOutputStream().write(head.getBytes(ISO_8859_1));
            assertThat(headLines(in)).contains("HTTP/1.1 500 InternalError", "Connection: close");
            assertThat(in.lines()).last().asString().contains("<Code>InternalError</Code>");
        }
    }

    @Test
    void closesWhileSomethingIsHeld() throws Exception {
        Gate gate = faults.on(S3Operation.PUT_OBJECT).holdRequest();
        CompletableFuture<Void> put = CompletableFuture.runAsync(() -> put("a/x", "x"));
        gate.awaitArrival(PATIENCE);
        faults.close();
        assertThat(put).failsWithin(PATIENCE).withThrowableThat().havingRootCause();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("s3-faults-"));
        assertThat(isStored()).isFalse();
    }

    @Test
    void saysAtItsEndThatARuleFailed() {
        S3Faults failing = S3Faults.before(server.endpoint());
        failing.when(request -> {
                    throw new IllegalArgumentException("no such test");
                })
                .reset();
        try (Socket socket = new Socket("127.0.0.1", failing.endpoint().getPort())) {
            socket.getOutputStream().write("GET /lake HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThatThrownBy(failing::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a rule failed: no such test");
    }

    @Test
    void refusesAPortThatIsTakenAndAServerItCantReach() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> S3Faults.before(server.endpoint(), port))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("no proxy on port " + port + " (0: any): ");
        }
        assertThatThrownBy(() -> S3Faults.before(URI.create("https://s3.amazonaws.com")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a server at http://host:port, not at https://s3.amazonaws.com");
    }

    private void put(String key, String content) {
        client.putObject(r -> r.bucket("lake").key(key), RequestBody.fromString(content));
    }

    private String stored() {
        return server.client()
                .getObjectAsBytes(r -> r.bucket("lake").key("a/x"))
                .asUtf8String();
    }

    private boolean isStored() {
        // Exactly this key: a listing of the server shows the temporary file of a PUT under way too.
        return server.client().listObjectsV2(r -> r.bucket("lake").prefix("a/x")).contents().stream()
                .anyMatch(object -> object.key().equals("a/x"));
    }

    private static void assertStatus(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(status));
    }

    private static List<String> headLines(BufferedReader in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).until(condition);
    }
}
