// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.broker;

import dev.songstreams.core.sink.TopicIdentity;
import java.util.Set;

/**
 * A topic that exists.
 *
 * @param identity which
 * @param partitions the partitions it had when asked
 * @param leaderless those of them that had no leader then
 * @param isRecreated whether this poller read an earlier topic of that name
 */
public record KnownTopic(
        TopicIdentity identity, Set<Integer> partitions, Set<Integer> leaderless, boolean isRecreated) {
    /** Copies the partitions. */
    public KnownTopic {
        partitions = Set.copyOf(partitions);
        leaderless = Set.copyOf(leaderless);
    }

    /** Its name. */
    public String name() {
        return identity.name();
    }

    /** This topic, as one that takes the place of another. */
    public KnownTopic afterAnother() {
        return new KnownTopic(identity, partitions, leaderless, true);
    }
}
