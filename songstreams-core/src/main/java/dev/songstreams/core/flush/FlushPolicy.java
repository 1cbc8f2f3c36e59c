// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.flush;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When an open batch is flushed: at an age, a number of records or a number of bytes, whichever comes first. The age goes by
 * the wall clock, so that a topic which went idle is flushed too. Pure and immutable: the caller passes the time.
 *
 * <pre>{@code
 * FlushPolicy.defaults();                                      // every 120 s
 * FlushPolicy.every(Duration.ofSeconds(30)).withMaxRecords(1_000_000);
 * }</pre>
 *
 * @param maxAge how long a batch may be open; 120 s by default
 * @param maxRecords how many records it may have; no bound by default
 * @param maxBytes how many bytes of keys and values it may have; no bound by default
 */
public record FlushPolicy(Duration maxAge, long maxRecords, long maxBytes) {
    /** The age at which a batch is flushed by default. */
    public static final Duration DEFAULT_MAX_AGE = Duration.ofSeconds(120);

    /** Checks that every bound is positive. */
    public FlushPolicy {
        if (maxAge.isZero() || maxAge.isNegative()) {
            throw new IllegalArgumentException("maxAge is a positive duration, not " + maxAge);
        }
        if (maxRecords < 1 || maxBytes < 1) {
            throw new IllegalArgumentException(
                    "maxRecords and maxBytes are positive, not " + maxRecords + " and " + maxBytes);
        }
    }

    /** Every 120 s. */
    public static FlushPolicy defaults() {
        return every(DEFAULT_MAX_AGE);
    }

    /** At this age, with no other bound. */
    public static FlushPolicy every(Duration maxAge) {
        return new FlushPolicy(maxAge, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** This policy with a bound on records. */
    public FlushPolicy withMaxRecords(long records) {
        return new FlushPolicy(maxAge, records, maxBytes);
    }

    /** This policy with a bound on bytes. */
    public FlushPolicy withMaxBytes(long bytes) {
        return new FlushPolicy(maxAge, maxRecords, bytes);
    }

    /** Why the batch is due now, or empty if it is not. */
    public Optional<FlushReason> due(BatchCounters batch, Instant now) {
        if (batch.records() >= maxRecords) {
            return Optional.of(FlushReason.RECORDS);
        }
        if (batch.bytes() >= maxBytes) {
            return Optional.of(FlushReason.BYTES);
        }
        return Duration.between(batch.openedAt(), now).compareTo(maxAge) >= 0
                ? Optional.of(FlushReason.AGE)
                : Optional.empty();
    }
}
