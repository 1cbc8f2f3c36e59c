// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import dev.songstreams.testkit.redshift.sql.CopyCommand;
import dev.songstreams.testkit.redshift.sql.CopyOption;
import dev.songstreams.testkit.redshift.sql.RefusedException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** Runs COPY commands. Safe for use by all sessions at once. */
public final class Loader {

    private final S3Client s3;
    private final LoadHistory history;
    private final Clock clock;
    private final AtomicLong queryIds;

    /** Reads from this S3; query numbers go on where the history ends. */
    public Loader(S3Client s3, LoadHistory history, Clock clock) {
        this.s3 = s3;
        this.history = history;
        this.clock = clock;
        this.queryIds = new AtomicLong(history.lastQueryId());
    }

    /** A number for a query, which no other query of this server has. */
    public long nextQueryId() {
        return queryIds.incrementAndGet();
    }

    /** Runs a COPY in the session's transaction; a failure has been told to the client when this returns. */
    public LoadResult load(long queryId, CopyCommand command, LoadTarget target) throws IOException {
        LoadRun run = new LoadRun(queryId, command, clock);
        try {
            long rows = run(run, command, target);
            history.write(run.completed(rows));
            return new LoadResult(true, rows, run.rejects().errors().size());
        } catch (LoadFailure e) {
            fail(run, e, target);
        } catch (RefusedException | SdkException e) {
            fail(run, LoadFailure.because(String.valueOf(e.getMessage())), target);
        } catch (TargetRefusedException e) {
            history.write(run.failed(String.valueOf(e.getMessage()), null));
        }
        return LoadResult.failed();
    }

    private void fail(LoadRun run, LoadFailure failure, LoadTarget target) throws IOException {
        history.write(run.failed(failure.message(), failure.error()));
        target.fail(failure);
    }

    private long run(LoadRun run, CopyCommand command, LoadTarget target)
            throws IOException, TargetRefusedException, LoadFailure {
        TargetTable table = TargetTable.find(command, target);
        run.found(table);
        List<LoadFile> files = FileList.of(command, s3);
        FileReader reader = FileReader.of(command, table, s3, run.rejects());
        LoadTarget rows = command.has(CopyOption.NOLOAD) ? new NoLoadTarget(target) : target;
        rows.begin(table.copySql());
        RowSink sink = new RowSink(rows);
        for (LoadFile file : files) {
            long before = sink.rows();
            reader.read(file, sink);
            run.read(file, sink.rows() - before);
        }
        sink.end();
        return command.has(CopyOption.NOLOAD) ? 0 : sink.rows();
    }
}
