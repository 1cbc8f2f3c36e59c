// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.broker;

import java.util.Map;
import java.util.Optional;

/**
 * Where partitions are to be read from, as far as brokers answer.
 *
 * @param found those that were answered for
 * @param silent the others, if there are any
 */
public record Locations(Map<Integer, Location> found, Optional<SilentPartitionsException> silent) {
    /** Copies what was found. */
    public Locations {
        found = Map.copyOf(found);
    }

    /** Where nothing was asked for. */
    public static Locations none() {
        return new Locations(Map.of(), Optional.empty());
    }
}
