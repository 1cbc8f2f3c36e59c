// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.broker;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/**
 * What brokers say of a topic's offsets.
 *
 * @param topic its name
 * @param known the offsets that they say
 * @param silent the partitions for which none answers, and why
 */
public record PartitionOffsets(String topic, Map<Integer, Long> known, Map<Integer, KafkaException> silent) {
    /** Copies both. */
    public PartitionOffsets {
        known = Map.copyOf(known);
        silent = Map.copyOf(silent);
    }

    /**
     * The offsets of all that were asked for.
     *
     * @param otherwise what follows if one is missing, as the rest of a sentence
     * @throws SilentPartitionsException if no broker answers for one of them
     */
    public Map<Integer, Long> all(String otherwise) {
        if (!silent.isEmpty()) {
            throw new SilentPartitionsException(topic, silent, otherwise);
        }
        return new HashMap<>(known);
    }
}
