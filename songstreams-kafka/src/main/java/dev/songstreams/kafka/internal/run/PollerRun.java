// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.run;

import dev.songstreams.core.flush.FlushReason;
import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.kafka.PollerSummary;
import dev.songstreams.kafka.internal.flow.Mailbox;
import dev.songstreams.kafka.internal.flow.Narrator;
import dev.songstreams.kafka.internal.flow.TopicFlow;
import dev.songstreams.kafka.internal.loop.CaughtUp;
import dev.songstreams.kafka.internal.loop.PollLoop;
import dev.songstreams.kafka.internal.loop.Topics;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the poll thread does from its first line to its last: put the parts together, read, flush, and clear up. */
public final class PollerRun implements Runnable {
    /** How long the last flush may take if the poller was not asked to close but is done. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(PollerRun.class);

    private final PollerSettings settings;
    private final Life life;
    private final Narrator narrator;
    private final ClosingStack parts = new ClosingStack();
    private final long began = System.nanoTime();
    private @Nullable Mailbox mailbox;

    /** Not yet running. */
    public PollerRun(PollerSettings settings, Life life) {
        this.settings = settings;
        this.life = life;
        this.narrator = new Narrator(settings.listeners());
    }

    @Override
    public void run() {
        Throwable failure;
        try {
            failure = work();
        } catch (InterruptedException | InterruptException e) {
            // The owner interrupts when closing takes longer than it may; nobody else should.
            failure = life.closeBy() == null ? e : earlierFailure();
        } catch (Throwable e) {
            failure = isClosedEarly(e) ? null : behindEarlier(e);
        }
        end(failure);
    }

    private @Nullable Throwable earlierFailure() {
        return mailbox == null ? null : mailbox.failure();
    }

    /** What fails while the other topics are committed is not why the poller ends. */
    private Throwable behindEarlier(Throwable later) {
        Throwable earlier = earlierFailure();
        if (earlier == null || earlier == later) {
            return later;
        }
        earlier.addSuppressed(later);
        return earlier;
    }

    /** A client that is interrupted while it is made fails in ways of its own. */
    private boolean isClosedEarly(Throwable failure) {
        boolean early = mailbox == null && life.closeBy() != null;
        if (early) {
            LOG.info("the poller was closed before it had reached Kafka: {}", failure.getMessage());
        }
        return early;
    }

    private @Nullable Throwable work() throws InterruptedException {
        PollerParts assembled = PollerParts.assemble(settings, life, narrator, parts);
        mailbox = assembled.mailbox();
        narrator.tell(listener -> listener.started(
                new PollerEvent.Started(settings.consumer().group(), settings.topics(), settings.lanes())));
        Topics topics = assembled.topics();
        topics.lookNow();
        CaughtUp caughtUp = null;
        if (settings.untilCaughtUp()) {
            caughtUp = new CaughtUp(
                    topics, assembled.directory(), settings.consumer().isolation());
        }
        PollLoop loop = assembled.loop();
        life.wakeBy(assembled.mailbox()::nudge);
        loop.read(
                () -> life.closeBy() != null,
                caughtUp,
                settings.consumer().metadataMaxAge(),
                assembled.health()::reportIfDue);
        life.closing();
        sayWhatIsCommittedFirst(assembled.mailbox(), topics);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        LongSupplier end = () -> closeByOr(deadline);
        FlushWatch watch = new FlushWatch(topics, narrator, end);
        loop.flushUntil(end, FlushReason.CLOSE, () -> {
            assembled.health().reportIfDue();
            watch.look();
        });
        assembled.health().report();
        return assembled.mailbox().failure();
    }

    /** Not why they can't go on, which the listener is told and the owner is given when the poller ends. */
    private static void sayWhatIsCommittedFirst(Mailbox mailbox, Topics topics) {
        if (mailbox.failure() == null || !mailbox.isUsable()) {
            return;
        }
        List<String> failed = names(topics, TopicFlow::hasFailed);
        List<String> open =
                names(topics, flow -> !flow.hasFailed() && !flow.batches().isEmpty());
        if (!open.isEmpty()) {
            LOG.warn("{} can't go on, and the poller ends; what was read of {} is committed first", failed, open);
        }
    }

    private static List<String> names(Topics topics, Predicate<TopicFlow> chosen) {
        return topics.flows().stream()
                .filter(chosen)
                .map(flow -> flow.topic().name())
                .toList();
    }

    private long closeByOr(long otherwise) {
        Long closeBy = life.closeBy();
        return closeBy == null ? otherwise : closeBy;
    }

    private void end(@Nullable Throwable failure) {
        // Clearing up waits for other threads, which an interrupt that was meant to end the reading must not cut short.
        Thread.interrupted();
        life.closing();
        try {
            clearUp(failure);
        } finally {
            // Whatever happens: the owner may wait for this without a deadline.
            if (failure == null) {
                life.closed(summary());
            } else {
                life.failed(failure);
            }
        }
    }

    private void clearUp(@Nullable Throwable failure) {
        if (failure != null) {
            narrator.tell(listener -> listener.failed(new PollerEvent.Failed(failure)));
        }
        parts.close();
        if (failure == null && mailbox != null && mailbox.failure() != null) {
            LOG.warn(
                    "the poller was closed before all that it had read was committed; it will be read again",
                    mailbox.failure());
        }
        PollerSummary summary = summary();
        narrator.tell(listener -> listener.closed(new PollerEvent.Closed(summary)));
    }

    private PollerSummary summary() {
        return narrator.summary(Duration.ofNanos(System.nanoTime() - began));
    }
}
