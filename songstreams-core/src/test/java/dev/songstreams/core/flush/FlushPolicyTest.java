// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.flush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlushPolicyTest {
    private static final Instant OPENED = Instant.parse("2026-11-05T12:00:00Z");
    private static final FlushPolicy POLICY =
            FlushPolicy.every(Duration.ofSeconds(30)).withMaxRecords(1_000).withMaxBytes(50_000);

    private static BatchCounters batch(long records, long bytes) {
        return new BatchCounters(OPENED, records, bytes);
    }

    @Test
    void flushesEvery120SecondsByDefaultHoweverMuchThereIs() {
        FlushPolicy policy = FlushPolicy.defaults();
        BatchCounters huge = batch(Long.MAX_VALUE - 1, Long.MAX_VALUE - 1);

        assertThat(policy.maxAge()).isEqualTo(Duration.ofSeconds(120));
        assertThat(policy.due(huge, OPENED.plusNanos(119_999_999_999L))).isEmpty();
        assertThat(policy.due(huge, OPENED.plusSeconds(120))).contains(FlushReason.AGE);
    }

    @Test
    void aBatchIsDueAtItsAgeToTheNanosecond() {
        assertThat(POLICY.due(batch(1, 1), OPENED.plusNanos(29_999_999_999L))).isEmpty();
        assertThat(POLICY.due(batch(1, 1), OPENED.plusSeconds(30))).contains(FlushReason.AGE);
        assertThat(POLICY.due(batch(1, 1), OPENED.plusSeconds(3_000))).contains(FlushReason.AGE);
    }

    @Test
    void aBatchIsDueAtItsLastRecordAndAtItsLastByte() {
        assertThat(POLICY.due(batch(999, 49_999), OPENED)).isEmpty();
        assertThat(POLICY.due(batch(1_000, 1), OPENED)).contains(FlushReason.RECORDS);
        assertThat(POLICY.due(batch(1, 50_000), OPENED)).contains(FlushReason.BYTES);
        assertThat(POLICY.due(batch(1, 50_001), OPENED)).contains(FlushReason.BYTES);
    }

    @Test
    void ofSeveralReasonsRecordsComeFirstAndAgeLast() {
        Instant late = OPENED.plusSeconds(31);

        assertThat(POLICY.due(batch(1_000, 50_000), late)).contains(FlushReason.RECORDS);
        assertThat(POLICY.due(batch(1, 50_000), late)).contains(FlushReason.BYTES);
    }

    @Test
    void aClockThatWasSetBackMakesNothingDue() {
        assertThat(POLICY.due(batch(1, 1), OPENED.minusSeconds(3_600))).isEmpty();
    }

    @Test
    void theFarthestTimesAreNoProblem() {
        assertThat(POLICY.due(new BatchCounters(Instant.MIN, 1, 1), Instant.MAX))
                .contains(FlushReason.AGE);
        assertThat(POLICY.due(new BatchCounters(Instant.MAX, 1, 1), Instant.MIN))
                .isEmpty();
        assertThat(FlushPolicy.every(Duration.ofSeconds(Long.MAX_VALUE)).due(batch(1, 1), Instant.MAX))
                .isEmpty();
    }

    @Test
    void eachBoundLeavesTheOthersAsTheyWere() {
        assertThat(POLICY).isEqualTo(new FlushPolicy(Duration.ofSeconds(30), 1_000, 50_000));
        assertThat(FlushPolicy.every(Duration.ofSeconds(1)))
                .isEqualTo(new FlushPolicy(Duration.ofSeconds(1), Long.MAX_VALUE, Long.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "PT-1S"})
    void refusesAnAgeThatIsNotPositive(Duration age) {
        assertThatThrownBy(() -> FlushPolicy.every(age))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxAge is a positive duration, not " + age);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, 1"})
    void refusesBoundsThatAreNotPositive(long records, long bytes) {
        assertThatThrownBy(() -> new FlushPolicy(Duration.ofSeconds(1), records, bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxRecords and maxBytes are positive, not " + records + " and " + bytes);
    }
}
