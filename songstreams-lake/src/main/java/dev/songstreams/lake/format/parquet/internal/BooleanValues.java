// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import dev.songstreams.core.row.LongVector;
import dev.songstreams.core.row.RowBatch;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Booleans, a bit each, the lowest bit of a byte first. */
final class BooleanValues implements ChunkValues {
    private final int column;
    private final PageBuffer plain = new PageBuffer();
    private int pending;
    private int pendingBits;
    private boolean hasTrue;
    private boolean hasFalse;

    BooleanValues(int column) {
        this.column = column;
    }

    @Override
    public void clear() {
        plain.clear();
    }

    @Override
    public void add(RowBatch batch, int fromRow, int toRow) {
        LongVector vector = batch.longs(column);
        for (int row = fromRow; row < toRow; row++) {
            if (!vector.isNull(row)) {
                add(vector.get(row) != 0);
            }
        }
    }

    private void add(boolean value) {
        hasTrue |= value;
        hasFalse |= !value;
        pending |= (value ? 1 : 0) << pendingBits++;
        if (pendingBits == Byte.SIZE) {
            endByte();
        }
    }

    private void endByte() {
        plain.putByte(pending);
        pending = 0;
        pendingBits = 0;
    }

    @Override
    public long rawBytes() {
        return plain.size() + 1L;
    }

    @Override
    public Encoding endPage(PageBuffer out, Statistics<?> statistics) {
        if (pendingBits > 0) {
            endByte();
        }
        if (hasFalse) {
            statistics.updateStats(false);
        }
        if (hasTrue) {
            statistics.updateStats(true);
        }
        hasFalse = false;
        hasTrue = false;
        out.put(plain);
        plain.clear();
        return Encoding.PLAIN;
    }

    @Override
    public @Nullable DictionaryPage dictionary() {
        return null;
    }

    @Override
    public long bufferedBytes() {
        return plain.size();
    }

    @Override
    public long memoryBytes() {
        return plain.capacity();
    }
}
