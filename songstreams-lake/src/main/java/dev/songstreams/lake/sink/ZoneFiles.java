// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.decode.SourceRecord;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.log.DataFileName;
import dev.songstreams.lake.log.LakeLayout;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one lane writes to one zone: rows are staged in a batch and written, a run of rows of the same day at a time, to that
 * day's file, which the lanes share unless there is too much to write. The batch is borrowed while there are rows to stage: with
 * many topics, one each would take more memory than their files. Used by one thread at a time; only {@link #memoryBytes} may be
 * asked by others.
 */
final class ZoneFiles {
    /** Rows of large values are handed on sooner: they need not wait for company. */
    private static final long STAGED_VALUE_BYTES = 1 << 20;
    /** How often, in rows, to look how much the staged rows hold. */
    private static final int COUNT_EVERY = 64;

    private final BatchContext context;
    private final ZoneSpec zone;
    private final FileFormat format;
    private @Nullable RowBatch staged;
    private final Map<LocalDate, OpenFile> files = new HashMap<>();
    private @Nullable LocalDate runDay;
    private int runStart;
    private DataFileName runOrigin;
    private volatile long stagedBytes;

    ZoneFiles(BatchContext context, ZoneSpec zone) {
        this.context = context;
        this.zone = zone;
        this.format = context.format();
        this.runOrigin = context.origin(0, 0);
    }

    /** The batch whose row under way is to be set, then ended by {@link #endRow} or dropped. */
    RowBatch rows() {
        if (staged == null) {
            staged = context.settings().spares().take(zone.schema());
            stagedBytes = staged.memoryBytes();
        }
        return staged;
    }

    /** Ends the row under way, which lies under the day of that time. */
    void endRow(SourceRecord record, long epochMicros) throws IOException {
        LocalDate day = context.partitioner().dayOf(epochMicros);
        if (!day.equals(runDay)) {
            writeRun();
            runDay = day;
            runOrigin = context.origin(record.partition(), record.offset());
        }
        rows().endRow();
        if (rows().isFull() || rows().valueBytes() >= STAGED_VALUE_BYTES) {
            flush();
        } else if (rows().rows() % COUNT_EVERY == 0) {
            stagedBytes = rows().memoryBytes();
        }
    }

    /** Hands all staged rows to their files. */
    void flush() throws IOException {
        writeRun();
        rows().clear();
        runStart = 0;
        runDay = null;
        stagedBytes = rows().memoryBytes();
    }

    private void writeRun() throws IOException {
        RowBatch rows = rows();
        LocalDate day = runDay;
        if (day != null && rows.rows() > runStart) {
            write(day, rows);
        }
        runStart = rows.rows();
    }

    private void write(LocalDate day, RowBatch rows) throws IOException {
        OpenFile own = files.get(day);
        if (own == null) {
            BatchFiles.Opener opener = opener(day);
            if (context.files().writeShared(zone.zone(), day, opener, rows, runStart, rows.rows())) {
                return;
            }
            own = context.files().begin(opener);
            files.put(day, own);
        }
        own.write(rows, runStart, rows.rows());
    }

    /** Makes a file that is named by the first row of this run, whenever that is. */
    private BatchFiles.Opener opener(LocalDate day) {
        DataFileName origin = runOrigin;
        return () -> new OpenFile(
                context.store(),
                format,
                zone,
                LakeLayout.dayFolder(zone.zone(), context.topic(), day)
                        .resolve(origin.unique(context.topic(), format.extension())));
    }

    /** Hands all staged rows to their files, and gives the batch back. */
    void settle() throws IOException {
        RowBatch settled = staged;
        if (settled != null) {
            flush();
            context.settings().spares().give(settled);
            staged = null;
            stagedBytes = 0;
        }
    }

    /** Lets go of its files, which are its batch's to end. */
    void end() {
        files.clear();
    }

    long memoryBytes() {
        return stagedBytes;
    }
}
