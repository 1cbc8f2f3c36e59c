// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.broker;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * The cluster answers, but for some partitions of a topic no broker does: they have no leader, or it is away. They may be back at
 * any time, and nothing of them can be lost meanwhile.
 */
public final class SilentPartitionsException extends RetriableException {
    private static final long serialVersionUID = 1L;

    private final transient Set<Integer> partitions;

    /**
     * With a cause of one of them.
     *
     * @param consequence what follows from it, as the rest of a sentence
     */
    SilentPartitionsException(String topic, Map<Integer, KafkaException> silent, String consequence) {
        this(topic, new TreeSet<>(silent.keySet()), silent.values().iterator().next(), consequence);
    }

    private SilentPartitionsException(String topic, Set<Integer> partitions, KafkaException cause, String consequence) {
        super(
                "no broker answers for the partitions " + partitions + " of " + topic + ", " + consequence + ": "
                        + cause.getMessage(),
                cause);
        this.partitions = partitions;
    }

    /** Which. */
    public Set<Integer> partitions() {
        return partitions;
    }
}
