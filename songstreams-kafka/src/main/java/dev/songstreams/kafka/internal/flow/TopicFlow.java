// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.flow;

import dev.songstreams.core.flush.FlushReason;
import dev.songstreams.core.sink.CommitResult;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.SinkUnavailableException;
import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.PollerHealth;
import dev.songstreams.kafka.internal.batch.Batch;
import dev.songstreams.kafka.internal.batch.SinkQueue;
import dev.songstreams.kafka.internal.broker.KnownTopic;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The way of one topic's records from the consumer to the sink, as far as this member has its partitions. */
public final class TopicFlow implements TopicBatches.Outcome {
    /** Enough to make handing over cheap, few enough that lanes share a poll evenly. */
    private static final int CHUNK_RECORDS = 1000;

    /** Below so many unread records the broker's end is looked at again. */
    private static final long NEAR_THE_END = 1000;

    private final KnownTopic topic;
    private final Workshop shop;
    private final Outage outage;
    private final Outage silence;
    private final TopicPositions positions;
    private final TopicBatches batches;
    private int mostAtOnce;
    private @Nullable KnownTopic successor;

    public TopicFlow(KnownTopic topic, SinkQueue queue, Workshop shop) {
        this.topic = topic;
        this.shop = shop;
        this.outage = new Outage(topic.name(), shop);
        this.silence = new Outage(topic.name(), shop);
        this.positions = new TopicPositions(topic, queue, shop, this);
        this.batches = new TopicBatches(topic, queue, shop, this);
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

    /** Whether and since when it waits. */
    public Outage outage() {
        return outage;
    }

    /** Whether some of its partitions wait for a broker that answers for them, while the others are read. */
    Outage silence() {
        return silence;
    }

    /** Since when and why it waits, or some of its partitions do. */
    public Optional<PollerHealth.Waiting> waiting() {
        return outage.waiting().or(silence::waiting);
    }

    /** Throws away what is uncommitted, and goes on where the sink stands. */
    public void reset(String reason) {
        batches.abandon(reason);
        positions.startOver();
    }

    /** What the oldest of its sealed batches waits for, in words, if there is one. */
    public Optional<String> awaited() {
        return batches.awaited()
                .map(what -> outage.waiting()
                        .map(failed ->
                                what + "; the last failed: " + failed.cause().getMessage())
                        .orElse(what));
    }

    /** Whether it can't go on, for which the poller ends. */
    public boolean hasFailed() {
        return shop.mailbox().hasFailed(topic.name());
    }

    /** Takes the next step, if one is due: a commit that is to be repeated comes before any question to the sink. */
    public void goOn() {
        if (!outage.isDue() || hasFailed()) {
            return;
        }
        if (silence.waiting().isPresent() && partitions().isAllLocated()) {
            silence.idle(true);
        }
        if (batches.isUnsettled()) {
            outage.trying();
            batches.commitAgain();
        } else if (mayAsk() && positions.askIfWanted(batches::cover)) {
            outage.trying();
        } else if (batches.isEmpty()) {
            outage.idle(partitions().isEmpty());
        }
    }

    /** A question about a leader that hangs takes as long as the client waits, and commits would wait behind it. */
    private boolean mayAsk() {
        return silence.isDue()
                && (silence.waiting().isEmpty() || batches.awaited().isEmpty());
    }

    /** Takes records of one partition, in their order, and flushes where the policy's bounds are reached. */
    public void take(int partition, List<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
        // What was polled along with the news that the topic is another now is not to be told apart.
        int from = successor == null ? 0 : records.size();
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
        mostAtOnce = Math.max(mostAtOnce, records.size());
        lookAhead(partition);
    }

    /** Notes where the broker's log ends now, where that is not known to be far. */
    private void lookAhead(int partition) {
        if (partitions().isLocated(partition)
                && partitions().unread(partition) <= Math.max(NEAR_THE_END, 2L * mostAtOnce)) {
            long left = shop.consumer().lag(new TopicPartition(topic.name(), partition));
            partitions().ends(partition, partitions().next(partition) + left);
        }
    }

    /**
     * Whether a partition has more unread records, as far as is known, than are likely to come at once: of those that are still to
     * come, the broker must not be asked alone, or it would wait for more.
     *
     * @param few how many are likely to come at once, as long as none have come
     */
    public boolean isBehind(long few) {
        return partitions().isUnread(mostAtOnce == 0 ? few : 2L * mostAtOnce);
    }

    /** What was thought to be there to be read does not come. */
    public void expectNothing() {
        partitions().endHere();
    }

    /** Follows the consumer over offsets without records: transaction markers, aborted records, what compaction took. */
    public void follow(TopicPartition followed) {
        int partition = followed.partition();
        if (partitions().isLocated(partition) && successor == null) {
            long next = partitions().next(partition);
            long position = shop.consumer().position(followed, next);
            if (position > next) {
                cover(batches.open(positions.sink()), partition, position);
            }
        }
    }

    private void cover(Batch batch, int partition, long to) {
        batch.cover(partition, new OffsetRange(partitions().next(partition), to));
        partitions().takeGap(partition).ifPresent(gap -> batch.miss(partition, gap));
        partitions().advance(partition, to);
    }

    /** Flushes the open batch if the policy says so and not too many are on their way; not to a sink that is unavailable. */
    public void flushIfDue() {
        if (!batches.isFull() && !outage.isHolding()) {
            due().ifPresent(batches::seal);
        }
    }

    private Optional<FlushReason> due() {
        return batches.current()
                .flatMap(batch ->
                        shop.policy().due(batch.counters(), shop.clock().instant()));
    }

    /** Whether nothing of the topic may be read now. */
    public boolean isHeld() {
        return successor != null || outage.isHolding() || isChoked();
    }

    private boolean isChoked() {
        return batches.isOverfull() || batches.isFull() && due().isPresent();
    }

    @Override
    public void settled(Batch batch, CommitResult result, Duration took) {
        outage.stored();
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

    @Override
    public void unsettled(RuntimeException cause) {
        outage.storeFailed(cause);
    }

    /** Nothing more is read here: the topic that has taken the place of this one gets a flow of its own. */
    @Override
    public void recreated(KnownTopic another) {
        batches.abandon("the topic was deleted and created again");
        positions.end();
        outage.stored();
        silence.stored();
        if (successor == null) {
            successor = another;
            PollerEvent.TopicRecreated recreated = new PollerEvent.TopicRecreated(
                    topic.name(), topic.identity().topicId(), another.identity().topicId());
            shop.narrator().tell(listener -> listener.topicRecreated(recreated));
        }
    }

    /** The topic that has taken the place of this one, if it was deleted and created again. */
    public Optional<KnownTopic> successor() {
        return Optional.ofNullable(successor);
    }

    /** Whether the topic was deleted and created again, so that nothing more is read here. */
    public boolean isReplaced() {
        return successor != null;
    }

    /** Whether nothing of it is left: no partition, and nothing uncommitted. */
    public boolean isEmpty() {
        return partitions().isEmpty() && batches.isEmpty();
    }

    @Override
    public void lost(Batch batch, SinkUnavailableException cause) {
        batches.abandonFrom(batch, "the sink was unavailable: " + cause.getMessage());
        outage.storeFailed(cause);
        positions.startOver();
    }
}
