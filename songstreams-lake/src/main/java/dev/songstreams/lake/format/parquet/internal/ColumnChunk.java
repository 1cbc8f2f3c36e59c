// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import dev.songstreams.core.row.RowBatch;
import java.io.IOException;
import java.util.Objects;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * One column of a row group: cuts its rows into pages of version 1, and gives each to parquet-java to compress and keep. Used for
 * one row group after the other, so that the arrays which grew in one serve the next.
 */
public final class ColumnChunk {
    /** As everywhere: the column index has a least and greatest value for so many rows, so that readers can skip. */
    static final int MAX_PAGE_ROWS = 20_000;
    /** So many rows of a row group show how long values are. */
    private static final int FIRST_ROWS = 64;

    private final int column;
    private final PrimitiveType type;
    /** Where a page ends, short of its length: with rows that are longer than those before, the array would double for the last of them. */
    private final int fullBytes;

    private final ChunkValues values;
    private final @Nullable Presence presence;
    private final FileScratch scratch;
    private @Nullable PageWriter pages;
    private int rows;
    /** How long a row's value is before any encoding, by the rows of this page, or the one before while it has none. */
    private long rowBytes;

    /**
     * Has no rows, and no row group yet.
     *
     * @param column the column's number in batches
     * @param type its type in the file
     * @param delta whether integers without a dictionary are held as differences
     * @param pageBytes how long the values of a page are before compression, about
     * @param scratch what the columns of a file share
     */
    public ColumnChunk(int column, PrimitiveType type, boolean delta, int pageBytes, FileScratch scratch) {
        this.column = column;
        this.type = type;
        this.fullBytes = pageBytes - pageBytes / 16;
        this.scratch = scratch;
        this.values = values(column, type, delta, scratch);
        this.presence = type.isRepetition(PrimitiveType.Repetition.OPTIONAL) ? new Presence() : null;
    }

    private static ChunkValues values(int column, PrimitiveType type, boolean delta, FileScratch scratch) {
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> new BooleanValues(column);
            case INT32 -> integers(NumberType.INT32, column, delta, scratch);
            case INT64 -> integers(NumberType.INT64, column, delta, scratch);
            case INT96 -> new DictionaryValues(new NumberValues(NumberType.INT96, column, scratch), scratch);
            case FLOAT -> new DictionaryValues(new NumberValues(NumberType.FLOAT, column, scratch), scratch);
            case DOUBLE -> new DictionaryValues(new NumberValues(NumberType.DOUBLE, column, scratch), scratch);
            case BINARY -> new DictionaryValues(new BytesValues(column, scratch), scratch);
            case FIXED_LEN_BYTE_ARRAY -> new DecimalValues(column, type.getTypeLength());
        };
    }

    private static ChunkValues integers(NumberType type, int column, boolean delta, FileScratch scratch) {
        NumberValues values = new NumberValues(type, column, scratch);
        return delta
                ? new DictionaryValues(values, scratch, new DeltaEncoding(type))
                : new DictionaryValues(values, scratch);
    }

    /**
     * Begins a row group.
     *
     * @param taker takes the pages
     */
    public void begin(PageWriter taker) {
        pages = taker;
        rowBytes = 0;
        values.clear();
    }

    private PageWriter pages() {
        return Objects.requireNonNull(pages, "no row group was begun");
    }

    /** Adds rows; a page ends within them where it has as many as it may. */
    public void add(RowBatch batch, int fromRow, int toRow) throws IOException {
        int from = fromRow;
        while (from < toRow) {
            int to = Math.min(toRow, from + rowsLeft());
            if (presence != null) {
                presence.add(batch.vector(column), from, to);
            }
            values.add(batch, from, to);
            rows += to - from;
            rowBytes = Math.max(1, values.rawBytes() / rows);
            if (rows == MAX_PAGE_ROWS || values.rawBytes() + rowBytes > fullBytes) {
                endPage();
            }
            from = to;
        }
    }

    /** How many rows the page under way has room for, about. */
    private int rowsLeft() {
        long fit = rowBytes == 0 ? FIRST_ROWS : Math.max(1, (fullBytes - values.rawBytes()) / rowBytes);
        return (int) Math.min(fit, MAX_PAGE_ROWS - rows);
    }

    private void endPage() throws IOException {
        Statistics<?> statistics = Statistics.createStats(type);
        PageBuffer page = scratch.page();
        page.clear();
        if (presence != null) {
            statistics.incrementNumNulls(presence.nulls());
            presence.endPage(page);
        }
        Encoding encoding = values.endPage(page, statistics);
        pages().writePage(page.toInput(), rows, rows, statistics, Encoding.RLE, Encoding.RLE, encoding);
        rows = 0;
    }

    /** Ends the row group: its last page, and the dictionary behind it. */
    public void finish() throws IOException {
        if (rows > 0) {
            endPage();
        }
        DictionaryPage dictionary = values.dictionary();
        if (dictionary != null) {
            pages().writeDictionaryPage(dictionary);
        }
        pages = null;
    }

    /** About how many bytes it will add to the file, before the compression of the page under way. */
    public long bufferedBytes() {
        return pages().getMemSize() + values.bufferedBytes();
    }

    /** Bytes of memory held. */
    public long memoryBytes() {
        long kept = presence == null ? 0 : presence.memoryBytes();
        long compressed = pages == null ? 0 : pages.allocatedSize();
        return compressed + values.memoryBytes() + kept;
    }
}
