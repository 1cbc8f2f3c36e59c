// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import dev.songstreams.lake.store.ObjectSummary;
import dev.songstreams.lake.store.StoreUnavailableException;
import dev.songstreams.testkit.LocalS3;
import dev.songstreams.testkit.faults.FaultRule;
import dev.songstreams.testkit.faults.Gate;
import dev.songstreams.testkit.faults.S3Faults;
import dev.songstreams.testkit.faults.S3Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class S3OutageTest {
    private static final ObjectKey KEY = ObjectKey.of("log", "1.json");
    private static final byte[] CONTENT = "ours".getBytes(UTF_8);
    private static final byte[] OTHER = "theirs".getBytes(UTF_8);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String PAGE = "200 <ListBucketResult><IsTruncated>%s</IsTruncated>"
            + "<NextContinuationToken>%s</NextContinuationToken><Contents><Key>%s</Key><Size>1</Size>"
            + "<LastModified>2026-11-01T00:00:00.000Z</LastModified></Contents></ListBucketResult>";

    private static LocalS3 s3;
    private FaultyServer server;
    private S3ObjectStore store;
    private S3ObjectStore direct;

    @BeforeAll
    static void startServer() {
        s3 = LocalS3.start();
    }

    @AfterAll
    static void stopServer() {
        s3.close();
    }

    @BeforeEach
    void openStores() {
        server = new FaultyServer(s3);
        store = server.store().build();
        direct = server.direct().build();
    }

    @AfterEach
    void closeStores() {
        store.close();
        direct.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "500, InternalError",
        "502, BadGateway",
        "503, SlowDown",
        "503, ServiceUnavailable",
        "504, GatewayTimeout",
        "400, RequestTimeout",
        "409, ConditionalRequestConflict",
        "429, TooManyRequests"
    })
    void triesAgainUntilTheServerHasCaughtItself(int status, String code) throws IOException {
        FaultRule puts = server.faults.on(S3Operation.PUT_OBJECT).times(3).answer(status, code);
        assertThat(store.createIfAbsent(KEY, CONTENT)).isTrue();
        assertThat(puts.applied()).isEqualTo(3);
        assertThat(server.faults.requests(S3Operation.PUT_OBJECT))
                .hasSize(4)
                .allSatisfy(
                        request -> assertThat(request.header("If-None-Match")).isEqualTo("*"));
        server.faults.on(S3Operation.GET_OBJECT).times(3).answer(status, code);
        server.faults.on(S3Operation.LIST_OBJECTS).times(3).answer(status, code);
        server.faults.on(S3Operation.DELETE_OBJECTS).times(3).answer(status, code);
        assertThat(store.read(KEY)).isEqualTo(CONTENT);
        assertThat(keys(store)).containsExactly(KEY.path());
        store.delete(List.of(KEY));
        assertThat(keys(direct)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | InternalError | the server answered 500 (InternalError)",
                "502 | BadGateway | the server answered 502 (BadGateway)",
                "503 | SlowDown | the server asks to slow down (SlowDown); try again later",
                "504 | GatewayTimeout | the server answered 504 (GatewayTimeout)",
                "507 | StorageFull | the server answered 507 (StorageFull)",
                "429 | TooManyRequests | the server answered 429 (TooManyRequests)",
                "408 | RequestTimeout | the server answered 408 (RequestTimeout)",
                "400 | RequestTimeout | the server answered 400 (RequestTimeout)",
                "409 | ConditionalRequestConflict | the server answered 409 (ConditionalRequestConflict)",
                "409 | OperationAborted | the server answered 409 (OperationAborted)",
                "400 | ExpiredToken | the login has expired (ExpiredToken); renew it",
                "403 | RequestTimeTooSkewed"
                        + " | this machine's clock is not the server's (RequestTimeTooSkewed); set it right",
            })
    void saysThatTheServerIsUnavailable(int status, String code, String reason) {
        server.faults.when(request -> true).always().answer(status, code);
        String place = " under s3://" + server.bucket + " at " + server.faults.endpoint() + ": ";
        assertThatThrownBy(() -> store.createIfAbsent(KEY, CONTENT))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("can't create " + KEY + place + reason);
        assertThatThrownBy(() -> store.put(KEY, CONTENT))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("can't store " + KEY + place + reason);
        assertThatThrownBy(() -> store.open(KEY))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("can't open " + KEY + place + reason);
        assertThatThrownBy(() -> store.list("", null))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("can't list objects" + place + reason);
    }

    @ParameterizedTest
    @CsvSource({
        "400, InvalidRequest",
        "401, Unauthorized",
        "403, AccessDenied",
        "404, NoSuchBucket",
        "405, MethodNotAllowed",
        "409, InvalidBucketState",
        "501, NotImplemented"
    })
    void aRefusalIsNoOutageAndNotAskedForAgain(int status, String code) {
        server.faults.when(request -> true).always().answer(status, code);
        assertThatThrownBy(() -> store.createIfAbsent(KEY, CONTENT))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("can't create " + KEY);
        assertThat(server.faults.requests()).hasSize(1);
    }

    @Test
    void givesUpAfterItsAttempts() {
        server.faults.on(S3Operation.PUT_OBJECT).always().answer(503, "SlowDown");
        assertThatThrownBy(() -> store.put(KEY, CONTENT)).isInstanceOf(StoreUnavailableException.class);
        assertThat(server.faults.requests()).hasSize(FaultyServer.ATTEMPTS);
    }

    @Test
    void givesUpWhenItsTimeIsOver() {
        Gate gate = server.faults.on(S3Operation.PUT_OBJECT).always().holdRequest();
        S3Patience impatient = FaultyServer.patience(2, Duration.ofMillis(100));
        try (S3ObjectStore hasty = server.store().patience(impatient).build()) {
            assertThatThrownBy(() -> hasty.put(KEY, CONTENT))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageEndingWith("no answer in time; check the endpoint and the network");
        }
        gate.open();
    }

    @Test
    void mindsNoSlowNetwork() throws IOException {
        server.faults.when(request -> true).times(3).delay(Duration.ofMillis(100));
        assertThat(store.createIfAbsent(KEY, CONTENT)).isTrue();
        assertThat(store.read(KEY)).isEqualTo(CONTENT);
        assertThat(keys(store)).containsExactly(KEY.path());
        assertThat(server.faults.requests()).hasSize(3);
    }

    @Test
    void saysThatNothingAnswersOrThatConnectionsBreak() {
        FaultRule resets = server.faults.when(request -> true).always().reset();
        assertThatThrownBy(() -> store.put(KEY, CONTENT)).isInstanceOf(StoreUnavailableException.class);
        assertThat(resets.applied()).isEqualTo(FaultyServer.ATTEMPTS);
        server.close();
        assertThatThrownBy(() -> store.put(KEY, CONTENT))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("nothing answers there (");
    }

    @Test
    void recognisesNoneOfItsOwnCreatesWhoseAnswerWasLost() throws IOException {
        server.faults.on(S3Operation.PUT_OBJECT).loseAnswer();
        assertThat(store.createIfAbsent(KEY, CONTENT)).isFalse();
        assertThat(store.read(KEY)).isEqualTo(CONTENT);
        assertThat(server.faults.requests(S3Operation.PUT_OBJECT)).hasSize(2);
    }

    @Test
    void doesNotKnowWhetherACreateSucceededOfWhichAllAnswersWereLost() throws IOException {
        server.faults.on(S3Operation.PUT_OBJECT).times(FaultyServer.ATTEMPTS).loseAnswer();
        assertThatThrownBy(() -> store.createIfAbsent(KEY, CONTENT)).isInstanceOf(StoreUnavailableException.class);
        assertThat(store.createIfAbsent(KEY, CONTENT)).isFalse();
        assertThat(store.read(KEY)).isEqualTo(CONTENT);
    }

    @Test
    void aCreateThatLandsLateFindsTheWinnersObject() throws Exception {
        try (S3ObjectStore once = tryingOnce()) {
            Gate gate = server.faults.on(S3Operation.PUT_OBJECT).forwardLate();
            assertThatThrownBy(() -> once.createIfAbsent(KEY, CONTENT)).isInstanceOf(StoreUnavailableException.class);
            gate.awaitArrival(PATIENCE);
            assertThat(direct.createIfAbsent(KEY, OTHER)).isTrue();
            gate.open();
            assertThat(once.createIfAbsent(KEY, CONTENT)).isFalse();
        }
        // Closing the proxy would drop the late request; it has come when the server has answered it.
        await(() -> keys(direct).equals(List.of(KEY.path())));
        assertThat(direct.read(KEY)).isEqualTo(OTHER);
    }

    @Test
    void aCreateThatLandsLateIsFoundByTheNextAttempt() throws Exception {
        try (S3ObjectStore once = tryingOnce()) {
            Gate gate = server.faults.on(S3Operation.PUT_OBJECT).forwardLate();
            assertThatThrownBy(() -> once.createIfAbsent(KEY, CONTENT)).isInstanceOf(StoreUnavailableException.class);
            assertThat(keys(direct)).isEmpty();
            gate.open();
            await(() -> keys(direct).equals(List.of(KEY.path())));
            assertThat(once.createIfAbsent(KEY, CONTENT)).isFalse();
            assertThat(direct.read(KEY)).isEqualTo(CONTENT);
        }
    }

    @Test
    void sendsABodyAgainThatWasCutOff() throws IOException {
        byte[] large = random(3_000_000);
        server.faults.on(S3Operation.PUT_OBJECT).times(3).resetRequestAfter(1_000_000);
        store.put(KEY, large);
        assertThat(direct.read(KEY)).isEqualTo(large);
        server.faults.on(S3Operation.PUT_OBJECT).always().resetRequestAfter(1_000_000);
        assertThatThrownBy(() -> store.put(ObjectKey.of("other"), large)).isInstanceOf(StoreUnavailableException.class);
        await(() -> keys(direct).equals(List.of(KEY.path())));
    }

    @Test
    void takesNoPartOfAnObjectForTheWhole() throws IOException {
        byte[] large = random(3_000_000);
        direct.put(KEY, large);
        server.faults.on(S3Operation.GET_OBJECT).resetAnswerAfter(1_000_000);
        server.faults.on(S3Operation.GET_OBJECT).cutAnswerAfter(1_000_000);
        server.faults.on(S3Operation.GET_OBJECT).cutAnswerAfter(0);
        assertThat(store.read(KEY)).isEqualTo(large);
        assertThat(server.faults.requests()).hasSize(4);
        server.faults.on(S3Operation.GET_OBJECT).times(FaultyServer.ATTEMPTS).cutAnswerAfter(1_000_000);
        assertThatThrownBy(() -> store.read(KEY)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void saysThatAStreamBroke() throws IOException {
        byte[] large = random(3_000_000);
        direct.put(KEY, large);
        server.faults.on(S3Operation.GET_OBJECT).cutAnswerAfter(1_000_000);
        server.faults.on(S3Operation.GET_OBJECT).resetAnswerAfter(1_000_000);
        String place = "can't read " + KEY + " under s3://" + server.bucket + " at " + server.faults.endpoint() + ": ";
        for (int i = 0; i < 2; i++) {
            try (InputStream in = store.open(KEY)) {
                assertThatThrownBy(in::readAllBytes)
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessageStartingWith(place);
            }
        }
        try (InputStream in = store.open(KEY)) {
            assertThat(in.readAllBytes()).isEqualTo(large);
        }
    }

    @Test
    void listsOnWhereAPageFailed() throws IOException {
        try (ScriptedServer scripted =
                        new ScriptedServer(PAGE.formatted(true, "t", "a"), PAGE.formatted(false, "", "b"));
                S3Faults faults = S3Faults.before(scripted.endpoint());
                S3ObjectStore listing = scripted.store()
                        .endpoint(faults.endpoint())
                        .patience(FaultyServer.patience(FaultyServer.ATTEMPTS, FaultyServer.LONG))
                        .build()) {
            faults.on(S3Operation.LIST_OBJECTS).skip(1).times(2).answer(503, "SlowDown");
            assertThat(keys(listing)).containsExactly("a", "b");
            assertThat(faults.requests()).hasSize(4);
        }
    }

    @Test
    void takesNoPartOfAPageForTheWhole() throws IOException {
        try (ScriptedServer scripted = new ScriptedServer(PAGE.formatted(false, "", "a"));
                S3Faults faults = S3Faults.before(scripted.endpoint());
                S3ObjectStore listing = scripted.store()
                        .endpoint(faults.endpoint())
                        .patience(FaultyServer.patience(FaultyServer.ATTEMPTS, FaultyServer.LONG))
                        .build()) {
            faults.on(S3Operation.LIST_OBJECTS).cutAnswerAfter(0);
            faults.on(S3Operation.LIST_OBJECTS).cutAnswerAfter(100);
            faults.on(S3Operation.LIST_OBJECTS).resetAnswerAfter(100);
            assertThat(keys(listing)).containsExactly("a");
            assertThat(faults.requests()).hasSize(4);
        }
    }

    @Test
    void takesNoPartOfAnyOtherAnswerForTheWhole() throws IOException {
        String begun = "200 <InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>";
        try (ScriptedServer scripted = new ScriptedServer(begun);
                S3Faults faults = S3Faults.before(scripted.endpoint());
                S3ObjectStore uploading = scripted.store()
                        .endpoint(faults.endpoint())
                        .partBytes(5 << 20)
                        .patience(FaultyServer.patience(2, FaultyServer.LONG))
                        .build()) {
            faults.on(S3Operation.CREATE_MULTIPART_UPLOAD).always().cutAnswerAfter(0);
            ObjectOutput out = uploading.create(KEY);
            assertThatThrownBy(() -> out.write(new byte[6_000_000]))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageStartingWith("can't begin the upload of " + KEY + " under s3://lake-bucket at "
                            + faults.endpoint() + ": the answer broke off: ");
            assertThat(faults.requests()).hasSize(2);
        }
    }

    @Test
    void saysInTheMiddleOfAListingThatTheServerIsUnavailable() throws IOException {
        try (ScriptedServer scripted = new ScriptedServer(PAGE.formatted(true, "t", "a"), "503 SlowDown");
                S3ObjectStore listing = scripted.store()
                        .patience(FaultyServer.patience(2, FaultyServer.LONG))
                        .build()) {
            assertThatThrownBy(() -> keys(listing))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(StoreUnavailableException.class)
                    .hasMessageEndingWith("can't list objects under s3://lake-bucket at " + scripted.endpoint()
                            + ": the server asks to slow down (SlowDown); try again later");
        }
    }

    @Test
    void tellsAnOutageFromARefusalOfSingleObjects() throws IOException {
        String refused = "200 <DeleteResult><Error><Key>k</Key><Code>%s</Code></Error></DeleteResult>";
        for (String code : List.of("InternalError", "SlowDown")) {
            try (ScriptedServer scripted = new ScriptedServer(refused.formatted(code));
                    S3ObjectStore deleting = scripted.store().build()) {
                assertThatThrownBy(() -> deleting.delete(List.of(KEY)))
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessageEndingWith("the first of them k: " + code);
            }
        }
    }

    private S3ObjectStore tryingOnce() {
        return server.store().patience(FaultyServer.patience(1, PATIENCE)).build();
    }

    private static List<String> keys(S3ObjectStore of) throws IOException {
        try (Stream<ObjectSummary> objects = of.list("", null)) {
            return objects.map(object -> object.key().path()).toList();
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
