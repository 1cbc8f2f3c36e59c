// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.kafka.internal.broker.TopicDirectory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DistanceTest {
    @Test
    void aBrokerOnThisMachineIsNotFar() throws Exception {
        Broker.administer(admin ->
                assertThat(TopicDirectory.of(admin).distance()).isPositive().isLessThan(Duration.ofSeconds(1)));
    }
}
