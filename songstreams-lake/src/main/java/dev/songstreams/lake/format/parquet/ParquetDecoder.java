// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.lake.format.FileDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.api.PrimitiveConverter;

/** Reads rows from row groups, all columns in step; one page of each column is in memory. */
final class ParquetDecoder implements FileDecoder {
    private final ParquetLayout layout;
    private final ParquetFooter footer;
    private final ParsedVersion writer;
    private final Iterator<RowGroup> rowGroups;
    private final ColumnTaker[] takers;
    private final ColumnReader[] readers;
    private long rowsLeft;

    ParquetDecoder(ParquetLayout layout, ParquetFooter footer) throws IOException {
        this.layout = layout;
        this.footer = footer;
        this.writer = footer.writer();
        this.rowGroups = footer.rowGroups().iterator();
        RowSchema schema = layout.schema();
        footer.check(schema);
        this.takers = new ColumnTaker[schema.size()];
        this.readers = new ColumnReader[schema.size()];
        for (int i = 0; i < takers.length; i++) {
            takers[i] = ColumnTakers.of(schema.column(i).type(), i, layout.timestamps());
        }
    }

    @Override
    public boolean read(RowBatch batch) throws IOException {
        try {
            while (!batch.isFull() && batch.valueBytes() < BATCH_VALUE_BYTES && findRow()) {
                for (int i = 0; i < readers.length; i++) {
                    if (readers[i].getCurrentDefinitionLevel()
                            == readers[i].getDescriptor().getMaxDefinitionLevel()) {
                        takers[i].take(readers[i], batch);
                    }
                    readers[i].consume();
                }
                batch.endRow();
                rowsLeft--;
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (ParquetDecodingException e) {
            throw new IOException("a page can't be decoded: " + e.getMessage(), e);
        }
        return batch.rows() > 0;
    }

    private boolean findRow() {
        while (rowsLeft == 0) {
            if (!rowGroups.hasNext()) {
                return false;
            }
            open(rowGroups.next());
        }
        return true;
    }

    private void open(RowGroup rowGroup) {
        rowsLeft = rowGroup.getNum_rows();
        for (int i = 0; i < readers.length; i++) {
            ColumnDescriptor column = layout.columns().get(i);
            ColumnMetaData chunk = rowGroup.getColumns().get(i).getMeta_data();
            readers[i] = new ColumnReaderImpl(
                    column, new ChunkPages(footer.file(), chunk), new PrimitiveConverter() {}, writer);
        }
    }

    @Override
    public void close() {
        // Memory is all it holds.
    }
}
