// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingLineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Such a clock may stand anywhere, and overflow. */
    private static final long BEGIN = Long.MAX_VALUE - Duration.ofSeconds(10).toNanos();

    private final WaitingLine<String> line = new WaitingLine<>(PATIENCE, BEGIN);

    @Test
    void whereThereIsRoomWhoHasWaitedLongestIsNext() {
        join(0, "a", "b", "c");
        join(1, "d", "a");
        assertThat(next(2, 2)).containsExactly("a", "b");
        join(3, "a");
        assertThat(next(3, 4)).containsExactly("c", "d", "a");
        assertThat(next(3, 5)).isEmpty();
    }

    @Test
    void withoutRoomOneWhoHasWaitedForLongIsLetInASecondAndNotSooner() {
        join(0, "a", "b", "c", "d");
        assertThat(next(0, 29_999)).isEmpty();
        assertThat(next(0, 30_000)).containsExactly("a");
        assertThat(next(0, 30_001)).isEmpty();
        assertThat(next(0, 30_999)).isEmpty();
        assertThat(next(0, 31_000)).containsExactly("b");
        assertThat(next(0, 31_500)).isEmpty();
        // Though it was long not asked.
        assertThat(next(0, 40_000)).containsExactly("c");
        assertThat(next(0, 41_000)).containsExactly("d");
    }

    @Test
    void whoIsLetInBecauseThereIsRoomDoesNotKeepWhoHasWaitedForLongFromFollowing() {
        join(0, "a", "b", "c");
        assertThat(next(1, 30_000)).containsExactly("a", "b");
        assertThat(next(1, 30_500)).containsExactly("c");
    }

    @Test
    void whoseTurnsLastLongerThanThereIsRoomForLetsNobodyInSooner() {
        join(0, "a");
        assertThat(next(-2, 29_999)).isEmpty();
        assertThat(next(-2, 30_000)).containsExactly("a");
    }

    @Test
    void whoLeavesDoesNotWait() {
        join(0, "a", "b", "c");
        line.leave("a");
        line.leaveIf("b"::equals);
        assertThat(line.contains("b")).isFalse();
        assertThat(next(3, 1)).containsExactly("c");
    }

    private void join(long millis, String... who) {
        for (String each : who) {
            line.join(each, at(millis));
        }
    }

    private List<String> next(int room, long millis) {
        return line.next(room, at(millis));
    }

    private static long at(long millis) {
        return BEGIN + Duration.ofMillis(millis).toNanos();
    }
}
