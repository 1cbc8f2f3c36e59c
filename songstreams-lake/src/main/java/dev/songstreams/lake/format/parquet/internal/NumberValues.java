// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import dev.songstreams.core.row.ColumnVector;
import dev.songstreams.core.row.RowBatch;
import org.apache.parquet.column.statistics.Statistics;

/** Numbers, dates and timestamps. */
final class NumberValues implements TypedValues {
    private final NumberType type;
    private final int column;
    private NumberDictionary dictionary = new NumberDictionary();
    private int count;
    private long least = Long.MAX_VALUE;
    private long greatest = Long.MIN_VALUE;

    NumberValues(NumberType type, int column) {
        this.type = type;
        this.column = column;
    }

    @Override
    public void addIds(RowBatch batch, int fromRow, int toRow, PageIds ids) {
        ColumnVector vector = batch.vector(column);
        for (int row = fromRow; row < toRow; row++) {
            if (!vector.isNull(row)) {
                long key = type.key(vector, row);
                if (ids.add(dictionary.idOf(key))) {
                    note(key);
                }
                count++;
            }
        }
    }

    @Override
    public void addPlain(RowBatch batch, int fromRow, int toRow, PageBuffer plain) {
        ColumnVector vector = batch.vector(column);
        for (int row = fromRow; row < toRow; row++) {
            if (!vector.isNull(row)) {
                long key = type.key(vector, row);
                type.put(key, plain);
                note(key);
                count++;
            }
        }
    }

    private void note(long key) {
        least = Math.min(least, key);
        greatest = Math.max(greatest, key);
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
        dictionary = new NumberDictionary();
    }

    @Override
    public long memoryBytes() {
        return dictionary.memoryBytes();
    }
}
