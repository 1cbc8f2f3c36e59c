// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.broker;

import dev.songstreams.core.sink.TopicIdentity;
import java.util.Set;
import org.apache.kafka.common.Uuid;

/**
 * A topic that exists.
 *
 * @param identity which
 * @param partitions the partitions it had when asked
 * @param leaderless those of them that had no leader then
 * @param isNew whether it was created under this poller, which read an earlier topic of that name, or found none
 */
public record KnownTopic(TopicIdentity identity, Set<Integer> partitions, Set<Integer> leaderless, boolean isNew) {
    private static final String NO_ID = Uuid.ZERO_UUID.toString();

    /** Copies the partitions. */
    public KnownTopic {
        partitions = Set.copyOf(partitions);
        leaderless = Set.copyOf(leaderless);
    }

    /** Its name. */
    public String name() {
        return identity.name();
    }

    /** Whether the brokers give it an id; those before Kafka 2.8 do not, nor do clusters that still speak like them. */
    boolean hasId() {
        return !identity.topicId().equals(NO_ID);
    }

    /** Whether what is there now under its name is another topic. Of a topic without an id that is not to be known. */
    public boolean isReplacedBy(KnownTopic now) {
        return !identity.clusterId().equals(now.identity.clusterId())
                || hasId() && now.hasId() && !identity.topicId().equals(now.identity.topicId());
    }

    /** This topic, as one that was created under this poller. */
    public KnownTopic asNew() {
        return new KnownTopic(identity, partitions, leaderless, true);
    }
}
