// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.songstreams.core.flush.FlushPolicy;
import dev.songstreams.core.sink.SinkException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SinkTroubleTest {
    private final RecordingSink sink = new RecordingSink();
    private final RecordingListener listener = new RecordingListener();

    @Test
    void aSupersededPollerGoesOnWhereTheOtherWriterStands() throws Exception {
        String topic = Broker.topic(2);
        Broker.produce(topic, 2, 1, 1000);
        sink.faults().overtakeNextCommit(sink.topic(topic), Map.of(0, 600L));
        try (EventPoller poller = Broker.poller(sink, topic)
                .flush(FlushPolicy.defaults().withMaxRecords(500))
                .listener(listener)
                .untilCaughtUp()
                .build()) {
            poller.start();
            assertThat(poller.completion().get(30, TimeUnit.SECONDS).superseded())
                    .isPositive();
        }
        assertThat(sink.rows(topic)).hasSize(1400).doesNotHaveDuplicates();
        assertThat(sink.rows(topic).get(0)).isEqualTo(new Row(0, 600, "0-601"));
        assertThat(listener.all(PollerEvent.Superseded.class).get(0).result().reason())
                .isEqualTo("partition 0 stands at 600, not at 0");
    }

    @Test
    void aFailedCommitEndsThePollerWithItsCauseAndLosesNothing() throws Exception {
        String topic = Broker.topic(2);
        Broker.produce(topic, 2, 1, 1000);
        SinkException trouble = new SinkException("the bucket is gone");
        sink.faults().failNextCommit(trouble);
        EventPoller poller = Broker.poller(sink, topic)
                .flush(FlushPolicy.defaults().withMaxRecords(300))
                .listener(listener)
                .build();
        poller.start();
        assertThatThrownBy(() -> poller.completion().get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCause(trouble);
        assertThat(poller.health().state()).isEqualTo(PollerHealth.State.FAILED);
        assertThat(poller.health().failure()).contains(trouble);
        assertThat(listener.all(PollerEvent.Failed.class)).containsExactly(new PollerEvent.Failed(trouble));
        poller.close();
        assertThat(sink.rows(topic)).isEmpty();
        catchUp(topic);
        assertThat(sink.rows(topic)).hasSize(2000).doesNotHaveDuplicates();
    }

    @Test
    void aBatchThatLostAChunkIsNotCommittedThoughItsLaneCouldBeFinished() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 1000);
        SinkException trouble = new SinkException("no memory for this chunk");
        Semaphore writes = sink.faults().holdWrites();
        sink.faults().failNextWrite(trouble);
        EventPoller poller = Broker.poller(sink, topic)
                .flush(FlushPolicy.defaults().withMaxRecords(1000))
                .listener(listener)
                .build();
        poller.start();
        // The end of the lane waits behind the write that fails.
        await().until(() -> !listener.all(PollerEvent.Flushed.class).isEmpty());
        writes.release(Integer.MAX_VALUE);
        assertThatThrownBy(() -> poller.completion().get(30, TimeUnit.SECONDS)).hasCause(trouble);
        poller.close();
        assertThat(sink.commits(topic)).isEmpty();
        catchUp(topic);
        assertThat(sink.rows(topic)).hasSize(1000).doesNotHaveDuplicates();
    }

    @Test
    void encodingGoesOnWhileABatchIsStored() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 1000);
        Semaphore endings = sink.faults().holdEndings();
        try (EventPoller poller = Broker.poller(sink, topic)
                .lanes(1)
                .flush(FlushPolicy.defaults().withMaxRecords(600))
                .listener(listener)
                .build()) {
            poller.start();
            await().until(() -> !listener.all(PollerEvent.Flushed.class).isEmpty());
            int written = sink.faults().calls(SinkFaults.Call.WRITE);
            Broker.produce(topic, 1, 1001, 1100);
            // Of the next batch, by the only lane, whose part of the first batch does not come to its end.
            await().until(() -> sink.faults().calls(SinkFaults.Call.WRITE) > written);
            assertThat(sink.commits(topic)).isEmpty();
            endings.release(Integer.MAX_VALUE);
        }
        assertThat(sink.rows(topic)).hasSizeGreaterThanOrEqualTo(1000).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsThrownAwayIsLetGoOfOnlyWhenItsLanesAndStepsHaveEnded(boolean lanesHaveEnded) throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 1000);
        Semaphore endings =
                lanesHaveEnded ? sink.faults().holdEndings() : sink.faults().holdFinishes();
        EventPoller poller = Broker.poller(sink, topic)
                .flush(FlushPolicy.defaults().withMaxRecords(1000))
                .listener(listener)
                .build();
        poller.start();
        await().until(() -> !listener.all(PollerEvent.Flushed.class).isEmpty());
        // What is held is interrupted, and only then its batch is thrown away; the sink checks it.
        poller.close(Duration.ofMillis(200));
        assertThat(sink.faults().discards()).isEqualTo(1);
        assertThat(sink.commits(topic)).isEmpty();
        endings.release(Integer.MAX_VALUE);
        catchUp(topic);
        assertThat(sink.rows(topic)).hasSize(1000).doesNotHaveDuplicates();
    }

    @Test
    void aSinkThatRefusesTheTopicEndsThePoller() throws Exception {
        String topic = Broker.topic(1);
        SinkException refusal = new SinkException("another topic id");
        EventPoller poller = Broker.poller(
                        identity -> {
                            throw refusal;
                        },
                        topic)
                .build();
        poller.start();
        assertThatThrownBy(() -> poller.completion().get(30, TimeUnit.SECONDS)).hasCause(refusal);
        poller.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aSlowSinkPausesReadingAndKeepsTheMemberInTheGroup(String protocol) throws Exception {
        String topic = Broker.topic(2);
        Broker.produce(topic, 2, 1, 100_000);
        Semaphore writes = sink.faults().holdWrites();
        try (EventPoller poller = Broker.poller(sink, topic)
                .memoryBytes(4_000_000)
                .property("group.protocol", protocol)
                .property("max.poll.records", "2000")
                .property("max.poll.interval.ms", "1000")
                .listener(listener)
                .untilCaughtUp()
                .build()) {
            poller.start();
            await().until(() -> !listener.all(PollerEvent.Backpressure.class).isEmpty());
            await().during(Duration.ofSeconds(3))
                    .until(() -> listener.all(PollerEvent.Revoked.class).isEmpty()
                            && poller.health().memoryBytes() < 1_700_000);
            writes.release(Integer.MAX_VALUE);
            poller.completion().get(30, TimeUnit.SECONDS);
        }
        assertThat(sink.rows(topic)).hasSize(200_000).doesNotHaveDuplicates();
        assertThat(listener.all(PollerEvent.Assigned.class)).hasSize(1);
        assertThat(listener.all(PollerEvent.Backpressure.class))
                .allMatch(event -> event.queuedBytes() + event.memoryBytes() < 5_000_000);
    }

    @Test
    void recordsOfAFewBytesCountWithWhatTheyCostInMemory() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 20_000);
        Semaphore writes = sink.faults().holdWrites();
        try (EventPoller poller = Broker.poller(sink, topic)
                .memoryBytes(8_000_000)
                .listener(listener)
                .untilCaughtUp()
                .build()) {
            poller.start();
            // 20,000 records are 140 kB of values, and 5 MB of objects.
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !listener.all(PollerEvent.Backpressure.class).isEmpty());
            writes.release(Integer.MAX_VALUE);
            poller.completion().get(30, TimeUnit.SECONDS);
        }
        assertThat(sink.rows(topic)).hasSize(20_000);
    }

    @Test
    void aConflictWithFurtherBatchesOpenCostsThemAllAndReadingGoesOnWhereTheOtherStands() throws Exception {
        String topic = Broker.topic(2);
        Broker.produce(topic, 2, 1, 1000);
        Semaphore commits = sink.faults().holdCommits();
        sink.faults().overtakeNextCommit(sink.topic(topic), Map.of(1, 400L));
        try (EventPoller poller = Broker.poller(sink, topic)
                .flush(FlushPolicy.defaults().withMaxRecords(600))
                .listener(listener)
                .untilCaughtUp()
                .build()) {
            poller.start();
            await().until(() -> listener.all(PollerEvent.Flushed.class).size() >= 2);
            commits.release(Integer.MAX_VALUE);
            poller.completion().get(30, TimeUnit.SECONDS);
        }
        assertThat(listener.all(PollerEvent.Superseded.class)).hasSize(1);
        assertThat(listener.all(PollerEvent.Discarded.class)).singleElement().satisfies(discarded -> {
            assertThat(discarded.reason()).isEqualTo("another writer was further");
            assertThat(discarded.records()).isPositive();
        });
        assertThat(sink.rows(topic)).hasSize(1600).doesNotHaveDuplicates();
        assertThat(sink.positions(topic)).isEqualTo(Map.of(0, 1000L, 1, 1000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aFlushThatOutlastsThePollIntervalByFarKeepsTheMemberInTheGroup(String protocol) throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 1000);
        Semaphore commits = sink.faults().holdCommits();
        try (EventPoller poller = Broker.poller(sink, topic)
                .flush(FlushPolicy.defaults().withMaxRecords(1000))
                .property("group.protocol", protocol)
                .property("max.poll.interval.ms", "1000")
                .listener(listener)
                .build()) {
            poller.start();
            await().until(() -> !listener.all(PollerEvent.Flushed.class).isEmpty());
            await().during(Duration.ofSeconds(4))
                    .until(() -> listener.all(PollerEvent.Revoked.class).isEmpty());
            commits.release(Integer.MAX_VALUE);
            await().until(() -> sink.rows(topic).size() == 1000);
            assertThat(listener.all(PollerEvent.Assigned.class)).hasSize(1);
            assertThat(listener.all(PollerEvent.Revoked.class)).isEmpty();
        }
    }

    @Test
    void aSlowCommitDoesNotHoldUpTheReading() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 10_000);
        Semaphore commits = sink.faults().holdCommits();
        try (EventPoller poller = Broker.poller(sink, topic)
                .flush(FlushPolicy.defaults().withMaxRecords(1000))
                .property("max.poll.records", "1000")
                .listener(listener)
                .untilCaughtUp()
                .build()) {
            poller.start();
            // Two batches may be on their way; the third makes the reading wait.
            await().during(Duration.ofMillis(1500))
                    .until(() -> listener.all(PollerEvent.Flushed.class).size() == 3
                            && poller.health().openRecords() == 3000);
            commits.release(Integer.MAX_VALUE);
            poller.completion().get(30, TimeUnit.SECONDS);
        }
        assertThat(sink.rows(topic)).hasSize(10_000).doesNotHaveDuplicates();
    }

    @Test
    void closingKeepsItsDeadlineWhenTheSinkHangs() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 1000);
        sink.faults().holdCommits();
        EventPoller poller = Broker.poller(sink, topic).listener(listener).build();
        poller.start();
        await().until(() -> poller.health().openRecords() == 1000);
        long began = System.nanoTime();
        poller.close(Duration.ofMillis(500));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        assertThat(poller.health().state()).isEqualTo(PollerHealth.State.CLOSED);
        assertThat(sink.rows(topic)).isEmpty();
    }

    @Test
    void closingKeepsItsDeadlineWhenALaneHangs() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 1000);
        sink.faults().holdWrites();
        EventPoller poller = Broker.poller(sink, topic).listener(listener).build();
        poller.start();
        await().until(() -> poller.health().openRecords() == 1000);
        long began = System.nanoTime();
        poller.close(Duration.ofMillis(500));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        assertThat(sink.faults().discards()).isEqualTo(1);
        assertThat(listener.all(PollerEvent.Discarded.class))
                .containsExactly(
                        new PollerEvent.Discarded(topic, 1000, "the poller ended before they were committed", false));
    }

    private void catchUp(String topic) throws Exception {
        try (EventPoller poller = Broker.poller(sink, topic).untilCaughtUp().build()) {
            poller.start();
            poller.completion().get(30, TimeUnit.SECONDS);
        }
    }
}
