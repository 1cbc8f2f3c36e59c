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
 * @param isNew whether it was created under this poller, which read an earlier topic of that name, or found none
 */
public record KnownTopic(TopicIdentity identity, Set<Integer> partitions, Set<Integer> leaderless, boolean isNew) {
    /** Copies the partitions. */
    public KnownTopic {
        partitions = Set.copyOf(partitions);
        leaderless = Set.copyOf(leaderless);
    }

    /** Its name. */
    public String name() {
        return identity.name();
    }

    /** This topic, as one that was created under this poller. */
    public KnownTopic asNew() {
        return new KnownTopic(identity, partitions, leaderless, true);
    }
}
