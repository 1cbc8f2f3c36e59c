// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
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

    /** Of heaps in MiB. */
    @ParameterizedTest
    @CsvSource({
        "32, 1048576, 262144",
        "256, 4194304, 1048576",
        "512, 16777216, 2097152",
        "1024, 16777216, 2097152",
        "4096, 16777216, 2097152"
    })
    void aSmallHeapFetchesLittleAtATime(long heap, int all, int each) {
        ConsumerSettings settings =
                ConsumerSettings.of(Map.of("bootstrap.servers", "localhost:1", "group.id", "group"));
        assertThat(settings.consumer(6, heap << 20))
                .containsEntry("fetch.max.bytes", all)
                .containsEntry("max.partition.fetch.bytes", each);
    }

    @Test
    void whatTheUserSaysOfFetchesAndPollsStands() {
        Map<String, String> said =
                Map.of("max.partition.fetch.bytes", "5000000", "fetch.max.bytes", "50000000", "max.poll.records", "7");
        Map<String, String> given = new HashMap<>(said);
        given.putAll(Map.of("bootstrap.servers", "localhost:1", "group.id", "group"));
        assertThat(ConsumerSettings.of(given).consumer(200, 256 << 20)).containsAllEntriesOf(said);
    }
}
