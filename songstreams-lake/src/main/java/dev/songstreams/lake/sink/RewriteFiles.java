// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.decode.SourceRecord;
import dev.songstreams.lake.log.DataFile;
import java.io.IOException;
import java.util.List;

/**
 * Files of zones clean and dead that are made anew, for an entry of the log that replaces others by them. Used by one thread. Until
 * such an entry names them they do not exist for a reader; whoever does not commit them discards them, and a sweep removes what
 * is forgotten.
 */
public final class RewriteFiles {
    private final BatchContext context;
    private final long maxOpenBytes;
    private LakeLane lane;

    RewriteFiles(BatchContext context, long maxOpenBytes) {
        this.context = context;
        this.maxOpenBytes = maxOpenBytes;
        this.lane = new LakeLane(context);
    }

    /** Decodes a record: it goes to clean, or to dead with the reason. */
    public void decode(SourceRecord record) throws IOException {
        lane.add(record);
        endLargeFiles();
    }

    /** Takes a dead letter over as it is. */
    public void keep(StoredRecord deadLetter) throws IOException {
        lane.keep(deadLetter);
        endLargeFiles();
    }

    private void endLargeFiles() {
        if (lane.memoryBytes() + context.files().memoryBytes() > maxOpenBytes) {
            finish();
        }
    }

    /** Publishes the files, and returns all. */
    public List<DataFile> finish() {
        lane.finish();
        try {
            context.files().store(context.files().endOfRows());
        } catch (IOException e) {
            throw context.failed(e);
        }
        lane = new LakeLane(context);
        return context.files().published();
    }

    /** Throws all files away, published or not. */
    public void discard() throws IOException {
        Cleanup cleanup = new Cleanup();
        context.files().discard(cleanup);
        cleanup.attempt(() -> context.store()
                .delete(context.files().published().stream().map(DataFile::key).toList()));
        cleanup.finish();
    }
}
