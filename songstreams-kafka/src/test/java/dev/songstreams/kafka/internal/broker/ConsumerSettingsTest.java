// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsumerSettingsTest {
    private static final long HEAP = 512 << 20;

    @ParameterizedTest
    @CsvSource({"0, 2097152", "6, 2097152", "32, 2097152", "200, 335544", "1024, 65536", "1000000, 65536"})
    void whatIsFetchedOfAllPartitionsTogetherIsAnEighthOfTheHeap(int partitions, int each) {
        ConsumerSettings settings =
                ConsumerSettings.of(Map.of("bootstrap.servers", "localhost:1", "group.id", "group"));
        assertThat(settings.consumer(partitions, HEAP)).containsEntry("max.partition.fetch.bytes", each);
    }

    @Test
    void whatTheUserSaysOfAPartitionStands() {
        ConsumerSettings settings = ConsumerSettings.of(Map.of(
                "bootstrap.servers", "localhost:1", "group.id", "group", "max.partition.fetch.bytes", "5000000"));
        assertThat(settings.consumer(200, HEAP)).containsEntry("max.partition.fetch.bytes", "5000000");
    }
}
