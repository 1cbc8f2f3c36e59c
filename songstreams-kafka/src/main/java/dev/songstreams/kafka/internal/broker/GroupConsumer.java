// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.broker;

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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kafka's consumer, as much of it as the poller uses, with its rough edges taken off. For the poll thread, but for the wake-up. */
public final class GroupConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(GroupConsumer.class);

    private static final String NOT_TAKEN = "Kafka did not take the offsets {}; the sink has them";
    /** For each of the last words to the group. */
    private static final Duration FAREWELL = Duration.ofMillis(100);

    private final Consumer<ByteBuffer, ByteBuffer> consumer;
    private final Map<TopicPartition, OffsetAndMetadata> unacknowledged = new HashMap<>();

    public GroupConsumer(Consumer<ByteBuffer, ByteBuffer> consumer) {
        this.consumer = consumer;
    }

    public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        consumer.subscribe(topics, listener);
    }

    /** Records, or none if woken. */
    public ConsumerRecords<ByteBuffer, ByteBuffer> poll(Duration patience) {
        try {
            return consumer.poll(patience);
        } catch (WakeupException e) {
            return ConsumerRecords.empty();
        }
    }

    public Set<TopicPartition> assignment() {
        return consumer.assignment();
    }

    public Set<TopicPartition> paused() {
        return consumer.paused();
    }

    public void pause(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            consumer.pause(partitions);
        }
    }

    public void resume(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            consumer.resume(partitions);
        }
    }

    public void seek(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
    }

    /** How far the partition was read, or the given offset if the consumer can't say just now. */
    public long position(TopicPartition partition, long otherwise) {
        try {
            return consumer.position(partition, Duration.ZERO);
        } catch (TimeoutException | WakeupException e) {
            // A leader is being looked for; the position stays what it was.
            return otherwise;
        }
    }

    /** How many offsets the broker has behind the position, as far as is known. */
    public long lag(TopicPartition partition) {
        OptionalLong lag = consumer.currentLag(partition);
        return lag.orElse(0);
    }

    /** Moves the group's committed offsets after the sink's, for tools that show lag; nothing depends on them. */
    public void commitAsync(String topic, Map<Integer, OffsetRange> ranges) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        ranges.forEach((partition, range) ->
                offsets.put(new TopicPartition(topic, partition), new OffsetAndMetadata(range.to())));
        // What went to another member is that member's to commit.
        offsets.keySet().retainAll(consumer.assignment());
        if (offsets.isEmpty()) {
            return;
        }
        unacknowledged.putAll(offsets);
        try {
            // The newer protocol's client names no offsets when it failed.
            consumer.commitAsync(offsets, (named, failure) -> acknowledged(offsets, failure));
        } catch (KafkaException e) {
            LOG.warn(NOT_TAKEN, offsets, e);
        }
    }

    private void acknowledged(Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception failure) {
        unacknowledged.entrySet().removeAll(offsets.entrySet());
        if (failure != null) {
            LOG.debug(NOT_TAKEN, offsets, failure);
        }
    }

    /**
     * Leaves the group. Kafka's own close would wait for the fetch in flight, half a second where nothing arrives, only to
     * end a session at the broker that ends by itself. So the group is left first, and closing is given no time; with the
     * newer protocol, where leaving may take as long as it likes, both are given a short one.
     */
    public void close(boolean classic) {
        try {
            if (!unacknowledged.isEmpty()) {
                commitRest();
            }
            if (classic) {
                consumer.unsubscribe();
            }
        } finally {
            // Also if leaving was interrupted: a client that is not closed keeps its sockets and threads.
            consumer.close(CloseOptions.timeout(classic ? Duration.ZERO : FAREWELL));
        }
    }

    private void commitRest() {
        try {
            consumer.commitSync(Map.copyOf(unacknowledged), FAREWELL);
        } catch (KafkaException e) {
            LOG.debug(NOT_TAKEN, unacknowledged, e);
        }
    }
}
