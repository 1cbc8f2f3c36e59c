// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.flow;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again what failed, and when to give up: the longest wait doubles from one failure to the next up to a cap, each wait
 * is drawn evenly from nothing to the longest, and the last attempt falls on the end of the patience. Pure: the caller passes
 * the time, as {@link System#nanoTime} counts it.
 */
final class Backoff {
    /** The longest first wait: a store has tried for some seconds by itself before it says that it is unavailable. */
    static final Duration FIRST = Duration.ofMillis(200);
    /** The longest of all waits: a store that is back is used again within half a minute. */
    static final Duration CAP = Duration.ofSeconds(30);

    private final Duration patience;
    private final RandomGenerator random;
    private int failures;
    private long firstFailure;
    private boolean counting;
    private long countedSince;

    Backoff(Duration patience, RandomGenerator random) {
        this.patience = patience;
        this.random = random;
    }

    /** Counts a failure: how long to wait now, or empty if the patience has come to its end. */
    Optional<Duration> failed(long now) {
        count(now);
        if (!counting) {
            counting = true;
            countedSince = now;
        }
        Duration left = patience.minus(Duration.ofNanos(now - countedSince));
        if (left.isNegative() || left.isZero()) {
            return Optional.empty();
        }
        Duration wait = draw();
        return Optional.of(wait.compareTo(left) < 0 ? wait : left);
    }

    /** Counts a failure that is waited for without an end: how long to wait now. Patience begins anew with the next that has one. */
    Duration uncounted(long now) {
        count(now);
        counting = false;
        return draw();
    }

    private void count(long now) {
        if (failures++ == 0) {
            firstFailure = now;
        }
    }

    private Duration draw() {
        return Duration.ofNanos(random.nextLong(longest().toNanos() + 1));
    }

    private Duration longest() {
        // From the ninth failure on the cap holds; more doublings would only overflow.
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
        return doubled.compareTo(CAP) < 0 ? doubled : CAP;
    }

    /** Failures since the last success. */
    int failures() {
        return failures;
    }

    /** The time since the first of them. */
    Duration waited(long now) {
        return Duration.ofNanos(now - firstFailure);
    }

    void succeeded() {
        failures = 0;
        counting = false;
    }
}
