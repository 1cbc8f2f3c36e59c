// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import dev.songstreams.core.flush.FlushReason;
import dev.songstreams.core.sink.CommitResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Something that happened in a poller, with its numbers; what {@link PollerListener} is told. */
public sealed interface PollerEvent {
    /**
     * The poller began to read.
     *
     * @param group its consumer group
     * @param topics the topics it was asked for
     * @param lanes its encoding threads
     */
    record Started(String group, List<String> topics, int lanes) implements PollerEvent {}

    /**
     * A topic does not exist.
     *
     * @param topic its name
     * @param awaited whether it will be read as soon as it does; not so if the poller ends when it has caught up
     */
    record TopicMissing(String topic, boolean awaited) implements PollerEvent {}

    /**
     * A topic exists.
     *
     * @param topic its name
     * @param partitions how many it has
     */
    record TopicFound(String topic, int partitions) implements PollerEvent {}

    /**
     * A topic was deleted and created again while this poller knew it. What was read of it and not committed is thrown away, and
     * the sink is asked whether it goes on with the new one.
     *
     * @param topic its name
     * @param formerId the id it had
     * @param newId the id it has
     */
    record TopicRecreated(String topic, String formerId, String newId) implements PollerEvent {}

    /**
     * Partitions came to this member of the group.
     *
     * @param partitions which
     */
    record Assigned(List<TopicPartition> partitions) implements PollerEvent {}

    /**
     * Partitions went to another member of the group.
     *
     * @param partitions which
     * @param lost whether this member had already been thrown out, so that nothing could be flushed before
     * @param took how long the flush before took
     */
    record Revoked(List<TopicPartition> partitions, boolean lost, Duration took) implements PollerEvent {}

    /**
     * Reading begins or goes on at the sink's positions.
     *
     * @param topic the topic
     * @param positions the next offset of each partition
     */
    record Positioned(String topic, Map<Integer, Long> positions) implements PollerEvent {}

    /**
     * A batch was closed and is on its way to the sink.
     *
     * @param topic its topic
     * @param reason why
     * @param records its records; 0 if only positions moved
     * @param bytes their keys' and values' bytes
     * @param age how long it was open
     */
    record Flushed(String topic, FlushReason reason, long records, long bytes, Duration age) implements PollerEvent {}

    /**
     * A batch is visible.
     *
     * @param topic its topic
     * @param result what the sink says
     * @param took how long the commit took, without the encoding
     */
    record Committed(String topic, CommitResult.Committed result, Duration took) implements PollerEvent {}

    /**
     * A batch was thrown away because another writer has taken its partitions further.
     *
     * @param topic its topic
     * @param result what the sink says
     * @param records the records in it
     */
    record Superseded(String topic, CommitResult.Superseded result, long records) implements PollerEvent {}

    /**
     * Uncommitted batches of a topic were thrown away; their records will be read again, by this member or another.
     *
     * @param topic the topic
     * @param records the records in them
     * @param reason why
     * @param unknown whether a commit of some of them was tried and its outcome is not known: if it came about, the sink's
     *     positions will say so, and its records are not read again
     */
    record Discarded(String topic, long records, String reason, boolean unknown) implements PollerEvent {}

    /**
     * The sink is unavailable to a topic, or Kafka does not answer about it: nothing more of the topic is read, and it is tried
     * again. Or no broker answers for some of its partitions, which the cause names: the others are read on.
     *
     * @param topic the topic
     * @param cause why
     * @param retryIn when it is tried again
     */
    record WaitBegan(String topic, Throwable cause, Duration retryIn) implements PollerEvent {}

    /**
     * It was tried again, or went on for a while, and failed.
     *
     * @param topic the topic
     * @param cause why this time
     * @param attempts how often it failed, the first time among them
     * @param waited since when it has been waited
     * @param retryIn when it is tried again
     */
    record RetryFailed(String topic, Throwable cause, int attempts, Duration waited, Duration retryIn)
            implements PollerEvent {}

    /**
     * What failed has succeeded, or there is nothing left to try, and the topic goes on.
     *
     * @param topic the topic
     * @param attempts how often it had failed
     * @param waited how long it took
     */
    record WaitEnded(String topic, int attempts, Duration waited) implements PollerEvent {}

    /**
     * Kafka did not answer when it was asked, in passing, which topics there are. It is asked again, and reading goes on by itself
     * when it is back; told once, until it answers.
     *
     * @param cause why
     */
    record KafkaSilent(Throwable cause) implements PollerEvent {}

    /**
     * Kafka answers again.
     *
     * @param silence how long it did not, from the first question that failed
     */
    record KafkaAnswered(Duration silence) implements PollerEvent {}

    /**
     * Retention deleted records before the sink had them, and {@link GapPolicy#RECORD} let it pass.
     *
     * @param topic the topic
     * @param partition the partition
     * @param from the first offset missing
     * @param to the first that is there
     */
    record Gap(String topic, int partition, long from, long to) implements PollerEvent {}

    /**
     * Reading was paused because too much is in memory, or goes on.
     *
     * @param on whether it is paused now
     * @param queuedBytes memory held by records that wait to be encoded
     * @param memoryBytes bytes held by batches
     */
    record Backpressure(boolean on, long queuedBytes, long memoryBytes) implements PollerEvent {}

    /**
     * Reading has ended, and what was read is still not committed two seconds later. It is waited for; what is not committed in time is
     * thrown away, and read again by the next start.
     *
     * @param awaited what each topic waits for that is not committed, in words
     * @param atMost how much longer it is waited
     */
    record ClosingWaits(Map<String, String> awaited, Duration atMost) implements PollerEvent {}

    /**
     * The poller failed and stops.
     *
     * @param cause why
     */
    record Failed(Throwable cause) implements PollerEvent {}

    /**
     * The poller has ended; no thread of it is left but the one that tells this.
     *
     * @param summary what it did
     */
    record Closed(PollerSummary summary) implements PollerEvent {}
}
