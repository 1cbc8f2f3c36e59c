// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.sink.CommitResult;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.SinkBatch;
import dev.songstreams.core.sink.SinkLane;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogCommit;
import dev.songstreams.lake.log.LogWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A batch of the lake: the files of its lanes, committed by one entry of the log. */
final class LakeBatch implements SinkBatch {
    private static final Logger LOG = LoggerFactory.getLogger(LakeBatch.class);

    private final BatchContext context;
    private final LogWriter log;
    private final List<LakeLane> lanes = new CopyOnWriteArrayList<>();
    private @Nullable LogCommit commit;
    private @Nullable CoveredOffsets committed;

    LakeBatch(BatchContext context, LogWriter log) {
        this.context = context;
        this.log = log;
    }

    @Override
    public SinkLane openLane() {
        LakeLane lane = new LakeLane(context);
        lanes.add(lane);
        return lane;
    }

    @Override
    public List<Runnable> endings() {
        List<Runnable> endings = new ArrayList<>();
        context.files().partsOfEnd().forEach(part -> endings.add(() -> store(part)));
        return endings;
    }

    private void store(List<BatchFiles.Ending> files) {
        try {
            context.files().store(files);
        } catch (IOException e) {
            throw context.failed(e);
        }
    }

    @Override
    public long memoryBytes() {
        long sum = context.files().memoryBytes();
        for (LakeLane lane : lanes) {
            sum += lane.memoryBytes();
        }
        return sum;
    }

    @Override
    public synchronized CommitResult commit(CoveredOffsets offsets) {
        LogCommit sent = commitOf(offsets);
        LogCommit.Outcome outcome;
        try {
            outcome = sent.commit();
        } catch (IOException e) {
            if (sent.mayBeNamed()) {
                context.settings().listener().outcomeUnknown(context.topic());
            }
            throw SinkFailures.of(
                    "cannot commit " + context.topic() + " to "
                            + context.store().root(),
                    e);
        }
        if (outcome.conflicts() > 0) {
            context.settings().listener().conflicted(context.topic(), outcome.conflicts());
        }
        if (outcome.entry() == null) {
            context.settings().listener().superseded(context.topic());
            discardSuperseded();
            return new CommitResult.Superseded(String.valueOf(outcome.obstacle()), outcome.positions());
        }
        return new CommitResult.Committed(
                outcome.entry().sequence(),
                outcome.entry().added().size(),
                lanes.stream().mapToLong(LakeLane::records).sum(),
                lanes.stream().mapToLong(LakeLane::deadLetters).sum(),
                outcome.entry().added().stream().mapToLong(DataFile::bytes).sum(),
                outcome.conflicts(),
                outcome.positions());
    }

    /** The same one each time: a commit that is repeated goes on with the entry that it sent. */
    private LogCommit commitOf(CoveredOffsets offsets) {
        if (commit == null) {
            if (!context.files().isAllPublished()) {
                throw new IllegalStateException(
                        "a batch of " + context.topic() + " is committed before its endings were all taken");
            }
            committed = offsets;
            commit = log.batch(context.base(), context.files().published(), offsets);
        } else if (!offsets.equals(committed)) {
            throw new IllegalArgumentException("the batch was to be committed with " + committed
                    + ", and its outcome is not known; it can't be committed with " + offsets);
        }
        return commit;
    }

    @Override
    public synchronized void discard() {
        try {
            throwAway();
        } catch (IOException e) {
            throw SinkFailures.of(
                    "cannot remove the files of a discarded batch of " + context.topic()
                            + "; no entry names them, a sweep removes them",
                    e);
        }
    }

    /** What stays is a sweep's to remove; it must not keep the worker from going on at the log's positions. */
    private void discardSuperseded() {
        try {
            throwAway();
        } catch (IOException e) {
            LOG.warn(
                    "files of a superseded batch of {} stay until a sweep removes them: {}",
                    context.topic(),
                    e.getMessage());
        }
    }

    private void throwAway() throws IOException {
        Cleanup cleanup = new Cleanup();
        lanes.clear();
        context.files().discard(cleanup);
        if (commit != null && commit.mayBeNamed()) {
            LOG.warn(
                    "a batch of {} is given up while its entry may yet be in the log: its files stay. If the entry never comes"
                            + " to be, a sweep removes them",
                    context.topic());
        } else {
            cleanup.attempt(() -> context.store()
                    .delete(context.files().published().stream()
                            .map(DataFile::key)
                            .toList()));
        }
        cleanup.finish();
    }
}
