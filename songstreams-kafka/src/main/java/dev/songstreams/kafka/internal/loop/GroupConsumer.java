// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

import dev.songstreams.core.sink.OffsetRange;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kafka's consumer, as much of it as the poller uses, with its rough edges taken off. For the poll thread, but for the wake-up. */
final class GroupConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(GroupConsumer.class);

    private final Consumer<ByteBuffer, ByteBuffer> consumer;

    GroupConsumer(Consumer<ByteBuffer, ByteBuffer> consumer) {
        this.consumer = consumer;
    }

    void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        consumer.subscribe(topics, listener);
    }

    /** Records, or none if woken. */
    ConsumerRecords<ByteBuffer, ByteBuffer> poll(Duration patience) {
        try {
            return consumer.poll(patience);
        } catch (WakeupException e) {
            return ConsumerRecords.empty();
        }
    }

    Set<TopicPartition> assignment() {
        return consumer.assignment();
    }

    Set<TopicPartition> paused() {
        return consumer.paused();
    }

    void pause(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            consumer.pause(partitions);
        }
    }

    void resume(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            consumer.resume(partitions);
        }
    }

    void seek(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
    }

    /** How far the partition was read, or the given offset if the consumer can't say just now. */
    long position(TopicPartition partition, long otherwise) {
        try {
            return consumer.position(partition, Duration.ZERO);
        } catch (TimeoutException | WakeupException e) {
            // A leader is being looked for; the position stays what it was.
            return otherwise;
        }
    }

    /** How many offsets the broker has behind the position, as far as is known. */
    long lag(TopicPartition partition) {
        OptionalLong lag = consumer.currentLag(partition);
        return lag.orElse(0);
    }

    /** Moves the group's committed offsets after the sink's, for tools that show lag; nothing depends on them. */
    void commitAsync(String topic, Map<Integer, OffsetRange> ranges) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        ranges.forEach((partition, range) ->
                offsets.put(new TopicPartition(topic, partition), new OffsetAndMetadata(range.to())));
        // What went to another member is that member's to commit.
        offsets.keySet().retainAll(consumer.assignment());
        if (offsets.isEmpty()) {
            return;
        }
        try {
            consumer.commitAsync(offsets, (committed, failure) -> {
                if (failure != null) {
                    LOG.debug("Kafka did not take the offsets {}; the sink has them", committed, failure);
                }
            });
        } catch (KafkaException e) {
            LOG.warn("Kafka did not take the offsets {}; the sink has them", offsets, e);
        }
    }

    /**
     * Leaves the group. The patience is for Kafka's farewells only: the consumer would otherwise wait for the fetch in
     * flight, {@code fetch.max.wait.ms}, for the sake of the broker's fetch session, which the broker drops by itself.
     */
    void close(Duration patience) {
        consumer.close(CloseOptions.timeout(patience));
    }
}
