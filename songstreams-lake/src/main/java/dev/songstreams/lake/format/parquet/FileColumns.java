// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import dev.songstreams.lake.format.parquet.internal.ColumnChunk;
import dev.songstreams.lake.format.parquet.internal.FileScratch;
import dev.songstreams.lake.format.parquet.internal.ScratchPool;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;

/** What it takes in memory to write the columns of a file; of use to one file after the other. Not thread-safe. */
final class FileColumns {
    private final ParquetLayout layout;
    private final PageCompressor compressor;
    private final FileScratch scratch;
    private final List<ColumnChunk> chunks = new ArrayList<>();

    FileColumns(ParquetLayout layout, ParquetCompression compression, ScratchPool scratches) {
        this.layout = layout;
        this.scratch = new FileScratch(scratches);
        this.compressor = compression.newCompressor(scratch);
        List<ColumnDescriptor> columns = layout.columns();
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

    /** What the columns and the compressor work with; borrowed while the file is written to. */
    FileScratch scratch() {
        return scratch;
    }

    PageCompressor compressor() {
        return compressor;
    }

    List<ColumnChunk> chunks() {
        return chunks;
    }

    /** Bytes of memory held, with the pages of the row group under way. */
    long memoryBytes() {
        long sum = 0;
        for (ColumnChunk chunk : chunks) {
            sum += chunk.memoryBytes();
        }
        return sum;
    }
}
