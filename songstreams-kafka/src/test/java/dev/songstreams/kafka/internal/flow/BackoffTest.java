// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration HOUR = Duration.ofHours(1);
    /** Draws the longest wait there is. */
    private static final RandomGenerator LONGEST = new RandomGenerator() {
        @Override
        public long nextLong() {
            throw new AssertionError("only bounded numbers are drawn");
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    @Test
    void theLongestWaitDoublesUpToItsCap() {
        Backoff backoff = new Backoff(HOUR, LONGEST);
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            millis.add(backoff.failed(0).orElseThrow().toMillis());
        }
        assertThat(millis).containsExactly(200L, 400L, 800L, 1600L, 3200L, 6400L, 12_800L, 25_600L, 30_000L, 30_000L);
        assertThat(backoff.failures()).isEqualTo(10);
    }

    @Test
    void aSuccessStartsItAnew() {
        Backoff backoff = new Backoff(HOUR, LONGEST);
        backoff.failed(0);
        backoff.failed(0);
        backoff.succeeded();
        assertThat(backoff.failed(HOUR.toNanos())).contains(Backoff.FIRST);
        assertThat(backoff.waited(HOUR.toNanos())).isZero();
    }

    @Test
    void theLastAttemptFallsOnTheEndOfThePatience() {
        Backoff backoff = new Backoff(Duration.ofMillis(1000), LONGEST);
        long now = 77;
        List<Optional<Duration>> waits = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Optional<Duration> wait = backoff.failed(now);
            waits.add(wait);
            now += wait.orElse(Duration.ZERO).toNanos();
        }
        assertThat(waits)
                .containsExactly(
                        Optional.of(Duration.ofMillis(200)),
                        Optional.of(Duration.ofMillis(400)),
                        Optional.of(Duration.ofMillis(400)),
                        Optional.empty());
    }

    @Test
    void waitsAreDrawnFromTheWholeOfTheirRangeAndNeverBeyond() {
        long seed = System.nanoTime();
        Backoff backoff = new Backoff(HOUR, new Random(seed));
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 1009; i++) {
            waits.add(backoff.failed(0).orElseThrow().toMillis());
        }
        List<Long> capped = waits.subList(9, waits.size());
        assertThat(capped).as("seed %d", seed).allMatch(wait -> wait >= 0 && wait <= 30_000);
        assertThat(capped.stream().mapToLong(Long::longValue).average().orElseThrow())
                .as("seed %d", seed)
                .isBetween(12_000.0, 18_000.0);
    }

    @Test
    void itNeverOverflows() {
        Backoff backoff = new Backoff(Duration.ofDays(1000), LONGEST);
        for (int i = 0; i < 100_000; i++) {
            assertThat(backoff.failed(Long.MAX_VALUE - 10).orElseThrow()).isPositive();
        }
    }

    @Test
    void patienceBeginsAnewBehindAFailureThatIsWaitedForWithoutAnEnd() {
        Backoff backoff = new Backoff(HOUR, LONGEST);
        assertThat(backoff.failed(0)).contains(Backoff.FIRST);
        long later = 10 * HOUR.toNanos();
        assertThat(backoff.uncounted(later)).isEqualTo(Backoff.FIRST.multipliedBy(2));
        assertThat(backoff.failed(later + 1)).contains(Backoff.FIRST.multipliedBy(4));
        assertThat(backoff.failed(later + 1 + HOUR.toNanos())).isEmpty();
        assertThat(backoff.waited(later)).isEqualTo(Duration.ofHours(10));
        assertThat(backoff.failures()).isEqualTo(4);
    }
}
