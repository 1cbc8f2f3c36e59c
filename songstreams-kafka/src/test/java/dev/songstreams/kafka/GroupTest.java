// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.songstreams.core.flush.FlushPolicy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(90)
class GroupTest {
    private final RecordingSink sink = new RecordingSink();
    private final RecordingListener listener = new RecordingListener();

    @ParameterizedTest
    @CsvSource({
        "classic, org.apache.kafka.clients.consumer.CooperativeStickyAssignor",
        "classic, org.apache.kafka.clients.consumer.RangeAssignor",
        "consumer,"
    })
    void membersComeAndGoAndNothingIsLostOrDoubled(String protocol, String assignor) throws Exception {
        String topic = Broker.topic(6);
        String group = Broker.freshName("group");
        EventPoller first = member(group, topic, protocol, assignor);
        EventPoller second = member(group, topic, protocol, assignor);
        EventPoller third = member(group, topic, protocol, assignor);
        try {
            first.start();
            produceInSteps(topic, 1, 1000);
            await().until(() -> !sink.rows(topic).isEmpty());
            second.start();
            produceInSteps(topic, 1001, 2000);
            await().until(() -> assignments() >= 2);
            third.start();
            first.close();
            produceInSteps(topic, 2001, 3000);
            await().atMost(Duration.ofSeconds(30)).until(() -> sink.rows(topic).size() == 18_000);
        } finally {
            List.of(first, second, third).forEach(EventPoller::close);
        }
        assertThat(sink.rows(topic)).hasSize(18_000).doesNotHaveDuplicates();
        assertThat(sink.positions(topic).values()).containsOnly(3000L);
        assertThat(listener.all(PollerEvent.Superseded.class)).isEmpty();
        assertThat(listener.all(PollerEvent.Discarded.class)).isEmpty();
    }

    @Test
    void whatCannotBeCommittedBeforeARebalanceIsReadAgain() throws Exception {
        String topic = Broker.topic(2);
        String group = Broker.freshName("group");
        Broker.produce(topic, 2, 1, 500);
        Semaphore commits = sink.faults().holdCommits();
        try (EventPoller first = Broker.poller(sink, topic)
                        .group(group)
                        .rebalanceTimeout(Duration.ofMillis(300))
                        .property("heartbeat.interval.ms", "200")
                        .listener(listener)
                        .build();
                EventPoller second =
                        Broker.poller(sink, topic).group(group).untilCaughtUp().build()) {
            first.start();
            await().until(() -> first.health().openRecords() == 1000);
            second.start();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !listener.all(PollerEvent.Revoked.class).isEmpty());
            commits.release(Integer.MAX_VALUE);
            first.close(Duration.ofSeconds(30));
            second.completion().get(40, TimeUnit.SECONDS);
        }
        assertThat(sink.rows(topic)).hasSize(1000).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"classic", "consumer"})
    void membersThatCatchUpTogetherEndTogether(String protocol) throws Exception {
        String topic = Broker.topic(4);
        String group = Broker.freshName("group");
        Broker.produce(topic, 4, 1, 2000);
        List<EventPoller> members =
                List.of(caughtUpMember(group, topic, protocol), caughtUpMember(group, topic, protocol));
        members.forEach(EventPoller::start);
        for (EventPoller member : members) {
            member.completion().get(40, TimeUnit.SECONDS);
        }
        assertThat(sink.rows(topic)).hasSize(8000).doesNotHaveDuplicates();
    }

    @Test
    void twoGroupsOnOneSinkTakeTurnsAndDoubleNothing() throws Exception {
        String topic = Broker.topic(3);
        Broker.produce(topic, 3, 1, 5000);
        List<EventPoller> rivals = List.of(rival(topic), rival(topic));
        rivals.forEach(EventPoller::start);
        for (EventPoller rival : rivals) {
            rival.completion().get(60, TimeUnit.SECONDS);
        }
        assertThat(sink.rows(topic)).hasSize(15_000).doesNotHaveDuplicates();
        assertThat(listener.all(PollerEvent.Superseded.class)).isNotEmpty();
    }

    private EventPoller rival(String topic) {
        return Broker.poller(sink, topic)
                .flush(FlushPolicy.defaults().withMaxRecords(100))
                .property("max.poll.records", "300")
                .listener(listener)
                .untilCaughtUp()
                .build();
    }

    private EventPoller caughtUpMember(String group, String topic, String protocol) {
        return Broker.poller(sink, topic)
                .group(group)
                .property("group.protocol", protocol)
                .untilCaughtUp()
                .build();
    }

    private EventPoller member(String group, String topic, String protocol, String assignor) {
        EventPollerBuilder member = Broker.poller(sink, topic)
                .group(group)
                .property("group.protocol", protocol)
                .flush(FlushPolicy.every(Duration.ofMillis(200)))
                .listener(listener);
        if (assignor != null) {
            member.property("partition.assignment.strategy", assignor);
            member.property("heartbeat.interval.ms", "200");
        }
        return member.build();
    }

    private int assignments() {
        return listener.all(PollerEvent.Assigned.class).size();
    }

    /** So that records arrive while partitions move. */
    private static void produceInSteps(String topic, int first, int last) {
        for (int i = first; i <= last; i += 100) {
            Broker.produce(topic, 6, i, i + 99);
        }
    }
}
