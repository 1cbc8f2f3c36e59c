// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import dev.songstreams.core.row.RowBatch;
import dev.songstreams.lake.format.parquet.internal.ColumnChunk;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;

/** The rows of one row group, as the pages of its columns. */
final class RowGroup {
    private final ColumnChunkPageWriteStore pages;
    private final List<ColumnChunk> chunks;
    private long rows;

    RowGroup(FileColumns columns) {
        ParquetLayout layout = columns.layout();
        ParquetProperties properties = layout.properties();
        pages = new ColumnChunkPageWriteStore(
                columns.compressor(),
                layout.messageType(),
                properties.getAllocator(),
                properties.getColumnIndexTruncateLength(),
                properties.getPageWriteChecksumEnabled());
        chunks = columns.chunks();
        List<ColumnDescriptor> descriptors = layout.columns();
        for (int i = 0; i < chunks.size(); i++) {
            chunks.get(i).begin(pages.getPageWriter(descriptors.get(i)));
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
