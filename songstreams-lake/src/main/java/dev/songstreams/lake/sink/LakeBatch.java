// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.sink.CommitResult;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.SinkBatch;
import dev.songstreams.core.sink.SinkException;
import dev.songstreams.core.sink.SinkLane;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A batch of the lake: the files of its lanes, committed by one entry of the log. */
final class LakeBatch implements SinkBatch {
    private static final Logger LOG = LoggerFactory.getLogger(LakeBatch.class);

    private final BatchContext context;
    private final LogWriter log;
    private final List<LakeLane> lanes = new CopyOnWriteArrayList<>();

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
    public long memoryBytes() {
        long sum = 0;
        for (LakeLane lane : lanes) {
            sum += lane.memoryBytes();
        }
        return sum;
    }

    @Override
    public CommitResult commit(CoveredOffsets offsets) {
        List<DataFile> files = files();
        LogWriter.Outcome outcome;
        try {
            outcome = log.commit(context.base(), files, offsets);
        } catch (IOException e) {
            throw new SinkException(
                    "cannot commit " + context.topic() + " to "
                            + context.store().root() + ": " + e.getMessage(),
                    e);
        }
        if (outcome.entry() == null) {
            discardSuperseded();
            return new CommitResult.Superseded(String.valueOf(outcome.obstacle()), outcome.positions());
        }
        return new CommitResult.Committed(
                outcome.entry().sequence(),
                files.size(),
                lanes.stream().mapToLong(LakeLane::records).sum(),
                lanes.stream().mapToLong(LakeLane::deadLetters).sum(),
                files.stream().mapToLong(DataFile::bytes).sum(),
                outcome.conflicts(),
                outcome.positions());
    }

    @Override
    public void discard() {
        try {
            throwAway();
        } catch (IOException e) {
            throw new SinkException(
                    "cannot remove the files of a discarded batch of " + context.topic()
                            + "; no entry names them, a sweep removes them: " + e.getMessage(),
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
        lanes.forEach(lane -> lane.discard(cleanup));
        cleanup.attempt(
                () -> context.store().delete(files().stream().map(DataFile::key).toList()));
        cleanup.finish();
    }

    private List<DataFile> files() {
        List<DataFile> files = new ArrayList<>();
        lanes.forEach(lane -> files.addAll(lane.finished()));
        return files;
    }
}
