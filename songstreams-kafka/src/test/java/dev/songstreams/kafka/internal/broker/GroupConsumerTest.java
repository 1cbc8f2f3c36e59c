// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class GroupConsumerTest {
    @Test
    void aConsumerThatCannotLeaveItsGroupIsClosedAllTheSame() {
        MockConsumer<ByteBuffer, ByteBuffer> client = new MockConsumer<>("none") {
            @Override
            public synchronized void unsubscribe() {
                throw new KafkaException("interrupted");
            }
        };

        assertThatThrownBy(() -> new GroupConsumer(client).close(true)).hasMessage("interrupted");

        assertThat(client.closed()).isTrue();
    }
}
