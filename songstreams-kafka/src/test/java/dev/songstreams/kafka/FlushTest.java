// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.songstreams.core.flush.FlushPolicy;
import dev.songstreams.core.flush.FlushReason;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FlushTest {
    private final RecordingSink sink = new RecordingSink();
    private final RecordingListener listener = new RecordingListener();

    @Test
    void anIdleTopicIsFlushedByTheWallClock() throws Exception {
        String topic = Broker.topic(2);
        Broker.produce(topic, 2, 1, 10);
        AdjustableClock clock = new AdjustableClock();
        try (EventPoller poller =
                Broker.poller(sink, topic).clock(clock).listener(listener).build()) {
            poller.start();
            await().until(() -> poller.health().openRecords() == 20);
            clock.advance(Duration.ofSeconds(119));
            await().during(Duration.ofMillis(500))
                    .until(() -> sink.commits(topic).isEmpty());
            clock.advance(Duration.ofSeconds(1));
            await().until(() -> sink.rows(topic).size() == 20);
        }
        assertThat(listener.all(PollerEvent.Flushed.class))
                .containsExactly(new PollerEvent.Flushed(topic, FlushReason.AGE, 20, 62, Duration.ofSeconds(120)));
        assertThat(sink.commits(topic)).hasSize(1);
    }

    @Test
    void aBoundOnRecordsIsKeptExactly() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 2500);
        catchUp(topic, FlushPolicy.defaults().withMaxRecords(700));
        assertThat(sink.commits(topic))
                .extracting(commit -> commit.rows().size())
                .containsExactly(700, 700, 700, 400);
        assertThat(reasons())
                .containsExactly(FlushReason.RECORDS, FlushReason.RECORDS, FlushReason.RECORDS, FlushReason.CAUGHT_UP);
    }

    @Test
    void anAgeThatIsNeverReachedLeavesTheOtherBounds() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1, 1000);
        catchUp(topic, FlushPolicy.every(ChronoUnit.FOREVER.getDuration()).withMaxRecords(600));
        assertThat(reasons()).containsExactly(FlushReason.RECORDS, FlushReason.CAUGHT_UP);
    }

    @Test
    void aBoundOnBytesIsKeptToWithinAChunk() throws Exception {
        String topic = Broker.topic(1);
        Broker.produce(topic, 1, 1001, 9000);
        catchUp(topic, FlushPolicy.defaults().withMaxBytes(17_000));
        assertThat(sink.commits(topic))
                .extracting(commit -> commit.rows().size())
                .containsExactly(3000, 3000, 2000);
        assertThat(reasons()).containsExactly(FlushReason.BYTES, FlushReason.BYTES, FlushReason.CAUGHT_UP);
    }

    @Test
    void theLargestBatchIsFlushedWhenMemoryIsShort() throws Exception {
        String large = Broker.topic(1);
        String small = Broker.topic(1);
        Broker.produce(small, 1, 1, 100);
        Broker.produce(large, 1, 1, 100_000);
        try (EventPoller poller = Broker.poller(sink, large, small)
                .listener(listener)
                .memoryBytes(500_000)
                .untilCaughtUp()
                .build()) {
            poller.start();
            poller.completion().get(30, TimeUnit.SECONDS);
        }
        assertThat(sink.rows(large)).hasSize(100_000);
        assertThat(listener.all(PollerEvent.Flushed.class))
                .filteredOn(flushed -> flushed.reason() == FlushReason.MEMORY)
                .isNotEmpty()
                .allMatch(flushed -> flushed.topic().equals(large));
    }

    private void catchUp(String topic, FlushPolicy policy) throws Exception {
        try (EventPoller poller = Broker.poller(sink, topic)
                .flush(policy)
                .listener(listener)
                .untilCaughtUp()
                .build()) {
            poller.start();
            poller.completion().get(30, TimeUnit.SECONDS);
        }
    }

    private List<FlushReason> reasons() {
        return listener.all(PollerEvent.Flushed.class).stream()
                .map(PollerEvent.Flushed::reason)
                .toList();
    }
}
