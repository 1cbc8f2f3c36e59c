// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import dev.songstreams.lake.store.StoreUnavailableException;
import dev.songstreams.testkit.LocalS3;
import dev.songstreams.testkit.faults.Gate;
import dev.songstreams.testkit.faults.S3Operation;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class S3UploadOutageTest {
    private static final ObjectKey KEY = ObjectKey.of("clean", "x.parquet");

    /** Three parts. */
    private static final byte[] CONTENT = new byte[11_000_000];

    private static LocalS3 s3;
    private FaultyServer server;
    private S3ObjectStore store;
    private S3ObjectStore direct;

    @BeforeAll
    static void startServer() {
        s3 = LocalS3.start();
        new Random(11).nextBytes(CONTENT);
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
    @EnumSource(
            value = S3Operation.class,
            names = {"UPLOAD_PART", "COMPLETE_MULTIPART_UPLOAD"})
    void storesTheObjectThoughAnswersAreLost(S3Operation operation) throws IOException {
        server.faults.on(operation).times(3).loseAnswer();
        write();
        assertThat(direct.read(KEY)).isEqualTo(CONTENT);
        assertThat(server.unfinishedUploads()).isZero();
    }

    @Test
    void storesTheObjectThoughConnectionsBreakAndTheServerStumbles() throws IOException {
        server.faults.on(S3Operation.CREATE_MULTIPART_UPLOAD).times(2).answer(500, "InternalError");
        server.faults.on(S3Operation.UPLOAD_PART).times(2).resetRequestAfter(1_000_000);
        server.faults.on(S3Operation.UPLOAD_PART).skip(1).answer(503, "SlowDown");
        server.faults.on(S3Operation.COMPLETE_MULTIPART_UPLOAD).times(2).answer(500, "InternalError");
        write();
        assertThat(direct.read(KEY)).isEqualTo(CONTENT);
        assertThat(server.unfinishedUploads()).isZero();
    }

    @Test
    void leavesAnUploadToTheSweepThatWasBegunTwice() throws IOException {
        server.faults.on(S3Operation.CREATE_MULTIPART_UPLOAD).loseAnswer();
        write();
        assertThat(direct.read(KEY)).isEqualTo(CONTENT);
        assertThat(server.unfinishedUploads()).isEqualTo(1);
        assertThat(store.removeUnfinished("clean/", Instant.now().plusSeconds(600)))
                .isEqualTo(1);
        assertThat(server.unfinishedUploads()).isZero();
        assertThat(direct.read(KEY)).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @EnumSource(
            value = S3Operation.class,
            names = {"CREATE_MULTIPART_UPLOAD", "UPLOAD_PART", "COMPLETE_MULTIPART_UPLOAD"})
    void throwsAwayWhatCouldNotBeStored(S3Operation operation) {
        server.faults.on(operation).always().answer(503, "SlowDown");
        assertThatThrownBy(this::write)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(KEY + " under s3://" + server.bucket)
                .hasMessageEndingWith("the server asks to slow down (SlowDown); try again later");
        assertThat(server.unfinishedUploads()).isZero();
        assertThatThrownBy(() -> direct.read(KEY)).hasMessageStartingWith("no object ");
    }

    @Test
    void leavesToTheSweepWhatCouldNotBeThrownAway() throws IOException {
        server.faults
                .when(request -> request.is(S3Operation.UPLOAD_PART) || request.is(S3Operation.ABORT_MULTIPART_UPLOAD))
                .always()
                .reset();
        assertThatThrownBy(this::write)
                .isInstanceOf(StoreUnavailableException.class)
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                StoreUnavailableException.class,
                                suppressed -> assertThat(suppressed)
                                        .hasMessageStartingWith("can't abort the upload of " + KEY)));
        assertThat(server.unfinishedUploads()).isEqualTo(1);
        assertThat(direct.removeUnfinished("", Instant.now().plusSeconds(600))).isEqualTo(1);
        assertThat(server.unfinishedUploads()).isZero();
    }

    @Test
    void saysThatTheUploadWasTakenAway() throws IOException {
        String gone =
                ": the upload is gone (NoSuchUpload), by a sweep or by a lifecycle rule of the bucket; what it held"
                        + " has to be written anew";
        try (ObjectOutput out = store.create(KEY)) {
            out.write(CONTENT);
            assertThat(direct.removeUnfinished("", Instant.now().plusSeconds(600)))
                    .isEqualTo(1);
            assertThatThrownBy(out::complete)
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining(KEY + " under s3://" + server.bucket)
                    .hasMessageEndingWith(gone);
        }
        // The last part was sent before it went: only completing it meets its absence.
        server.faults.on(S3Operation.COMPLETE_MULTIPART_UPLOAD).run(request -> removeUnfinished());
        assertThatThrownBy(this::write)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("can't complete the upload of " + KEY)
                .hasMessageEndingWith(gone);
        assertThatThrownBy(() -> direct.read(KEY)).hasMessageStartingWith("no object ");
    }

    @Test
    void takesNoOtherObjectForItsOwn() throws IOException {
        direct.put(KEY, CONTENT);
        server.faults.on(S3Operation.COMPLETE_MULTIPART_UPLOAD).run(request -> removeUnfinished());
        assertThatThrownBy(this::writeLess).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void waitsForPartsUnderWayOnlySoLongWhenItThrowsThemAway() throws Exception {
        Gate gate = server.faults.on(S3Operation.UPLOAD_PART).always().holdRequest();
        long before = System.nanoTime();
        try (S3ObjectStore leaving = shortOfPatience()) {
            ObjectOutput out = leaving.create(KEY);
            out.write(CONTENT);
            gate.awaitArrival(FaultyServer.LONG);
            out.close();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(FaultyServer.LONG);
        assertThat(server.unfinishedUploads()).isZero();
        gate.open();
    }

    @Test
    void sendsSmallFilesBesideEachOther() throws Exception {
        Gate gate = server.faults.on(S3Operation.PUT_OBJECT).holdRequest();
        ObjectKey second = ObjectKey.of("clean", "y.parquet");
        try (ObjectOutput held = store.create(KEY);
                ObjectOutput free = store.create(second)) {
            held.write(CONTENT, 0, 1_000);
            held.end();
            gate.awaitArrival(FaultyServer.LONG);
            assertThat(held.memoryBytes()).isPositive();
            free.write(CONTENT, 0, 2_000);
            free.end();
            free.complete();
            assertThat(direct.read(second)).hasSize(2_000);
            gate.open();
            held.complete();
        }
        assertThat(direct.read(KEY)).hasSize(1_000);
    }

    @Test
    void waitsForASmallFileUnderWayOnlySoLongWhenItThrowsItAway() throws Exception {
        Gate gate = server.faults.on(S3Operation.PUT_OBJECT).holdRequest();
        long before = System.nanoTime();
        try (S3ObjectStore leaving = shortOfPatience()) {
            ObjectOutput out = onItsWay(leaving, gate);
            assertThatThrownBy(out::close)
                    .hasMessage("it is not known whether " + KEY + " under s3://" + server.bucket
                            + " is stored: sending it was broken off");
            out.close();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(FaultyServer.LONG);
        gate.open();
    }

    @Test
    void removesASmallFileThatIsStoredWhileItIsThrownAway() throws Exception {
        Gate gate = server.faults.on(S3Operation.PUT_OBJECT).holdRequest();
        ObjectOutput out = onItsWay(store, gate);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(closing).isNotDone();
        gate.open();
        closing.get(FaultyServer.LONG.toSeconds(), TimeUnit.SECONDS);
        assertThatThrownBy(() -> direct.read(KEY)).hasMessageStartingWith("no object ");
    }

    @Test
    void breaksASmallFileOffWhenItsWriterIsInterrupted() throws Exception {
        Gate gate = server.faults.on(S3Operation.PUT_OBJECT).holdRequest();
        ObjectOutput out = onItsWay(store, gate);
        Thread.currentThread().interrupt();
        assertThatThrownBy(out::complete)
                .isInstanceOf(InterruptedIOException.class)
                .hasMessage("can't store " + KEY + ": interrupted");
        assertThatThrownBy(out::close).hasMessageStartingWith("it is not known whether " + KEY);
        assertThat(Thread.interrupted()).isTrue();
        gate.open();
    }

    @Test
    void saysThatTheStoreWasClosedAndInterruptsNobody() throws Exception {
        Gate gate = server.faults.on(S3Operation.PUT_OBJECT).holdRequest();
        ObjectOutput out = onItsWay(store, gate);
        store.close();
        assertThatThrownBy(out::complete).hasMessage("can't store " + KEY + ": the store is closed");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        out.close();
        gate.open();
    }

    /** A small file whose bytes have ended; the gate holds its request. */
    private static ObjectOutput onItsWay(S3ObjectStore store, Gate gate) throws IOException, InterruptedException {
        ObjectOutput out = store.create(KEY);
        out.write(CONTENT, 0, 1_000);
        out.end();
        gate.awaitArrival(FaultyServer.LONG);
        return out;
    }

    private S3ObjectStore shortOfPatience() {
        S3Patience usual = FaultyServer.patience(1, FaultyServer.LONG);
        return server.store()
                .patience(new S3Patience(
                        usual.connect(),
                        usual.silence(),
                        usual.small(),
                        usual.upload(),
                        new S3Deadline(FaultyServer.LONG, Duration.ofMillis(200)),
                        1,
                        usual.pauseAfterFault(),
                        usual.pauseAfterSlowDown(),
                        usual.longestPause()))
                .build();
    }

    @Test
    void saysWhyASmallFileCouldNotBeStored() {
        server.faults.on(S3Operation.PUT_OBJECT).always().answer(503, "SlowDown");
        assertThatThrownBy(() -> {
                    try (ObjectOutput out = store.create(KEY)) {
                        out.write(CONTENT, 0, 1_000);
                        out.complete();
                    }
                })
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("can't store " + KEY + " under s3://" + server.bucket)
                .hasMessageEndingWith("the server asks to slow down (SlowDown); try again later");
    }

    @Test
    void sendsASmallFileAgainWhoseAnswerWasLost() throws IOException {
        server.faults.on(S3Operation.PUT_OBJECT).loseAnswer();
        try (ObjectOutput out = store.create(KEY)) {
            out.write(CONTENT, 0, 1_000);
            out.complete();
        }
        assertThat(direct.read(KEY)).hasSize(1_000);
        assertThat(server.faults.requests()).hasSize(2);
    }

    private void write() throws IOException {
        try (ObjectOutput out = store.create(KEY)) {
            out.write(CONTENT);
            out.complete();
        }
    }

    /** An object of two parts. */
    private void writeLess() throws IOException {
        try (ObjectOutput out = store.create(KEY)) {
            out.write(CONTENT, 0, 6_000_000);
            out.complete();
        }
    }

    private void removeUnfinished() {
        try {
            assertThat(direct.removeUnfinished("", Instant.now().plusSeconds(600)))
                    .isEqualTo(1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
