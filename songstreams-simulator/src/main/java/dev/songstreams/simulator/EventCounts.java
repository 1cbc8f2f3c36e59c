// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many events a simulation gave.
 *
 * @param byTopic the number for every topic, 0 included, in the order of the topics
 */
public record EventCounts(Map<Topic, Long> byTopic) {
    /** Counts of their own; topics that are not named count 0. */
    public EventCounts {
        Map<Topic, Long> complete = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            complete.put(topic, byTopic.getOrDefault(topic, 0L));
        }
        byTopic = Collections.unmodifiableMap(complete);
    }

    /** The number of events for one topic. */
    public long of(Topic topic) {
        return byTopic.getOrDefault(topic, 0L);
    }

    /** The number of events for all topics together. */
    public long total() {
        return byTopic.values().stream().mapToLong(Long::longValue).sum();
    }
}
