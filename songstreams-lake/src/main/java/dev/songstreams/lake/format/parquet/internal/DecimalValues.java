// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import dev.songstreams.core.row.BytesVector;
import dev.songstreams.core.row.RowBatch;
import java.util.Arrays;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** Decimals too wide for a long: big-endian, in as many bytes as the column's type asks for, the sign filling up the front. */
final class DecimalValues implements ChunkValues {
    private final int column;
    private final byte[] fixed;
    private final PageBuffer plain = new PageBuffer();
    private byte @Nullable [] least;
    private byte @Nullable [] greatest;

    DecimalValues(int column, int bytes) {
        this.column = column;
        this.fixed = new byte[bytes];
    }

    @Override
    public void clear() {
        plain.clear();
    }

    @Override
    public void add(RowBatch batch, int fromRow, int toRow) {
        BytesVector vector = batch.bytes(column);
        for (int row = fromRow; row < toRow; row++) {
            if (!vector.isNull(row)) {
                extend(vector.array(), vector.start(row), vector.length(row));
                plain.put(fixed, 0, fixed.length);
                note();
            }
        }
    }

    private void extend(byte[] bytes, int start, int length) {
        int filled = fixed.length - length;
        Arrays.fill(fixed, 0, filled, (byte) (bytes[start] < 0 ? -1 : 0));
        System.arraycopy(bytes, start, fixed, filled, length);
    }

    private void note() {
        if (least == null || compare(fixed, least) < 0) {
            least = fixed.clone();
        }
        if (greatest == null || compare(fixed, greatest) > 0) {
            greatest = fixed.clone();
        }
    }

    /** Two's complement of one length: the first byte has the sign, the others only size. */
    private static int compare(byte[] a, byte[] b) {
        int bySign = Byte.compare(a[0], b[0]);
        return bySign != 0 ? bySign : Arrays.compareUnsigned(a, 1, a.length, b, 1, b.length);
    }

    @Override
    public long rawBytes() {
        return plain.size();
    }

    @Override
    public Encoding endPage(PageBuffer out, Statistics<?> statistics) {
        if (least != null && greatest != null) {
            statistics.updateStats(Binary.fromConstantByteArray(least));
            statistics.updateStats(Binary.fromConstantByteArray(greatest));
        }
        least = null;
        greatest = null;
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
