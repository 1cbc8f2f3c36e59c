// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchSizesTest {
    private static final long MIB = 1 << 20;

    /** Of heaps in MiB. */
    @ParameterizedTest
    @CsvSource({
        "32, 1048576, 262144, 671",
        "256, 4194304, 1048576, 5368",
        "512, 16777216, 2097152, 10000",
        "1024, 16777216, 2097152, 10000",
        "4096, 16777216, 2097152, 10000"
    })
    void aSmallHeapFetchesLittleAtATime(long heap, int answer, int partition, int records) {
        assertThat(FetchSizes.of(heap * MIB, 3, 16, 6)).isEqualTo(new FetchSizes(answer, partition, records));
    }

    @ParameterizedTest
    @CsvSource({"0, 2097152", "6, 2097152", "32, 2097152", "200, 335544", "1024, 65536", "1000000, 65536"})
    void whatIsFetchedOfAllPartitionsTogetherIsAnEighthOfTheHeap(int partitions, int each) {
        FetchSizes sizes = FetchSizes.of(512 * MIB, 1, 16, partitions);
        assertThat(sizes).isEqualTo(new FetchSizes((int) (16 * MIB), each, 10_000));
    }

    @ParameterizedTest
    @CsvSource({"8, 16777216", "10, 13421772", "16, 8388608"})
    void answersOfTopicsThatAreHeldBackOneByOneAreAQuarterOfTheHeap(int topics, int answer) {
        assertThat(FetchSizes.of(512 * MIB, topics, 16, 2 * topics).answer()).isEqualTo(answer);
    }

    @Test
    void whereTopicsTakeTurnsAnAnswerBringsHardlyMoreThanAPartition() {
        assertThat(FetchSizes.of(512 * MIB, 100, 16, 200)).isEqualTo(new FetchSizes(500_000, 335_544, 10_000));
        assertThat(FetchSizes.of(512 * MIB, 17, 16, 34).answer()).isEqualTo(1_973_790);
    }

    /** An answer of each partition, from however many brokers. Beyond these numbers each has 64 KiB, whatever the heap. */
    @Test
    void answersThatWaitingPartitionsHoldLeaveTheHeapItsHalf() {
        for (long heap = 256 * MIB; heap < 64_000 * MIB; heap *= 2) {
            for (int topics = 5; topics <= 1000; topics++) {
                FetchSizes sizes = FetchSizes.of(heap, topics, 4, 2 * topics);
                long held = 2L * topics * sizes.answer();
                assertThat(held).as("%d topics, heap %d", topics, heap).isLessThanOrEqualTo(heap / 2);
            }
        }
    }
}
