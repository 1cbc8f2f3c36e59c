// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.flow;

import dev.songstreams.core.flush.BatchCounters;
import dev.songstreams.core.flush.FlushReason;
import dev.songstreams.core.sink.CommitResult;
import dev.songstreams.core.sink.SinkException;
import dev.songstreams.core.sink.SinkUnavailableException;
import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.internal.batch.Batch;
import dev.songstreams.kafka.internal.batch.SinkQueue;
import dev.songstreams.kafka.internal.broker.KnownTopic;
import dev.songstreams.kafka.internal.broker.RecreatedTopicException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The batches of one topic: one open, a few sealed ones before it, which are committed strictly in their order. */
public final class TopicBatches implements Batch.Fate {
    /** What becomes of the batches. */
    interface Outcome {
        /** The oldest sealed one was committed, or superseded. */
        void settled(Batch batch, CommitResult result, Duration took);

        /** The oldest sealed one could not be committed now, or it is not known whether it was; tried again, unless given up. */
        void unsettled(RuntimeException cause);

        /** The topic is another now: none of the batches can be committed any more. */
        void recreated(KnownTopic successor);

        /** The sink was unavailable to a lane or a last step of this one, which can't be committed any more. */
        void lost(Batch batch, SinkUnavailableException cause);
    }

    private static final Logger LOG = LoggerFactory.getLogger(TopicBatches.class);
    /** One that is committed beside one that is encoded to its end; more would only fill memory. */
    private static final int MAX_SEALED = 2;

    private final KnownTopic topic;
    private final SinkQueue queue;
    private final Workshop shop;
    private final Outcome outcome;
    private final Deque<SealedBatch> sealed = new ArrayDeque<>();
    private final List<Batch> leaving = new ArrayList<>();
    private @Nullable Batch open;

    TopicBatches(KnownTopic topic, SinkQueue queue, Workshop shop, Outcome outcome) {
        this.topic = topic;
        this.queue = queue;
        this.shop = shop;
        this.outcome = outcome;
    }

    /** The open batch, begun now if there was none. */
    Batch open(TopicSink sink) {
        if (open == null) {
            open = new Batch(sink.begin(), shop.lanes().endings(), shop.clock().instant(), this);
        }
        return open;
    }

    @Override
    public void lost(Batch batch, SinkUnavailableException cause) {
        shop.mailbox().post(() -> lostIfMine(batch, cause));
    }

    @Override
    public void failed(Throwable cause) {
        shop.mailbox().fail(topic.name(), cause);
    }

    private void lostIfMine(Batch batch, SinkUnavailableException cause) {
        // Several lanes may have lost their part of it, and it may be gone for another reason.
        if (uncommitted().anyMatch(mine -> mine == batch)) {
            outcome.lost(batch, cause);
        }
    }

    public Optional<Batch> current() {
        return Optional.ofNullable(open);
    }

    /** Whether one more sealed batch would be too many. */
    public boolean isFull() {
        return sealed.size() >= MAX_SEALED;
    }

    /** Whether there are too many sealed batches. */
    public boolean isOverfull() {
        return sealed.size() > MAX_SEALED;
    }

    /** Whether nothing is uncommitted. */
    public boolean isEmpty() {
        return open == null && sealed.isEmpty();
    }

    /** What the commit of the oldest sealed one waits for, in words. */
    Optional<String> awaited() {
        return Optional.ofNullable(sealed.peek()).map(SealedBatch::awaits);
    }

    /** Whether offsets of these partitions are uncommitted. */
    public boolean cover(Collection<Integer> partitions) {
        return uncommitted().anyMatch(batch -> batch.ranges().keySet().stream().anyMatch(partitions::contains));
    }

    /** What the batches hold of the sink's memory, those being thrown away among them. */
    public long memoryBytes() {
        // Asked for each topic in each turn of the loop, of which there may be
        // many: a stream each would cost more than it.
        long sum = open == null ? 0 : open.memoryBytes();
        for (SealedBatch each : sealed) {
            sum += each.batch().memoryBytes();
        }
        for (Batch each : leaving) {
            sum += each.memoryBytes();
        }
        return sum;
    }

    /** The open and the sealed ones. */
    public Stream<Batch> uncommitted() {
        return Stream.concat(sealed.stream().map(SealedBatch::batch), Stream.ofNullable(open));
    }

