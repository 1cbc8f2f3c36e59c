// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryLimitsTest {
    @ParameterizedTest
    @CsvSource({"1000000000, 16777216", "134217728, 16777216", "67108864, 12582912", "4000000, 750000", "1, 1"})
    void fewRecordsWaitInASmallHeap(long total, long high) {
        MemoryLimits limits = new MemoryLimits(total);
        assertThat(limits.queueHigh()).isEqualTo(high);
        assertThat(limits.queueLow()).isEqualTo(high / 2);
    }

    /** Of a poller's memory in MiB. */
    @ParameterizedTest
    @CsvSource({"0, 4", "128, 4", "256, 8", "1024, 32"})
    void aTopicWithABacklogHasRoomForABatchOf16MiB(long total, int topics) {
        assertThat(new MemoryLimits(total << 20).topics()).isEqualTo(topics);
    }
}
