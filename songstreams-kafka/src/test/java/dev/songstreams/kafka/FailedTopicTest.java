// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.songstreams.core.flush.FlushPolicy;
import dev.songstreams.core.sink.EventSink;
import dev.songstreams.core.sink.SinkException;
import dev.songstreams.kafka.SinkFaults.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One topic can't go on, for which the poller ends: the others are committed first. */
@Timeout(60)
class FailedTopicTest {
    private static final String REASON = "their topic can't go on";

    private final RecordingSink healthy = new RecordingSink();
    private final RecordingSink broken = new RecordingSink();
    private final RecordingSink alsoBroken = new RecordingSink();
    private final RecordingListener listener = new RecordingListener();
    private final SinkException trouble = new SinkException("not these columns");

    @ParameterizedTest
    @ValueSource(strings = {"COMMIT", "WRITE"})
    void whatWasReadOfTheOthersIsCommittedBeforeThePollerEnds(Call failing) throws Exception {
        String good = Broker.topic(2);
        String bad = Broker.topic(1);
        fail(failing, broken, trouble);
        try (EventPoller poller = poller(Map.of(good, healthy, bad, broken))) {
            poller.start();
            readOpen(poller, good);
            Broker.produce(bad, 1, 1, 100);
            assertThatThrownBy(() -> poller.completion().get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCause(trouble);
            assertThat(poller.health().failure()).contains(trouble);
        }
        assertThat(trouble.getSuppressed()).isEmpty();
        assertThat(healthy.rows(good)).hasSize(40).doesNotHaveDuplicates();
        assertThat(broken.rows(bad)).isEmpty();
        assertThat(listener.all(PollerEvent.Discarded.class))
                .allMatch(discarded -> discarded.topic().equals(bad));
        assertThat(listener.all(PollerEvent.Failed.class)).containsExactly(new PollerEvent.Failed(trouble));
        try (EventPoller next =
                builder(Map.of(good, healthy, bad, broken)).untilCaughtUp().build()) {
            next.start();
            assertThat(next.completion().get(30, TimeUnit.SECONDS).records()).isEqualTo(100);
        }
        assertThat(healthy.rows(good)).hasSize(40).doesNotHaveDuplicates();
        assertThat(broken.rows(bad)).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void aGapDoesNotCostTheOthersWhatWasReadOfThem() throws Exception {
        String good = Broker.topic(2);
        String bad = Broker.topic(1);
        Broker.produce(bad, 1, 1, 10);
        Broker.deleteBefore(bad, 0, 5);
        broken.topic(bad).startAt(Map.of(0, 0L));
        CountDownLatch asked = new CountDownLatch(1);
        EventSink late = identity -> {
            await().until(() -> asked.getCount() == 0);
            return broken.open(identity);
        };
        try (EventPoller poller = poller(Map.of(good, healthy, bad, late))) {
            poller.start();
            readOpen(poller, good);
            asked.countDown();
            assertThatThrownBy(() -> poller.completion().get(30, TimeUnit.SECONDS))
                    .hasMessageContaining("5 records were deleted by retention");
        }
        assertThat(healthy.rows(good)).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void aSecondTopicThatFailsMeanwhileIsToldBesideTheFirst() throws Exception {
        String good = Broker.topic(2);
        String bad = Broker.topic(1);
        String alsoBad = Broker.topic(1);
        SinkException second = new SinkException("nor these");
        fail(Call.COMMIT, broken, trouble);
        fail(Call.COMMIT, alsoBroken, second);
        try (EventPoller poller = poller(Map.of(good, healthy, bad, broken, alsoBad, alsoBroken))) {
            poller.start();
            Broker.produce(alsoBad, 1, 1, 50);
            await().until(() -> poller.health().openRecords() == 50);
            Broker.produce(good, 2, 1, 20);
            await().until(() -> poller.health().openRecords() == 90);
            Broker.produce(bad, 1, 1, 100);
            assertThatThrownBy(() -> poller.completion().get(30, TimeUnit.SECONDS))
                    .hasCause(trouble);
        }
        assertThat(trouble.getSuppressed()).containsExactly(second);
        assertThat(healthy.rows(good)).hasSize(40);
        assertThat(listener.all(PollerEvent.Discarded.class)).isEmpty();
    }

    @Test
    void whatWasReadOfTheTopicThatFailsIsDiscarded() throws Exception {
        String good = Broker.topic(2);
        String bad = Broker.topic(1);
        var commits = broken.faults().holdCommits();
        fail(Call.COMMIT, broken, trouble);
        try (EventPoller poller = poller(Map.of(good, healthy, bad, broken))) {
            poller.start();
            readOpen(poller, good);
            Broker.produce(bad, 1, 1, 150);
            await().until(() -> poller.health().openRecords() == 190);
            commits.release(Integer.MAX_VALUE);
            assertThatThrownBy(() -> poller.completion().get(30, TimeUnit.SECONDS))
                    .hasCause(trouble);
        }
        assertThat(listener.all(PollerEvent.Discarded.class))
                .containsExactly(new PollerEvent.Discarded(bad, 50, REASON, false));
        assertThat(healthy.rows(good)).hasSize(40);
    }

    @Test
    void closingKeepsItsDeadlineWhileTheOthersAreCommittedAndTheCauseIsTold() throws Exception {
        String good = Broker.topic(2);
        String bad = Broker.topic(1);
        var commits = healthy.faults().holdCommits();
        fail(Call.COMMIT, broken, trouble);
        EventPoller poller = poller(Map.of(good, healthy, bad, broken));
        poller.start();
        readOpen(poller, good);
        Broker.produce(bad, 1, 1, 100);
        await().until(() -> listener.all(PollerEvent.Flushed.class).size() == 2);
        long began = System.nanoTime();
        poller.close(Duration.ofMillis(500));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        assertThatThrownBy(() -> poller.completion().get(1, TimeUnit.SECONDS)).hasCause(trouble);
        assertThat(healthy.rows(good)).isEmpty();
        commits.release(Integer.MAX_VALUE);
    }

    @Test
    void nothingIsFlushedForAFailureThatIsNotOneTopics() throws Exception {
        String good = Broker.topic(2);
        String bad = Broker.freshName("later");
        EventSink withoutMemory = identity -> {
            throw new OutOfMemoryError("as if");
        };
        try (EventPoller poller = poller(Map.of(good, healthy, bad, withoutMemory))) {
            poller.start();
            readOpen(poller, good);
            Broker.create(bad, 1, Map.of());
            assertThatThrownBy(() -> poller.completion().get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(OutOfMemoryError.class);
        }
        assertThat(healthy.commits(good)).isEmpty();
        assertThat(listener.all(PollerEvent.Flushed.class)).isEmpty();
    }

    @Test
    void whyATopicCantGoOnStandsInTheLogOnce() throws Exception {
        String good = Broker.topic(2);
        String bad = Broker.topic(1);
        fail(Call.COMMIT, broken, trouble);
        LogLines log = LogLines.of("dev.songstreams.kafka");
        try (log;
                EventPoller poller = builder(Map.of(good, healthy, bad, broken))
                        .addListener(new LoggingPollerListener())
                        .build()) {
            poller.start();
            readOpen(poller, good);
            Broker.produce(bad, 1, 1, 100);
            assertThatThrownBy(() -> poller.completion().get(30, TimeUnit.SECONDS))
                    .hasCause(trouble);
        }
        assertThat(log.atLeastWarn())
                .containsExactly(
                        "WARN [" + bad + "] can't go on, and the poller ends; what was read of [" + good
                                + "] is committed first",
                        "ERROR the poller stops: not these columns");
    }

    private static void readOpen(EventPoller poller, String topic) {
        Broker.produce(topic, 2, 1, 20);
        await().until(() -> poller.health().openRecords() == 40);
    }

    private static void fail(Call call, RecordingSink sink, SinkException failure) {
        if (call == Call.COMMIT) {
            sink.faults().failNextCommit(failure);
        } else {
            sink.faults().failNextWrite(failure);
        }
    }

    private EventPoller poller(Map<String, EventSink> sinks) {
        return builder(sinks).build();
    }

    private EventPollerBuilder builder(Map<String, EventSink> sinks) {
        return Broker.poller(
                        identity -> sinks.get(identity.name()).open(identity),
                        List.copyOf(sinks.keySet()).toArray(String[]::new))
                .property("metadata.max.age.ms", "500")
                .flush(FlushPolicy.defaults().withMaxRecords(100))
                .listener(listener);
    }
}
