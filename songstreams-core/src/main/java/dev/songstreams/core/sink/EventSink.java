// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.sink;

/**
 * Takes records from a poller, topic by topic, and remembers how far each partition has come. Thread-safe. The poller
 * closes what it opened, and leaves the sink to whoever made it.
 */
public interface EventSink {
    /**
     * The sink's side of one topic.
     *
     * @throws SinkUnavailableException if the sink can't say now; it is asked again
     * @throws SinkException if the sink refuses the topic
     */
    TopicSink open(TopicIdentity topic);
}
