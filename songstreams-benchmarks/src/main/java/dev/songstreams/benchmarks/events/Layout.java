// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.events;

import dev.songstreams.core.event.EventType;
import dev.songstreams.core.streamify.AuthEvent;
import dev.songstreams.core.streamify.ListenEvent;
import dev.songstreams.core.streamify.PageViewEvent;
import dev.songstreams.simulator.Topic;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Into which topics events go. A topic's name begins with that of the simulator's topic whose events it has.
 *
 * @param topics the topics' names
 * @param partitions of each topic
 */
public record Layout(List<String> topics, int partitions) {
    private static final List<Topic> STREAMIFY = List.of(Topic.LISTEN, Topic.PAGE_VIEW, Topic.AUTH);

    /** Listens, page views and log-ins in topics of two partitions, under the names that eventsim gives them. */
    public static Layout streamify() {
        return streamify("");
    }

    /** The same under names with a suffix. */
    public static Layout streamify(String suffix) {
        return new Layout(
                STREAMIFY.stream().map(topic -> topic.topicName() + suffix).toList(), 2);
    }

    /** Listens alone, spread evenly over topics. */
    public static Layout listens(int topics, int partitions) {
        return new Layout(
                IntStream.range(0, topics)
                        .mapToObj(i -> Topic.LISTEN.topicName() + "_" + topics + "x" + partitions + "_" + i)
                        .toList(),
                partitions);
    }

    /** The type of a topic's events. */
    public static EventType<?> type(String topic) {
        if (topic.startsWith(Topic.LISTEN.topicName())) {
            return EventType.of(ListenEvent.class);
        }
        return topic.startsWith(Topic.PAGE_VIEW.topicName())
                ? EventType.of(PageViewEvent.class)
                : EventType.of(AuthEvent.class);
    }

    /** The topics that events of this kind go to, in turn; often none. */
    List<String> topicsOf(Topic event) {
        return topics.stream()
                .filter(topic -> topic.startsWith(event.topicName()))
                .toList();
    }
}
