// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.sink;

/**
 * Which topic, for good: a topic that was deleted and made again under the same name has another id.
 *
 * @param name the topic's name
 * @param topicId the id that Kafka gave it
 * @param clusterId the id of the Kafka cluster
 */
public record TopicIdentity(String name, String topicId, String clusterId) {}
