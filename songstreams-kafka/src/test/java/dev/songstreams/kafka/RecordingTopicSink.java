// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import dev.songstreams.core.decode.SourceRecord;
import dev.songstreams.core.sink.CommitResult;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.sink.SinkBatch;
import dev.songstreams.core.sink.SinkLane;
import dev.songstreams.core.sink.TopicSink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One poller's side of a recorded topic. Throws if the poller breaks the interface's rules. */
final class RecordingTopicSink implements TopicSink {
    /** Behind the last lane of each batch: more than are taken at a time. */
    private static final int STEPS = 2 * Math.max(4, Runtime.getRuntime().availableProcessors());

    private final RecordedTopic topic;
    private final SinkFaults faults;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger settled = new AtomicInteger();

    RecordingTopicSink(RecordedTopic topic, SinkFaults faults) {
        this.topic = topic;
        this.faults = faults;
    }

    @Override
    public Map<Integer, Long> positions() {
        return oneAtATime(() -> {
            faults.called(SinkFaults.Call.POSITIONS);
            return topic.positions();
        });
    }

    @Override
    public Map<Integer, Long> startAt(Map<Integer, Long> firstPositions) {
        return oneAtATime(() -> {
            faults.called(SinkFaults.Call.START_AT);
            return topic.startAt(firstPositions);
        });
    }

    @Override
    public boolean isRecreated() {
        return topic.isRecreated();
    }

    @Override
    public SinkBatch begin() {
        return oneAtATime(() -> new Batch(begun.getAndIncrement()));
    }

    private <T> T oneAtATime(Supplier<T> call) {
        if (!busy.compareAndSet(false, true)) {
            throw new IllegalStateException("the topic sink was called by two threads at once");
        }
        try {
            return call.get();
        } finally {
            busy.set(false);
        }
    }

    private final class Batch implements SinkBatch {
        private final int number;
        private final List<Lane> lanes = new CopyOnWriteArrayList<>();
        private final AtomicLong memory = new AtomicLong();
        private final Set<Integer> left = ConcurrentHashMap.newKeySet();
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicBoolean ending = new AtomicBoolean();
        private @Nullable CommitResult outcome;

        private Batch(int number) {
            this.number = number;
        }

        @Override
        public SinkLane openLane() {
            Lane lane = new Lane(memory);
            lanes.add(lane);
            return lane;
        }

        @Override
        public List<Runnable> endings() {
            require(lanes.stream().allMatch(lane -> lane.finished), "a lane was not finished before the last steps");
            require(ending.compareAndSet(false, true), "the last steps were asked for twice");
            require(!lanes.isEmpty(), "a batch without lanes has no last steps");
            IntStream.range(0, STEPS).forEach(left::add);
            return IntStream.range(0, STEPS)
                    .<Runnable>mapToObj(step -> () -> end(step))
                    .toList();
        }

        private void end(int step) {
            underWay.incrementAndGet();
            try {
                faults.beforeEnd();
                require(left.remove(step), "a step was taken twice");
            } finally {
                underWay.decrementAndGet();
            }
        }

        @Override
        public long memoryBytes() {
            return memory.get();
        }

        @Override
        public CommitResult commit(CoveredOffsets offsets) {
            Map<Integer, OffsetRange> ranges = offsets.ranges();
            require(lanes.stream().allMatch(lane -> lane.finished), "a lane was not finished before the commit");
            require(ending.get() || lanes.isEmpty(), "the last steps were not asked for before the commit");
            require(left.isEmpty(), "steps were not taken before the commit: " + left);
            require(number >= settled.getAndSet(number), "batches were committed in another order than begun");
            List<Row> rows = new ArrayList<>();
            lanes.forEach(lane -> rows.addAll(lane.rows));
            rows.forEach(row -> require(isIn(ranges.get(row.partition()), row), row + " lies outside of " + ranges));
            faults.beforeCommit();
            // A commit that is repeated knows its own: what came about is not done again.
            CommitResult result = outcome == null ? topic.commit(new RecordedCommit(offsets, rows)) : outcome;
            outcome = result;
            faults.called(SinkFaults.Call.ANSWER);
            memory.set(0);
            return result;
        }

        @Override
        public void discard() {
            require(lanes.stream().noneMatch(lane -> lane.busy), "a lane was writing while its batch was discarded");
            require(underWay.get() == 0, "a step was under way while its batch was discarded");
            memory.set(0);
            faults.discarded();
        }
    }

    private static boolean isIn(OffsetRange range, Row row) {
        return range != null && row.offset() >= range.from() && row.offset() < range.to();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private final class Lane implements SinkLane {
        private final List<Row> rows = new ArrayList<>();
        private final AtomicLong memory;
        private volatile boolean busy;
        private volatile boolean finished;

        private Lane(AtomicLong memory) {
            this.memory = memory;
        }

        @Override
        public void write(Iterable<? extends SourceRecord> records) {
            require(!finished, "a finished lane was written to");
            busy = true;
            try {
                faults.beforeWrite();
                int before = rows.size();
                for (SourceRecord taken : records) {
                    Row row = new Row(taken.partition(), taken.offset(), text(taken.value()));
                    rows.add(row);
                    memory.addAndGet(row.value().length());
                }
                topic.write(rows.size() - before);
            } finally {
                busy = false;
            }
        }

        @Override
        public void finish() {
            busy = true;
            try {
                faults.beforeFinish();
                finished = true;
            } finally {
                busy = false;
            }
        }
    }

    private static String text(ByteBuffer value) {
        return value == null
                ? "null"
                : StandardCharsets.UTF_8.decode(value.duplicate()).toString();
    }
}
