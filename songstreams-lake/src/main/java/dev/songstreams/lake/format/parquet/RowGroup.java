// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import dev.songstreams.core.row.RowBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;

/** The rows of one row group, as the pages of its columns. */
final class RowGroup {
    private final ValuesWriters writers = new ValuesWriters();
    private final ColumnChunkPageWriteStore pages;
    private final ColumnWriteStore columns;
    private final List<ColumnFeed> feeds = new ArrayList<>();
    private long rows;

    RowGroup(ParquetLayout layout, PageCompressor compressor) {
        ParquetProperties properties = layout.properties(writers);
        pages = new ColumnChunkPageWriteStore(
                compressor,
                layout.messageType(),
                properties.getAllocator(),
                properties.getColumnIndexTruncateLength(),
                properties.getPageWriteChecksumEnabled());
        columns = properties.newColumnWriteStore(layout.messageType(), pages, pages);
        for (int i = 0; i < layout.schema().size(); i++) {
            ColumnWriter writer =
                    columns.getColumnWriter(layout.messageType().getColumns().get(i));
            feeds.add(ColumnFeeds.of(layout.schema().column(i), i, writer, layout.timestamps()));
        }
    }

    /** Adds rows, column after column; parquet-java may end pages only behind them. */
    void add(RowBatch batch, int fromRow, int toRow) {
        for (ColumnFeed feed : feeds) {
            feed.feed(batch, fromRow, toRow);
        }
        for (int row = fromRow; row < toRow; row++) {
            columns.endRecord();
        }
        rows += toRow - fromRow;
    }

    long rows() {
        return rows;
    }

    /** About how large the row group is by now. */
    long bytes() {
        return columns.getBufferedSize();
    }

    /** Bytes of memory held, rather too many than too few. */
    long memoryBytes() {
        return columns.getAllocatedSize() + writers.dictionaryBytes();
    }

    /** Writes all rows to the file; the last that is done with a row group. */
    void writeTo(ParquetFileWriter file) throws IOException {
        file.startBlock(rows);
        columns.flush();
        pages.flushToFileWriter(file);
        file.endBlock();
        columns.close();
        pages.close();
    }
}
