// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import dev.songstreams.core.row.RowBatch;
import dev.songstreams.lake.format.parquet.internal.ColumnChunk;
import dev.songstreams.lake.format.parquet.internal.FileScratch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;

/** The rows of one row group, as the pages of its columns. */
final class RowGroup {
    private final ColumnChunkPageWriteStore pages;
    private final List<ColumnChunk> chunks = new ArrayList<>();
    private long rows;

    RowGroup(ParquetLayout layout, PageCompressor compressor, FileScratch scratch) {
        ParquetProperties properties = layout.properties();
        pages = new ColumnChunkPageWriteStore(
                compressor,
                layout.messageType(),
                properties.getAllocator(),
                properties.getColumnIndexTruncateLength(),
                properties.getPageWriteChecksumEnabled());
        List<ColumnDescriptor> columns = layout.messageType().getColumns();
        for (int i = 0; i < columns.size(); i++) {
            ColumnDescriptor column = columns.get(i);
            chunks.add(new ColumnChunk(
                    i,
                    column.getPrimitiveType(),
                    layout.integers() == IntegerEncoding.DELTA,
                    pages.getPageWriter(column),
                    layout.pageBytes(),
                    scratch));
        }
    }

    /** Adds rows, column after column. */
    void add(RowBatch batch, int fromRow, int toRow) throws IOException {
        for (ColumnChunk chunk : chunks) {
            chunk.add(batch, fromRow, toRow);
        }
        rows += toRow - fromRow;
    }

    long rows() {
        return rows;
    }

    /** About how large the row group is by now. */
    long bytes() {
        long sum = 0;
        for (ColumnChunk chunk : chunks) {
            sum += chunk.bufferedBytes();
        }
        return sum;
    }

    /** Bytes of memory held. */
    long memoryBytes() {
        long sum = 0;
        for (ColumnChunk chunk : chunks) {
            sum += chunk.memoryBytes();
        }
        return sum;
    }

    /** Writes all rows to the file; the last that is done with a row group. */
    void writeTo(ParquetFileWriter file) throws IOException {
        for (ColumnChunk chunk : chunks) {
            chunk.finish();
        }
        file.startBlock(rows);
        pages.flushToFileWriter(file);
        file.endBlock();
        pages.close();
    }
}
