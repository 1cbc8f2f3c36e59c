// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.broker;

import dev.songstreams.core.sink.TopicIdentity;
import java.util.Set;

/**
 * A topic that exists.
 *
 * @param identity which
 * @param partitions the partitions it had when asked
 */
public record KnownTopic(TopicIdentity identity, Set<Integer> partitions) {
    /** Copies the partitions. */
    public KnownTopic {
        partitions = Set.copyOf(partitions);
    }

    /** Its name. */
    public String name() {
        return identity.name();
    }
}
