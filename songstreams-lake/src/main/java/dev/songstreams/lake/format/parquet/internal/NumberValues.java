// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import dev.songstreams.core.row.RowBatch;
import org.apache.parquet.column.statistics.Statistics;

/** Numbers, dates and timestamps. */
final class NumberValues implements TypedValues {
    private final NumberType type;
    private final int column;
    private final FileScratch scratch;
    private final NumberDictionary dictionary = new NumberDictionary();
    private int count;
    private long least = Long.MAX_VALUE;
    private long greatest = Long.MIN_VALUE;

    NumberValues(NumberType type, int column, FileScratch scratch) {
        this.type = type;
        this.column = column;
        this.scratch = scratch;
    }

    @Override
    public void clear() {
        dictionary.clear();
    }

    @Override
    public void addIds(RowBatch batch, int fromRow, int toRow, PageIds ids) {
        long[] keys = scratch.numbers(toRow - fromRow);
        int count = take(batch, fromRow, toRow, keys);
        int[] added = scratch.ids(count);
        dictionary.idsOf(keys, count, added);
        ids.add(added, count, dictionary.size() - 1);
    }

    @Override
    public void addPlain(RowBatch batch, int fromRow, int toRow, PageBuffer plain) {
        long[] keys = scratch.numbers(toRow - fromRow);
        int added = take(batch, fromRow, toRow, keys);
        for (int i = 0; i < added; i++) {
            type.put(keys[i], plain);
        }
    }

    /** Takes the rows' values, and returns how many they are. */
    private int take(RowBatch batch, int fromRow, int toRow, long[] keys) {
        int added = type.keys(batch.vector(column), fromRow, toRow, keys);
        for (int i = 0; i < added; i++) {
            least = Math.min(least, keys[i]);
            greatest = Math.max(greatest, keys[i]);
        }
        count += added;
        return added;
    }

    @Override
    public long rawBytes() {
        return (long) count * type.bytes();
    }

    @Override
    public void endPage(Statistics<?> statistics) {
        if (count > 0) {
            type.note(least, statistics);
            type.note(greatest, statistics);
        }
        count = 0;
        least = Long.MAX_VALUE;
        greatest = Long.MIN_VALUE;
    }

    @Override
    public int dictionarySize() {
        return dictionary.size();
    }

    @Override
    public long dictionaryBytes() {
        return (long) dictionary.size() * type.bytes();
    }

    @Override
    public void putEntry(int id, PageBuffer out) {
        type.put(dictionary.key(id), out);
    }

    @Override
    public void forgetDictionary() {
        dictionary.forget();
    }

    @Override
    public long memoryBytes() {
        return dictionary.memoryBytes();
    }
}
