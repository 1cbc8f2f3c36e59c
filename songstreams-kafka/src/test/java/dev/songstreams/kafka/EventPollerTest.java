// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class EventPollerTest {
    @ParameterizedTest
    @CsvSource({"1, classic", "3, classic", "3, consumer"})
    void everyRecordArrivesOnce(int lanes, String protocol) throws Exception {
        String topic = Broker.topic(4);
        Broker.produce(topic, 4, 1, 5000);
        RecordingSink sink = new RecordingSink();
        PollerSummary summary;
        try (EventPoller poller = Broker.poller(sink, topic)
                .lanes(lanes)
                .property("group.protocol", protocol)
                .untilCaughtUp()
                .build()) {
            poller.start();
            summary = poller.completion().get(30, TimeUnit.SECONDS);
        }
        assertThat(summary.records()).isEqualTo(20_000);
        assertThat(sink.rows(topic)).hasSize(20_000).doesNotHaveDuplicates();
        assertThat(sink.rows(topic).get(5000)).isEqualTo(new Row(1, 0, "1-1"));
        assertThat(sink.positions(topic).values()).containsExactly(5000L, 5000L, 5000L, 5000L);
    }
}
