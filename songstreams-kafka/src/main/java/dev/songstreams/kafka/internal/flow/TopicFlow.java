// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.flow;

import dev.songstreams.core.flush.FlushReason;
import dev.songstreams.core.sink.CommitResult;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.internal.batch.Batch;
import dev.songstreams.kafka.internal.batch.SinkQueue;
import dev.songstreams.kafka.internal.broker.KnownTopic;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The way of one topic's records from the consumer to the sink, as far as this member has its partitions. */
public final class TopicFlow {
    /** Enough to make handing over cheap, few enough that lanes share a poll evenly. */
    private static final int CHUNK_RECORDS = 1000;

    private final KnownTopic topic;
    private final Workshop shop;
    private final TopicPositions positions;
    private final TopicBatches batches;

    public TopicFlow(KnownTopic topic, SinkQueue queue, Workshop shop) {
        this.topic = topic;
        this.shop = shop;
        this.positions = new TopicPositions(topic, queue, shop);
        this.batches = new TopicBatches(topic.name(), queue, shop, this::settled);
    }

    public KnownTopic topic() {
        return topic;
    }

    public TopicBatches batches() {
        return batches;
    }

    public TopicPositions positions() {
        return positions;
    }

    /** The partitions of this member. */
    public TopicPartitions partitions() {
        return positions.partitions();
    }

    /** Throws away what is uncommitted, and goes on where the sink stands. */
    public void reset(String reason) {
        long records = batches.abandon();
        if (records > 0) {
            shop.narrator()
                    .tell(listener -> listener.discarded(new PollerEvent.Discarded(topic.name(), records, reason)));
        }
        positions.startOver();
    }

    /** Takes records of one partition, in their order, and flushes where the policy's bounds are reached. */
    public void take(int partition, List<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
        int from = 0;
        while (from < records.size()) {
            Batch batch = batches.open(positions.sink());
            long room =
                    Math.max(1, shop.policy().maxRecords() - batch.counters().records());
            int to = (int) Math.min(records.size(), from + Math.min(CHUNK_RECORDS, room));
            List<ConsumerRecord<ByteBuffer, ByteBuffer>> chunk = records.subList(from, to);
            cover(batch, partition, chunk.get(chunk.size() - 1).offset() + 1);
            batch.write(shop.lanes().choose(batch), chunk);
            // What is polled already is cut as the policy says, however many batches that makes.
            due().ifPresent(batches::seal);
            from = to;
        }
    }

    /** Follows the consumer over offsets without records: transaction markers, aborted records, what compaction took. */
    public void follow() {
        for (Integer partition : List.copyOf(partitions().next().keySet())) {
            if (partitions().isLocated(partition)) {
                long next = partitions().next(partition);
                long position = shop.consumer().position(new TopicPartition(topic.name(), partition), next);
                if (position > next) {
                    cover(batches.open(positions.sink()), partition, position);
                }
            }
        }
    }

    private void cover(Batch batch, int partition, long to) {
        batch.cover(partition, new OffsetRange(partitions().next(partition), to));
        partitions().advance(partition, to);
    }

    /** Flushes the open batch if the policy says so and not too many are on their way. */
    public void flushIfDue() {
        if (!batches.isFull()) {
            due().ifPresent(batches::seal);
        }
    }

    private Optional<FlushReason> due() {
        return batches.current()
                .flatMap(batch ->
                        shop.policy().due(batch.counters(), shop.clock().instant()));
    }

    /** Whether nothing of the partition may be read now. */
    public boolean isHeld(int partition) {
        return !positions.isReady(partition) || isChoked();
    }

    private boolean isChoked() {
        return batches.isOverfull() || batches.isFull() && due().isPresent();
    }

    private void settled(Batch batch, CommitResult result, Duration took) {
        if (result instanceof CommitResult.Committed committed) {
            positions.inSink(committed.positions());
            shop.narrator().committed(topic.name(), committed, took);
            shop.consumer().commitAsync(topic.name(), batch.ranges());
        } else if (result instanceof CommitResult.Superseded superseded) {
            positions.inSink(superseded.positions());
            shop.narrator()
                    .superseded(topic.name(), superseded, batch.counters().records());
            reset("another writer was further");
        }
    }
}
