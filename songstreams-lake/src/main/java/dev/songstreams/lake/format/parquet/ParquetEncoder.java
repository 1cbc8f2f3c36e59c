// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import dev.songstreams.core.row.RowBatch;
import dev.songstreams.lake.format.FileEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.hadoop.ParquetFileWriter;

/** Gathers rows into row groups, and writes each to the file when it is large enough. */
final class ParquetEncoder implements FileEncoder {
    /** The size of a row group is looked at only between slices of so many rows. */
    private static final int SLICE_ROWS = 1024;

    private final FileColumns columns;
    private final Consumer<FileColumns> spares;
    private final long rowGroupBytes;
    private final ParquetFileWriter file;
    private RowGroup rowGroup;
    private volatile long memoryBytes;

    /**
     * Begins a file.
     *
     * @param columns are its own until it ends
     * @param spares takes the columns when it has ended
     */
    ParquetEncoder(FileColumns columns, Consumer<FileColumns> spares, long rowGroupBytes, OutputStream out)
            throws IOException {
        this.columns = columns;
        this.spares = spares;
        this.rowGroupBytes = rowGroupBytes;
        // No padding to blocks of a file system: objects have none.
        this.file = new ParquetFileWriter(
                new StreamOutputFile(out),
                columns.layout().messageType(),
                ParquetFileWriter.Mode.CREATE,
                rowGroupBytes,
                0,
                null,
                columns.layout().properties());
        file.start();
        this.rowGroup = new RowGroup(columns);
    }

    @Override
    public void write(RowBatch batch, int fromRow, int toRow) throws IOException {
        columns.scratch().borrow();
        try {
            for (int from = fromRow; from < toRow; from += SLICE_ROWS) {
                rowGroup.add(batch, from, Math.min(from + SLICE_ROWS, toRow));
                if (rowGroup.bytes() >= rowGroupBytes) {
                    rowGroup.writeTo(file);
                    rowGroup = new RowGroup(columns);
                }
            }
        } finally {
            columns.scratch().giveBack();
        }
        memoryBytes = columns.memoryBytes();
    }

    @Override
    public void finish() throws IOException {
        columns.scratch().borrow();
        try {
            if (rowGroup.rows() > 0) {
                rowGroup.writeTo(file);
            }
        } finally {
            columns.scratch().giveBack();
        }
        file.end(Map.of());
        memoryBytes = 0;
        spares.accept(columns);
    }

    @Override
    public long memoryBytes() {
        return memoryBytes;
    }
}
