// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

/**
 * Is told what happens in a poller. Every method does nothing unless overridden. They are called on the poll thread, one
 * at a time, and should be quick; what they throw is logged once and does not stop the poller.
 */
public interface PollerListener {
    /** The poller began to read. */
    default void started(PollerEvent.Started event) {}

    /** A topic does not exist; told once until it does. */
    default void topicMissing(PollerEvent.TopicMissing event) {}

    /** A topic exists. */
    default void topicFound(PollerEvent.TopicFound event) {}

    /** A topic is another now, under the same name. */
    default void topicRecreated(PollerEvent.TopicRecreated event) {}

    /** Partitions came to this member of the group. */
    default void assigned(PollerEvent.Assigned event) {}

    /** Partitions went to another member of the group. */
    default void revoked(PollerEvent.Revoked event) {}

    /** Reading begins or goes on at the sink's positions. */
    default void positioned(PollerEvent.Positioned event) {}

    /** A batch was closed and is on its way to the sink. */
    default void flushed(PollerEvent.Flushed event) {}

    /** A batch is visible; the result counts its dead letters and conflicts. */
    default void committed(PollerEvent.Committed event) {}

    /** A batch was thrown away because another writer was further. */
    default void superseded(PollerEvent.Superseded event) {}

    /** Uncommitted batches were thrown away, to be read again. */
    default void discarded(PollerEvent.Discarded event) {}

    /** A topic waits for its sink or for Kafka, and is not read meanwhile; or only those partitions that the cause names. */
    default void waitBegan(PollerEvent.WaitBegan event) {}

    /** A topic that waits was tried again in vain. */
    default void retryFailed(PollerEvent.RetryFailed event) {}

    /** A topic that waited goes on. */
    default void waitEnded(PollerEvent.WaitEnded event) {}

    /** Kafka does not answer; told once until it does. Nothing is read meanwhile, and nothing is lost. */
    default void kafkaSilent(PollerEvent.KafkaSilent event) {}

    /** Kafka answers again. */
    default void kafkaAnswered(PollerEvent.KafkaAnswered event) {}

    /** Retention deleted records before the sink had them. */
    default void gap(PollerEvent.Gap event) {}

    /** Reading was paused because too much is in memory, or goes on. */
    default void backpressure(PollerEvent.Backpressure event) {}

    /** Reading has ended, and what was read takes long to be committed; told once. */
    default void closingWaits(PollerEvent.ClosingWaits event) {}

    /** The poller failed and stops. */
    default void failed(PollerEvent.Failed event) {}

    /** The poller has ended. */
    default void closed(PollerEvent.Closed event) {}
}
