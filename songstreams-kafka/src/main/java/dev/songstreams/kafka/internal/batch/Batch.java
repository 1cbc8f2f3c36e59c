// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.batch;

import dev.songstreams.core.flush.BatchCounters;
import dev.songstreams.core.sink.CommitResult;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.SinkBatch;
import dev.songstreams.core.sink.SinkUnavailableException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A batch on its way to the sink: which offsets it covers, what it holds, and which lanes write it. The poll thread fills
 * it; lanes ask only for their part and whether it was abandoned; once sealed, it no longer changes.
 */
public final class Batch {
    /** Told of a lane or a last step that failed; on the thread that met it, and perhaps more than once. */
    public interface Fate {
        /** The sink was unavailable. */
        void lost(Batch batch, SinkUnavailableException cause);

        /** It failed in another way. */
        void failed(Throwable cause);
    }

    private final SinkBatch sink;
    private final SinkThreads endings;
    private final Instant openedAt;
    private final Fate fate;
    private final Map<Integer, OffsetRange> ranges = new HashMap<>();
    private final Map<Integer, List<OffsetRange>> gaps = new HashMap<>();
    private final Map<Lane, LanePart> parts = new HashMap<>();
    private long records;
    private long bytes;
    private volatile boolean abandoned;
    private volatile boolean spoiled;

    /**
     * Empty, as of now.
     *
     * @param endings the threads that take its last steps
     * @param fate told if the batch can only be discarded
     */
    public Batch(SinkBatch sink, SinkThreads endings, Instant openedAt, Fate fate) {
        this.sink = sink;
        this.endings = endings;
        this.openedAt = openedAt;
        this.fate = fate;
    }

    /** Takes the offsets of a partition, gaps and all, from where it stood to where it stands. */
    public void cover(int partition, OffsetRange range) {
        ranges.merge(partition, range, (before, added) -> new OffsetRange(before.from(), added.to()));
    }

    /** Says that Kafka no longer had these offsets, which it covers. */
    public void miss(int partition, OffsetRange lost) {
        gaps.computeIfAbsent(partition, none -> new ArrayList<>()).add(lost);
    }

    /** Has a lane write records. */
    public void write(Lane lane, List<ConsumerRecord<ByteBuffer, ByteBuffer>> chunk) {
        long chunkBytes = 0;
        for (ConsumerRecord<?, ?> record : chunk) {
            // A missing key or value has the size -1.
            chunkBytes += Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
        }
        records += chunk.size();
        bytes += chunkBytes;
        // Opened here, and so before any lane of the batch is finished: a sink then knows all that is to come.
        lane.write(this, parts.computeIfAbsent(lane, one -> one.part(sink.openLane())), chunk, chunkBytes);
    }

    /**
     * Has every lane finish its part, and the last steps taken behind that; the step runs when all is done, on whichever thread was
     * last. Never if something could not: write what it was given, finish, or take a step.
     */
    public void seal(Runnable whenFinished) {
        // Without lanes nothing was written, so that nothing is left to be done.
        Runnable then = parts.isEmpty() ? whenFinished : () -> end(whenFinished);
        onEveryLane((lane, part, step) -> lane.finish(this, part, step), then);
    }

    /** Still at the last lane's part: whoever releases that finds no step under way. */
    private void end(Runnable whenFinished) {
        unlessLost(() -> {
            List<Runnable> steps = new ArrayList<>();
            sink.endings().forEach(step -> steps.add(() -> unlessAbandoned(step)));
            endings.together(steps);
        });
        if (!spoiled) {
            whenFinished.run();
        }
    }

    /** Has every lane let go of it without writing more; the step runs when all have, on whichever thread was last. */
    public void abandon(Runnable whenReleased) {
        abandoned = true;
        onEveryLane(Lane::release, whenReleased);
    }

    private interface Ending {
        void of(Lane lane, LanePart part, Runnable then);
    }

    private void onEveryLane(Ending ending, Runnable then) {
        if (parts.isEmpty()) {
            then.run();
            return;
        }
        AtomicInteger left = new AtomicInteger(parts.size());
        Runnable step = () -> {
            if (left.decrementAndGet() == 0) {
                then.run();
            }
        };
        parts.forEach((lane, part) -> ending.of(lane, part, step));
    }

    /** Makes it visible. */
    public CommitResult commit() {
        return sink.commit(new CoveredOffsets(ranges, gaps));
    }

    /** Throws away what it wrote; its lanes have let go of it. */
    public void discard() {
        sink.discard();
    }

    /** What a flush policy wants to know. */
    public BatchCounters counters() {
        return new BatchCounters(openedAt, records, bytes);
    }

    /** The offsets it covers of each partition. */
    public Map<Integer, OffsetRange> ranges() {
        return ranges;
    }

    /** What it holds of the sink's memory. */
    public long memoryBytes() {
        return sink.memoryBytes();
    }

    boolean uses(Lane lane) {
        return parts.containsKey(lane);
    }

    /**
     * Makes a call for it, unless it has lost something before or was abandoned. If the call fails it is as good as lost: it must never
     * be committed, whatever else of it can be finished. What that means is the flow's to say, which hears of it.
     */
    void unlessLost(Runnable call) {
        if (spoiled || abandoned) {
            return;
        }
        try {
            call.run();
        } catch (SinkUnavailableException e) {
            spoiled = true;
            fate.lost(this, e);
        } catch (Throwable e) {
            spoiled = true;
            fate.failed(e);
        }
    }

    private void unlessAbandoned(Runnable step) {
        if (!abandoned) {
            step.run();
        }
    }

    /** Whether a call for it has failed. */
    boolean isSpoiled() {
        return spoiled;
    }
}
