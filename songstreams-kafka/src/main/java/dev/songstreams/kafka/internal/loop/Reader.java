// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

import dev.songstreams.kafka.PollerException;
import dev.songstreams.kafka.internal.broker.GroupConsumer;
import dev.songstreams.kafka.internal.flow.Mailbox;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/** Subscribes to the topics that exist, polls, and hands each topic's records to its flow. */
public final class Reader {
    private final GroupConsumer consumer;
    private final Mailbox mailbox;
    private final Topics topics;
    private final Gate gate;
    private final Rebalances rebalances;
    private Set<String> subscribed = Set.of();

    public Reader(GroupConsumer consumer, Mailbox mailbox, Topics topics, Gate gate, Rebalances rebalances) {
        this.consumer = consumer;
        this.mailbox = mailbox;
        this.topics = topics;
        this.gate = gate;
        this.rebalances = rebalances;
    }

    /** Takes in topics that came into being. A topic that is not there would have Kafka's client complain without end. */
    public void subscribe() {
        Set<String> readable = topics.readable();
        if (!subscribed.equals(readable)) {
            subscribed = Set.copyOf(readable);
            consumer.subscribe(subscribed, rebalances);
        }
        // Only now: what is to be read again must have been left before.
        topics.replaceRecreated();
    }

    /** Reads what there is, or waits so long for something, or for a message in the mailbox. */
    public void read(Duration patience) throws InterruptedException {
        if (subscribed.isEmpty()) {
            mailbox.await(patience);
        } else {
            take(mailbox.asleep(() -> poll(mailbox.isEmpty() ? patience : Duration.ZERO)));
        }
    }

    private ConsumerRecords<ByteBuffer, ByteBuffer> poll(Duration patience) {
        try {
            return consumer.poll(patience);
        } catch (LogTruncationException e) {
            PollerException doubt = new PollerException(
                    "the broker's log was cut off before what was read already, by an unclean leader election: "
                            + e.getMessage(),
                    e);
            e.divergentOffsets()
                    .keySet()
                    .forEach(partition ->
                            topics.flow(partition.topic()).positions().doubt(partition.partition(), doubt));
            return ConsumerRecords.empty();
        } catch (OffsetOutOfRangeException e) {
            for (TopicPartition partition : e.offsetOutOfRangePartitions().keySet()) {
                topics.flow(partition.topic()).positions().lookFor(partition.partition());
            }
            return ConsumerRecords.empty();
        }
    }

    private void take(ConsumerRecords<ByteBuffer, ByteBuffer> records) {
        for (TopicPartition partition : records.partitions()) {
            topics.flow(partition.topic()).take(partition.partition(), records.records(partition));
        }
        // Of those that are held back no position moves; there may be a thousand.
        for (TopicPartition partition : gate.open()) {
            topics.flow(partition.topic()).follow(partition);
        }
    }
}