    /** Closes the open batch, if there is one, and sends it on its way. */
    public void seal(FlushReason reason) {
        Batch batch = open;
        if (batch == null) {
            return;
        }
        open = null;
        SealedBatch last = new SealedBatch(batch);
        sealed.add(last);
        BatchCounters counters = batch.counters();
        Duration age = Duration.between(counters.openedAt(), shop.clock().instant());
        shop.narrator()
                .tell(listener -> listener.flushed(
                        new PollerEvent.Flushed(topic.name(), reason, counters.records(), counters.bytes(), age)));
        batch.seal(() -> shop.mailbox().post(() -> finished(last)));
    }

    private void finished(SealedBatch last) {
        last.stage(SealedBatch.Stage.FINISHED);
        commitFirst(SealedBatch.Stage.FINISHED);
    }

    /** Whether a commit is to be repeated, because its outcome is not known. */
    boolean isUnsettled() {
        return !sealed.isEmpty() && sealed.element().stage() == SealedBatch.Stage.UNSETTLED;
    }

    /** Repeats the commit whose outcome is not known. */
    void commitAgain() {
        commitFirst(SealedBatch.Stage.UNSETTLED);
    }

    private void commitFirst(SealedBatch.Stage ready) {
        SealedBatch first = sealed.peek();
        if (first != null && first.stage() == ready) {
            first.stage(SealedBatch.Stage.COMMITTING);
            queue.execute(() -> commit(first));
        }
    }

    private void commit(SealedBatch first) {
        try {
            // All that the batch holds was read before this.
            shop.directory().same(topic);
            first.handedOver();
            commitSame(first);
        } catch (RecreatedTopicException e) {
            shop.mailbox().post(() -> recreated(first, e.successor()));
        } catch (RetriableException e) {
            shop.mailbox().post(() -> unsettled(first, e));
        } catch (SinkUnavailableException e) {
            shop.mailbox().post(() -> {
                first.wasTried();
                unsettled(first, e);
            });
        } catch (Throwable e) {
            failed(e);
        }
    }

    private void commitSame(SealedBatch first) {
        long began = System.nanoTime();
        try {
            CommitResult result = first.batch().commit();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            shop.mailbox().post(() -> settled(first, result, took));
        } catch (SinkUnavailableException e) {
            throw e;
        } catch (SinkException e) {
            // The sink may have gone on with another topic of that name meanwhile.
            shop.directory().same(topic);
            throw e;
        }
    }

    private void recreated(SealedBatch first, KnownTopic successor) {
        first.stage(SealedBatch.Stage.UNSETTLED);
        outcome.recreated(successor);
    }

    private void settled(SealedBatch first, CommitResult result, Duration took) {
        sealed.remove(first);
        outcome.settled(first.batch(), result, took);
        commitFirst(SealedBatch.Stage.FINISHED);
    }

    private void unsettled(SealedBatch first, RuntimeException cause) {
        first.stage(SealedBatch.Stage.UNSETTLED);
        String reason = first.givenUp();
        if (reason != null) {
            sealed.remove(first);
            throwAway(List.of(first.batch()), reason, first.isUnknown());
        }
        // Of one that was given up as well: the topic waits for this attempt to end before it takes its next step.
        outcome.unsettled(cause);
    }

    /** Throws away every batch that is not being committed at this moment; one that is has no further attempt. */
    public void abandon(String reason) {
        List<Batch> gone = new ArrayList<>();
        boolean unknown = isUnsettled() && sealed.element().isUnknown();
        sealed.removeIf(last -> last.giveUp(reason) && gone.add(last.batch()));
        current().ifPresent(gone::add);
        open = null;
        throwAway(gone, reason, unknown);
    }

    /** Throws away this batch and the later ones, none of which is being committed. */
    void abandonFrom(Batch first, String reason) {
        List<Batch> all = uncommitted().toList();
        List<Batch> gone = all.subList(all.indexOf(first), all.size());
        sealed.removeIf(last -> gone.contains(last.batch()));
        open = null;
        throwAway(gone, reason, false);
    }

    private void throwAway(List<Batch> gone, String reason, boolean unknown) {
        leaving.addAll(gone);
        gone.forEach(batch -> batch.abandon(() -> queue.execute(() -> discard(batch))));
        long records =
                gone.stream().mapToLong(batch -> batch.counters().records()).sum();
        if (records > 0 || unknown) {
            PollerEvent.Discarded discarded = new PollerEvent.Discarded(topic.name(), records, reason, unknown);
            shop.narrator().tell(listener -> listener.discarded(discarded));
        }
    }

    private void discard(Batch batch) {
        try {
            batch.discard();
        } catch (RuntimeException e) {
            LOG.warn("a batch of {} could not be thrown away; a sweep will find what it left", topic.name(), e);
        }
        shop.mailbox().post(() -> leaving.remove(batch));
    }
}
