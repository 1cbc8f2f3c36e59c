// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import dev.songstreams.lake.format.parquet.internal.ColumnChunk;
import dev.songstreams.lake.format.parquet.internal.FileScratch;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;

/** What it takes in memory to write the columns of a file; of use to one file after the other. Not thread-safe. */
final class FileColumns {
    private final ParquetLayout layout;
    private final PageCompressor compressor;
    private final FileScratch scratch = new FileScratch();
    private final List<ColumnChunk> chunks = new ArrayList<>();

    FileColumns(ParquetLayout layout, ParquetCompression compression) {
        this.layout = layout;
        this.compressor = compression.newCompressor();
        List<ColumnDescriptor> columns = layout.messageType().getColumns();
        for (int i = 0; i < columns.size(); i++) {
            chunks.add(new ColumnChunk(
                    i,
                    columns.get(i).getPrimitiveType(),
                    layout.integers() == IntegerEncoding.DELTA,
                    layout.pageBytes(),
                    scratch));
        }
    }

    ParquetLayout layout() {
        return layout;
    }

    PageCompressor compressor() {
        return compressor;
    }

    List<ColumnChunk> chunks() {
        return chunks;
    }

    /** Bytes of memory held, with the pages of the row group under way. */
    long memoryBytes() {
        long sum = compressor.memoryBytes() + scratch.memoryBytes();
        for (ColumnChunk chunk : chunks) {
            sum += chunk.memoryBytes();
        }
        return sum;
    }
}
