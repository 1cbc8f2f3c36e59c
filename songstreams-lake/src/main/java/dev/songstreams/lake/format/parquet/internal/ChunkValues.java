// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import dev.songstreams.core.row.RowBatch;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** The values of one column of a row group, nulls left out, page by page. */
interface ChunkValues {
    /** Begins a row group: nothing is left of the one before but memory. */
    void clear();

    /** Adds the values of rows. */
    void add(RowBatch batch, int fromRow, int toRow);

    /** How long the values of the page under way are without a dictionary; decides when a page ends. */
    long rawBytes();

    /**
     * Ends the page under way.
     *
     * @param out gets the encoded values
     * @param statistics is told of the least and greatest value
     * @return how they were encoded
     */
    Encoding endPage(PageBuffer out, Statistics<?> statistics);

    /** The dictionary that pages refer to, or null if none does. */
    @Nullable
    DictionaryPage dictionary();

    /** Bytes of values not yet in a page, encoded. */
    long bufferedBytes();

    /** Bytes of memory held. */
    long memoryBytes();
}
