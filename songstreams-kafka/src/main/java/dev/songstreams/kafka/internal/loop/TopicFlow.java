// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

import dev.songstreams.core.flush.FlushReason;
import dev.songstreams.core.sink.CommitResult;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.internal.batch.Batch;
import dev.songstreams.kafka.internal.batch.SinkQueue;
import dev.songstreams.kafka.internal.broker.KnownTopic;
import dev.songstreams.kafka.internal.broker.Location;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The way of one topic's records from the consumer to the sink, as far as this member has its partitions. */
final class TopicFlow {
    /** Enough to make handing over cheap, few enough that lanes share a poll evenly. */
    private static final int CHUNK_RECORDS = 1000;

    private final KnownTopic topic;
    private final Workshop shop;
    private final SinkInquiry inquiry;
    private final TopicBatches batches;
    private final TopicPartitions partitions = new TopicPartitions();
    private Map<Integer, Long> sinkPositions = Map.of();
    private @Nullable TopicSink sink;

    TopicFlow(KnownTopic topic, SinkQueue queue, Workshop shop) {
        this.topic = topic;
        this.shop = shop;
        this.inquiry = new SinkInquiry(topic, queue, shop);
        this.batches = new TopicBatches(topic.name(), queue, shop, this::settled);
    }

    KnownTopic topic() {
        return topic;
    }

    TopicBatches batches() {
        return batches;
    }

    TopicPartitions partitions() {
        return partitions;
    }

    /** Where the partitions stand in the sink, as far as it has told. */
    Map<Integer, Long> sinkPositions() {
        return sinkPositions;
    }

    /** Takes partitions that came to this member; they are read as soon as the sink has said from where. */
    void assign(Collection<Integer> added) {
        for (Integer partition : added) {
            partitions.add(partition);
            // Kafka would look for a committed offset otherwise; the partition stays paused until it is located.
            shop.consumer().seek(new TopicPartition(topic.name(), partition), 0);
        }
        locate();
    }

    /** Asks the sink where it stands, and for the way of the partitions that are not located. */
    void locate() {
        Map<Integer, Long> ahead = new HashMap<>(partitions.next());
        ahead.keySet().retainAll(partitions.unlocated());
        inquiry.ask(partitions.unlocated(), ahead, this::located);
    }

    private void located(SinkInquiry.Answer answer) {
        sink = answer.sink();
        sinkPositions = answer.positions();
        Map<Integer, Long> positions = new HashMap<>();
        answer.locations().forEach((partition, location) -> {
            if (partitions.unlocated().contains(partition)) {
                readFrom(partition, location);
                positions.put(partition, location.position());
            }
        });
        if (!positions.isEmpty()) {
            shop.narrator().tell(listener -> listener.positioned(new PollerEvent.Positioned(topic.name(), positions)));
        }
    }

    private void readFrom(int partition, Location location) {
        shop.consumer().seek(new TopicPartition(topic.name(), partition), location.readFrom());
        partitions.located(partition, location.position());
        if (location.isGap()) {
            PollerEvent.Gap gap =
                    new PollerEvent.Gap(topic.name(), partition, location.position(), location.readFrom());
            shop.narrator().tell(listener -> listener.gap(gap));
        }
    }

    /** Gives partitions up. */
    void remove(Collection<Integer> gone) {
        partitions.remove(gone);
    }

    /** Throws away what is uncommitted, and goes on where the sink stands. */
    void reset(String reason) {
        long records = batches.abandon();
        partitions.forget();
        if (records > 0) {
            shop.narrator()
                    .tell(listener -> listener.discarded(new PollerEvent.Discarded(topic.name(), records, reason)));
        }
        locate();
    }

    /** Takes records of one partition, in their order, and flushes where the policy's bounds are reached. */
    void take(int partition, List<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
        int from = 0;
        while (from < records.size()) {
            Batch batch = batches.open(sink());
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
    void follow() {
        for (Integer partition : List.copyOf(partitions.next().keySet())) {
            if (partitions.isLocated(partition)) {
                long next = partitions.next(partition);
                long position = shop.consumer().position(new TopicPartition(topic.name(), partition), next);
                if (position > next) {
                    cover(batches.open(sink()), partition, position);
                }
            }
        }
    }

    private void cover(Batch batch, int partition, long to) {
        batch.cover(partition, new OffsetRange(partitions.next(partition), to));
        partitions.advance(partition, to);
    }

    /** Flushes the open batch if the policy says so and not too many are on their way. */
    void flushIfDue() {
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
    boolean isHeld(int partition) {
        return inquiry.isPending() || !partitions.isLocated(partition) || isChoked();
    }

    private boolean isChoked() {
        return batches.isOverfull() || batches.isFull() && due().isPresent();
    }

    /** Whether the sink is being asked. */
    boolean isAsking() {
        return inquiry.isPending();
    }

    private void settled(Batch batch, CommitResult result, Duration took) {
        if (result instanceof CommitResult.Committed committed) {
            sinkPositions = committed.positions();
            shop.narrator().committed(topic.name(), committed, took);
            shop.consumer().commitAsync(topic.name(), batch.ranges());
        } else if (result instanceof CommitResult.Superseded superseded) {
            sinkPositions = superseded.positions();
            shop.narrator()
                    .superseded(topic.name(), superseded, batch.counters().records());
            reset("another writer was further");
        }
    }

    private TopicSink sink() {
        if (sink == null) {
            throw new IllegalStateException(topic.name() + " was read before its sink was opened");
        }
        return sink;
    }
}
