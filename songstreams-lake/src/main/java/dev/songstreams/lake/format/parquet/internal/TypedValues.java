// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import dev.songstreams.core.row.RowBatch;
import org.apache.parquet.column.statistics.Statistics;

/** What depends on the type of a column's values: how they are told apart, written and ordered. Nulls are passed over. */
interface TypedValues {
    /** Empties the dictionary, and keeps its memory. */
    void clear();

    /** Gives rows' values to the page under way as ids of the dictionary, which grows by those that are new. */
    void addIds(RowBatch batch, int fromRow, int toRow, PageIds ids);

    /** Gives rows' values to the page under way as they are. */
    void addPlain(RowBatch batch, int fromRow, int toRow, PageBuffer plain);

    /** How long the values of the page under way are as they are. */
    long rawBytes();

    /** Ends the page: tells the statistics of its least and greatest value. */
    void endPage(Statistics<?> statistics);

    /** How many distinct values there are. */
    int dictionarySize();

    /** How long they are together. */
    long dictionaryBytes();

    /** Appends a distinct value as it is. */
    void putEntry(int id, PageBuffer out);

    /** Empties the dictionary, which is not needed any more, and lets go of its memory if that is much. */
    void forgetDictionary();

    /** Bytes of memory held by the dictionary. */
    long memoryBytes();
}
