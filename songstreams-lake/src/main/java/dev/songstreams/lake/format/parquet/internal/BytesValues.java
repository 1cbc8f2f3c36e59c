// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import dev.songstreams.core.row.BytesVector;
import dev.songstreams.core.row.RowBatch;
import java.util.Arrays;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;

/** Texts, ordered by their bytes; each is written behind its length of four bytes. */
final class BytesValues implements TypedValues {
    private final int column;
    private final FileScratch scratch;
    private final BytesDictionary dictionary = new BytesDictionary();
    private final Extreme least = new Extreme(-1);
    private final Extreme greatest = new Extreme(1);
    private long rawBytes;
    /** For each id the page that had it last, counted from 1. */
    private int[] lastPage = new int[64];

    private int page = 1;

    BytesValues(int column, FileScratch scratch) {
        this.column = column;
        this.scratch = scratch;
    }

    /** The least or greatest value of the page under way, copied. */
    private static final class Extreme {
        private final int sign;
        private byte[] bytes = new byte[64];
        private int length = -1;

        private Extreme(int sign) {
            this.sign = sign;
        }

        void note(byte[] source, int from, int size) {
            if (length < 0 || sign * Arrays.compareUnsigned(source, from, from + size, bytes, 0, length) > 0) {
                if (bytes.length < size) {
                    bytes = new byte[size * 2];
                }
                System.arraycopy(source, from, bytes, 0, size);
                length = size;
            }
        }

        void endPage(Statistics<?> statistics) {
            if (length >= 0) {
                statistics.updateStats(Binary.fromReusedByteArray(bytes, 0, length));
            }
            length = -1;
        }
    }

    @Override
    public void clear() {
        dictionary.clear();
    }

    @Override
    public void addIds(RowBatch batch, int fromRow, int toRow, PageIds ids) {
        BytesVector vector = batch.bytes(column);
        byte[] bytes = vector.array();
        int[] added = scratch.ids(toRow - fromRow);
        int count = 0;
        for (int row = fromRow; row < toRow; row++) {
            if (!vector.isNull(row)) {
                int start = vector.start(row);
                int length = vector.length(row);
                int id = dictionary.idOf(bytes, start, length);
                added[count++] = id;
                if (isFirstOfPage(id)) {
                    note(bytes, start, length);
                }
                rawBytes += Integer.BYTES + length;
            }
        }
        ids.add(added, count, dictionary.size() - 1);
    }

    /** Notes that the page has the value; statistics look at each but once, for comparing texts takes time. */
    private boolean isFirstOfPage(int id) {
        if (id >= lastPage.length) {
            lastPage = Arrays.copyOf(lastPage, Math.max(id + 1, lastPage.length * 2));
        }
        boolean first = lastPage[id] != page;
        lastPage[id] = page;
        return first;
    }

    @Override
    public void addPlain(RowBatch batch, int fromRow, int toRow, PageBuffer plain) {
        BytesVector vector = batch.bytes(column);
        byte[] bytes = vector.array();
        for (int row = fromRow; row < toRow; row++) {
            if (!vector.isNull(row)) {
                int start = vector.start(row);
                int length = vector.length(row);
                plain.putInt(length);
                plain.put(bytes, start, length);
                note(bytes, start, length);
                rawBytes += Integer.BYTES + length;
            }
        }
    }

    private void note(byte[] bytes, int start, int length) {
        least.note(bytes, start, length);
        greatest.note(bytes, start, length);
    }

    @Override
    public long rawBytes() {
        return rawBytes;
    }

    @Override
    public void endPage(Statistics<?> statistics) {
        least.endPage(statistics);
        greatest.endPage(statistics);
        rawBytes = 0;
        page++;
    }

    @Override
    public int dictionarySize() {
        return dictionary.size();
    }

    @Override
    public long dictionaryBytes() {
        return dictionary.valueBytes() + (long) Integer.BYTES * dictionary.size();
    }

    @Override
    public void putEntry(int id, PageBuffer out) {
        out.putInt(dictionary.length(id));
        out.put(dictionary.array(), dictionary.start(id), dictionary.length(id));
    }

    @Override
    public void forgetDictionary() {
        dictionary.forget();
        lastPage = new int[0];
    }

    @Override
    public long memoryBytes() {
        return dictionary.memoryBytes() + (long) Integer.BYTES * lastPage.length;
    }
}
