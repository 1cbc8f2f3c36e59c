// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.songstreams.core.flush.FlushPolicy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Workers that join and leave every second beside a rival of another group, all on one sink. The seconds are a setting: {@code
 * -Dsongstreams.churn.seconds=600} makes a soak of it.
 */
@Timeout(1200)
class ChurnTest {
    private static final int PARTITIONS = 6;
    private static final int SECONDS = Integer.getInteger("songstreams.churn.seconds", 6);

    private final RecordingSink sink = new RecordingSink();
    private final RecordingListener listener = new RecordingListener();

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void whoeverComesAndGoesEachRecordIsCommittedOnceByOneOfThem(String protocol) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String topic = Broker.topic(PARTITIONS);
        String group = Broker.freshName("group");
        Deque<EventPoller> members = new ArrayDeque<>();
        int produced = 0;
        try (EventPoller rival = worker(Broker.freshName("rival"), topic, protocol)) {
            rival.start();
            for (int second = 0; second < SECONDS; second++) {
                long next = System.nanoTime() + Duration.ofSeconds(1).toNanos();
                EventPoller member = worker(group, topic, protocol);
                member.start();
                members.add(member);
                if (members.size() > 2) {
                    leave(random.nextBoolean() ? members.removeFirst() : members.removeLast(), random);
                }
                while (System.nanoTime() - next < 0) {
                    Broker.produce(topic, PARTITIONS, produced + 1, produced + 50);
                    produced += 50;
                }
            }
            int all = produced * PARTITIONS;
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> sink.positions(topic).values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum()
                            == all);
        } finally {
            members.forEach(EventPoller::close);
        }
        List<Row> expected = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            int number = partition;
            LongStream.range(0, produced)
                    .forEach(offset -> expected.add(new Row(number, offset, number + "-" + (offset + 1))));
        }
        assertThat(sink.rows(topic)).as("seed %d", seed).isEqualTo(expected);
        assertThat(listener.all(PollerEvent.Failed.class)).as("seed %d", seed).isEmpty();
    }

    /** Some leave in good order, some give up what they have. */
    private static void leave(EventPoller member, Random random) {
        member.close(random.nextBoolean() ? Duration.ofSeconds(5) : Duration.ZERO);
    }

    private EventPoller worker(String group, String topic, String protocol) {
        EventPollerBuilder worker = Broker.poller(sink, topic)
                .group(group)
                .property("group.protocol", protocol)
                .rebalanceTimeout(Duration.ofSeconds(2))
                .flush(FlushPolicy.every(Duration.ofMillis(100)))
                .listener(listener);
        if (protocol.equals("classic")) {
            worker.property("heartbeat.interval.ms", "200");
        }
        return worker.build();
    }
}
