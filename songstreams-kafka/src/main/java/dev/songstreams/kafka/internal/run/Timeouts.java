// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.run;

import java.time.Duration;

/**
 * How long a poller waits.
 *
 * @param rebalance for a flush when partitions go to another member
 * @param patience for a sink, or a broker, that is unavailable
 */
public record Timeouts(Duration rebalance, Duration patience) {}
