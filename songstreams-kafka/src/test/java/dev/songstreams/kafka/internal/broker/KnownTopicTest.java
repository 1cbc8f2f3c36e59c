// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.sink.TopicIdentity;
import java.util.Set;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class KnownTopicTest {
    private static final KnownTopic ONE = topic(new Uuid(1, 1), "cluster");
    private static final KnownTopic WITHOUT_ID = topic(Uuid.ZERO_UUID, "cluster");

    @Test
    void anotherIdIsAnotherTopic() {
        assertThat(ONE.isReplacedBy(topic(new Uuid(1, 2), "cluster"))).isTrue();
        assertThat(ONE.isReplacedBy(topic(new Uuid(1, 1), "cluster"))).isFalse();
    }

    @Test
    void nothingIsConcludedFromAnIdThatTheBrokersDoNotGive() {
        assertThat(WITHOUT_ID.hasId()).isFalse();
        assertThat(ONE.hasId()).isTrue();
        assertThat(WITHOUT_ID.isReplacedBy(WITHOUT_ID)).isFalse();
        assertThat(WITHOUT_ID.isReplacedBy(ONE)).isFalse();
        assertThat(ONE.isReplacedBy(WITHOUT_ID)).isFalse();
    }

    @Test
    void aTopicOfAnotherClusterIsAnotherWithOrWithoutAnId() {
        assertThat(ONE.isReplacedBy(topic(new Uuid(1, 1), "other"))).isTrue();
        assertThat(WITHOUT_ID.isReplacedBy(topic(Uuid.ZERO_UUID, "other"))).isTrue();
    }

    private static KnownTopic topic(Uuid id, String cluster) {
        return new KnownTopic(new TopicIdentity("songs", id.toString(), cluster), Set.of(0), Set.of(), false);
    }
}
