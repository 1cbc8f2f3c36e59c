// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.flow;

import dev.songstreams.core.flush.BatchCounters;
import dev.songstreams.core.flush.FlushReason;
import dev.songstreams.core.sink.CommitResult;
import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.internal.batch.Batch;
import dev.songstreams.kafka.internal.batch.SinkQueue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The batches of one topic: one open, a few sealed ones before it, which are committed strictly in their order. */
public final class TopicBatches {
    /** What became of the oldest sealed batch. */
    interface Outcome {
        /** It was committed, or superseded. */
        void of(Batch batch, CommitResult result, Duration took);
    }

    private static final Logger LOG = LoggerFactory.getLogger(TopicBatches.class);
    /** One that is committed beside one that is encoded to its end; more would only fill memory. */
    private static final int MAX_SEALED = 2;

    private final String topic;
    private final SinkQueue queue;
    private final Workshop shop;
    private final Outcome outcome;
    private final Deque<Sealed> sealed = new ArrayDeque<>();
    private final List<Batch> leaving = new ArrayList<>();
    private @Nullable Batch open;

    public TopicBatches(String topic, SinkQueue queue, Workshop shop, Outcome outcome) {
        this.topic = topic;
        this.queue = queue;
        this.shop = shop;
        this.outcome = outcome;
    }

    /** The open batch, begun now if there was none. */
    public Batch open(TopicSink sink) {
        if (open == null) {
            open = new Batch(sink.begin(), shop.clock().instant());
        }
        return open;
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

    /** Whether offsets of these partitions are uncommitted. */
    public boolean cover(Collection<Integer> partitions) {
        return uncommitted().anyMatch(batch -> batch.ranges().keySet().stream().anyMatch(partitions::contains));
    }

    /** What the batches hold of the sink's memory, those being thrown away among them. */
    public long memoryBytes() {
        return Stream.concat(uncommitted(), leaving.stream())
                .mapToLong(Batch::memoryBytes)
                .sum();
    }

    /** The open and the sealed ones. */
    public Stream<Batch> uncommitted() {
        return Stream.concat(sealed.stream().map(Sealed::batch), Stream.ofNullable(open));
    }

    /** Closes the open batch, if there is one, and sends it on its way. */
    public void seal(FlushReason reason) {
        Batch batch = open;
        if (batch == null) {
            return;
        }
        open = null;
        Sealed last = new Sealed(batch);
        sealed.add(last);
        BatchCounters counters = batch.counters();
        Duration age = Duration.between(counters.openedAt(), shop.clock().instant());
        shop.narrator()
                .tell(listener -> listener.flushed(
                        new PollerEvent.Flushed(topic, reason, counters.records(), counters.bytes(), age)));
        batch.seal(() -> shop.mailbox().post(() -> finished(last)));
    }

    private void finished(Sealed last) {
        last.finished = true;
        commitFirst();
    }

    private void commitFirst() {
        Sealed first = sealed.peek();
        if (first != null && first.finished && !first.committing) {
            first.committing = true;
            queue.execute(() -> commit(first));
        }
    }

    // Where retries will have their place: a commit that may be tried again fails here for the first time.
    private void commit(Sealed first) {
        long began = System.nanoTime();
        try {
            CommitResult result = first.batch.commit();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            shop.mailbox().post(() -> committed(first, result, took));
        } catch (Throwable e) {
            shop.mailbox().fail(e);
        }
    }

    private void committed(Sealed first, CommitResult result, Duration took) {
        sealed.remove(first);
        outcome.of(first.batch, result, took);
        commitFirst();
    }

    /**
     * Throws away every batch that is not being committed at this moment.
     *
     * @return the records in them
     */
    public long abandon() {
        List<Batch> gone = new ArrayList<>();
        sealed.removeIf(last -> !last.committing && gone.add(last.batch));
        current().ifPresent(gone::add);
        open = null;
        leaving.addAll(gone);
        gone.forEach(batch -> batch.abandon(() -> queue.execute(() -> discard(batch))));
        return gone.stream().mapToLong(batch -> batch.counters().records()).sum();
    }

    private void discard(Batch batch) {
        try {
            batch.discard();
        } catch (RuntimeException e) {
            LOG.warn("a batch of {} could not be thrown away; a sweep will find what it left", topic, e);
        }
        shop.mailbox().post(() -> leaving.remove(batch));
    }

    private static final class Sealed {
        private final Batch batch;
        private boolean finished;
        private boolean committing;

        private Sealed(Batch batch) {
            this.batch = batch;
        }

        private Batch batch() {
            return batch;
        }
    }
}
