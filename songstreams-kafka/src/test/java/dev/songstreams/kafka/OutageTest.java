// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.songstreams.core.flush.FlushPolicy;
import dev.songstreams.core.sink.SinkUnavailableException;
import dev.songstreams.kafka.SinkFaults.Call;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What a poller does while its sink is unavailable. */
@Timeout(90)
class OutageTest {
    private final RecordingSink sink = new RecordingSink();
    private final RecordingListener listener = new RecordingListener();

    @ParameterizedTest
    @EnumSource
    void whateverIsUnavailableIsTriedAgainUntilItIsBackAndNothingIsLostOrDoubled(Call broken) throws Exception {
        String topic = Broker.topic(3);
        Broker.produce(topic, 3, 1, 2000);
        sink.faults().breakDown(broken);
        try (EventPoller poller = poller(topic).untilCaughtUp().build()) {
            poller.start();
            await().atMost(Duration.ofSeconds(40)).until(() -> attempts() >= 4);
            await().until(() -> poller.health().waiting().containsKey(topic));
            PollerHealth.Waiting waiting = poller.health().waiting().get(topic);
            assertThat(waiting.cause()).hasMessage("no " + broken);
            assertThat(waiting.since())
                    .isBeforeOrEqualTo(poller.health().lastPoll().orElseThrow());
            assertThat(waiting.attempts()).isPositive();
            assertThat(poller.health().state()).isEqualTo(PollerHealth.State.RUNNING);
            sink.faults().mend();
            poller.completion().get(60, TimeUnit.SECONDS);
        }
        assertThat(sink.rows(topic)).hasSize(6000).doesNotHaveDuplicates();
        assertThat(sink.positions(topic)).isEqualTo(Map.of(0, 2000L, 1, 2000L, 2, 2000L));
        assertThat(listener.all(PollerEvent.WaitBegan.class)).singleElement().satisfies(began -> {
            assertThat(began.topic()).isEqualTo(topic);
            assertThat(began.cause()).hasMessage("no " + broken);
        });
        assertThat(listener.all(PollerEvent.RetryFailed.class))
                .extracting(PollerEvent.RetryFailed::attempts)
                .startsWith(2, 3, 4)
                .isSorted();
        assertThat(listener.all(PollerEvent.WaitEnded.class))
                .singleElement()
                .satisfies(ended -> assertThat(ended.attempts()).isEqualTo(attempts()));
        assertThat(listener.all(PollerEvent.Failed.class)).isEmpty();
        assertThat(listener.all(PollerEvent.Superseded.class)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"COMMIT", "ANSWER"})
    void aCommitOfUnknownOutcomeIsRepeatedAndItsRecordsAreNotReadAgain(Call broken) throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 1000);
        sink.faults().breakDown(broken);
        try (EventPoller poller = poller(topic).untilCaughtUp().build()) {
            poller.start();
            await().until(() -> attempts() >= 3);
            sink.faults().mend();
            PollerSummary summary = poller.completion().get(60, TimeUnit.SECONDS);
            assertThat(summary.records()).isEqualTo(1000);
        }
        assertThat(sink.rows(topic)).hasSize(1000).doesNotHaveDuplicates();
        assertThat(listener.all(PollerEvent.Discarded.class)).isEmpty();
        assertThat(listener.all(PollerEvent.Positioned.class)).hasSize(1);
    }

    @Test
    void aLaneThatCannotStoreCostsItsBatchAndTheLaterOnesButNotTheEarlier() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 1000);
        var commits = sink.faults().holdCommits();
        try (EventPoller poller =
                poller(topic).flush(FlushPolicy.defaults().withMaxRecords(1000)).build()) {
            poller.start();
            await().until(() -> !listener.all(PollerEvent.Flushed.class).isEmpty());
            sink.faults().breakDown(Call.WRITE);
            Broker.produce(topic, 1, 1001, 1500);
            await().until(() -> !listener.all(PollerEvent.WaitBegan.class).isEmpty());
            assertThat(listener.all(PollerEvent.Discarded.class))
                    .containsExactly(
                            new PollerEvent.Discarded(topic, 500, "the sink was unavailable: no WRITE", false));
            commits.release(Integer.MAX_VALUE);
            await().until(() -> sink.rows(topic).size() == 1000);
            sink.faults().mend();
            await().atMost(Duration.ofSeconds(30)).until(() -> poller.health().openRecords() == 500);
        }
        assertThat(sink.rows(topic)).hasSize(1500).doesNotHaveDuplicates();
        assertThat(sink.commits(topic)).hasSize(2);
    }

    @Test
    void aTopicThatWaitsDoesNotHoldUpTheOthersAndTheMemberStaysInItsGroup() throws Exception {
        String stuck = Broker.topic(2);
        String other = Broker.topic(2);
        RecordingSink healthy = new RecordingSink();
        Broker.produce(stuck, 2, 1, 100);
        sink.faults().breakDown(Call.COMMIT);
        try (EventPoller poller = Broker.poller(
                        identity -> (identity.name().equals(stuck) ? sink : healthy).open(identity), stuck, other)
                .flush(FlushPolicy.every(Duration.ofMillis(100)))
                .property("max.poll.interval.ms", "1500")
                .listener(listener)
                .build()) {
            poller.start();
            await().until(() -> attempts() >= 1);
            for (int step = 0; step < 4; step++) {
                Broker.produce(other, 2, step * 100 + 1, step * 100 + 100);
                int rows = 200 * (step + 1);
                await().until(() -> healthy.rows(other).size() == rows);
            }
            await().until(() -> attempts() >= 4);
            // The health is told now and then, not at each turn.
            await().until(() -> poller.health().waiting().keySet().equals(Set.of(stuck)));
            // What came after the batch that can't be committed stays in Kafka.
            await().until(() -> poller.health().openRecords() == 200);
            sink.faults().mend();
            await().atMost(Duration.ofSeconds(40)).until(() -> sink.rows(stuck).size() == 200);
            await().until(() -> poller.health().waiting().isEmpty());
            assertThat(listener.all(PollerEvent.Assigned.class)).hasSize(1);
            assertThat(listener.all(PollerEvent.Revoked.class)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"POSITIONS", "FINISH", "END", "COMMIT"})
    void patienceHasAnEndAndThePollerFailsWithTheLastCause(Call broken) throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 100);
        sink.faults().breakDown(broken);
        EventPoller poller = poller(topic).patience(Duration.ofMillis(1500)).build();
        poller.start();
        assertThatThrownBy(() -> poller.completion().get(30, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(PollerException.class)
                .hasMessageMatching(topic
                        + ": given up after \\d+ attempts in \\d+ s, as the patience of 1 s says; start again"
                        + " when what failed is back: no " + broken)
                .cause()
                .isInstanceOf(SinkUnavailableException.class);
        assertThat(poller.health().state()).isEqualTo(PollerHealth.State.FAILED);
        poller.close();
        sink.faults().mend();
        try (EventPoller next = poller(topic).untilCaughtUp().build()) {
            next.start();
            next.completion().get(30, TimeUnit.SECONDS);
        }
        assertThat(sink.rows(topic)).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void aFailureIsNotTriedWithoutPause() throws Exception {
        String topic = Broker.topic(1);
        sink.faults().breakDown(Call.POSITIONS);
        try (EventPoller poller = poller(topic).build()) {
            poller.start();
            await().until(() -> attempts() >= 1);
            await().during(Duration.ofSeconds(2)).until(() -> sink.faults().calls(Call.POSITIONS) < 25);
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingKeepsItsDeadlineWhileTheSinkIsUnavailable(Call broken) throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 100);
        sink.faults().breakDown(broken);
        EventPoller poller = poller(topic).build();
        poller.start();
        await().until(() -> attempts() >= 1);
        long began = System.nanoTime();
        poller.close(Duration.ofMillis(500));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        assertThat(poller.health().state()).isEqualTo(PollerHealth.State.CLOSED);
    }

    @Test
    void whatIsClosedWithACommitOfUnknownOutcomeSaysSoAndGoesOnWhereTheSinkStands() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 100);
        sink.faults().breakDown(Call.ANSWER);
        EventPoller poller = poller(topic).build();
        poller.start();
        await().until(() -> attempts() >= 1);
        poller.close(Duration.ofSeconds(2));
        assertThat(listener.all(PollerEvent.Discarded.class))
                .containsExactly(
                        new PollerEvent.Discarded(topic, 100, "the poller ended before they were committed", true));
        assertThat(sink.faults().discards()).isEqualTo(1);
        sink.faults().mend();
        Broker.produce(topic, 1, 101, 110);
        try (EventPoller next = poller(topic).untilCaughtUp().build()) {
            next.start();
            assertThat(next.completion().get(30, TimeUnit.SECONDS).records()).isEqualTo(10);
        }
        assertThat(sink.rows(topic)).hasSize(110).doesNotHaveDuplicates();
    }

    @Test
    void closingTriesOnceMoreAtOnce() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 100);
        sink.faults().breakDown(Call.COMMIT);
        EventPoller poller = poller(topic).build();
        poller.start();
        // By now the next attempt may be many seconds away.
        await().atMost(Duration.ofSeconds(40)).until(() -> attempts() >= 6);
        sink.faults().mend();
        long began = System.nanoTime();
        poller.close(Duration.ofSeconds(20));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        assertThat(sink.rows(topic)).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aRebalanceGivesUpABatchThatWaitsAndItsSuccessorGoesOn(String protocol) throws Exception {
        String topic = Broker.topic(4);
        String group = Broker.freshName("group");
        Broker.produce(topic, 4, 1, 500);
        sink.faults().breakDown(Call.ANSWER);
        try (EventPoller first = member(group, topic, protocol);
                EventPoller second = member(group, topic, protocol)) {
            first.start();
            await().until(() -> attempts() >= 1);
            second.start();
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> !listener.all(PollerEvent.Discarded.class).isEmpty());
            sink.faults().mend();
            Broker.produce(topic, 4, 501, 600);
            await().atMost(Duration.ofSeconds(60)).until(() -> sink.rows(topic).size() == 2400);
        }
        assertThat(listener.all(PollerEvent.Discarded.class).get(0))
                .isEqualTo(new PollerEvent.Discarded(
                        topic, 2000, "they were not committed within PT0.5S of the rebalance", true));
        assertThat(sink.rows(topic)).hasSize(2400).doesNotHaveDuplicates();
        assertThat(listener.all(PollerEvent.Failed.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aBatchThatIsGivenUpWhileItsCommitIsTriedDoesNotLeaveItsTopicWaiting(String protocol) throws Exception {
        String topic = Broker.topic(4);
        String group = Broker.freshName("group");
        Broker.produce(topic, 4, 1, 500);
        sink.faults().breakDown(Call.ANSWER);
        try (EventPoller first = member(group, topic, protocol);
                EventPoller second = member(group, topic, protocol)) {
            first.start();
            await().until(() -> attempts() >= 1);
            var commits = sink.faults().holdCommits();
            second.start();
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> !listener.all(PollerEvent.Revoked.class).isEmpty());
            commits.release(Integer.MAX_VALUE);
            await().until(() -> sink.faults().discards() >= 1);
            sink.faults().mend();
            Broker.produce(topic, 4, 501, 600);
            await().atMost(Duration.ofSeconds(30)).until(() -> sink.rows(topic).size() == 2400);
        }
        assertThat(sink.rows(topic)).hasSize(2400).doesNotHaveDuplicates();
        assertThat(listener.all(PollerEvent.Failed.class)).isEmpty();
    }

    private EventPoller member(String group, String topic, String protocol) {
        EventPollerBuilder member = poller(topic)
                .group(group)
                .rebalanceTimeout(Duration.ofMillis(500))
                .property("group.protocol", protocol);
        if (protocol.equals("classic")) {
            member.property("heartbeat.interval.ms", "200");
        }
        return member.build();
    }

    private EventPollerBuilder poller(String topic) {
        return Broker.poller(sink, topic)
                .flush(FlushPolicy.every(Duration.ofMillis(200)))
                .listener(listener);
    }

    private int attempts() {
        return listener.all(PollerEvent.WaitBegan.class).size()
                + listener.all(PollerEvent.RetryFailed.class).size();
    }
}
