// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import dev.songstreams.core.row.RowBatch;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * Values with a dictionary for as long as it pays, then as they are. A dictionary is given up when it is large; when nearly all of
 * the first values are different; or when the first page and it are not much smaller than the page's values, which parquet-java
 * would go on with: but ids can't be compressed and values can, so that it makes files no smaller, and takes time and memory.
 */
final class DictionaryValues implements ChunkValues {
    /** 1 MiB, as everywhere: readers hold the dictionary of each column that they read. */
    private static final long MAX_DICTIONARY_BYTES = 1 << 20;

    /**
     * So many values show whether there will be repetitions. Where keys come in turn, as from machines that report one after the
     * other, they would have to be nearly as many for a dictionary to be given up that would pay.
     */
    private static final int FIRST_LOOK = 4096;

    /** The name that pages of version 1 have for it, and every reader knows. */
    @SuppressWarnings("deprecation")
    private static final Encoding DICTIONARY = Encoding.PLAIN_DICTIONARY;

    private final TypedValues values;
    private final @Nullable DeltaEncoding delta;
    private final PageIds ids;
    private final FileScratch scratch;
    private final PageBuffer plain = new PageBuffer();
    private boolean pagesUseDictionary;
    private boolean looked;
    private boolean givenUp;

    DictionaryValues(TypedValues values, FileScratch scratch) {
        this(values, scratch, null);
    }

    /** Encodes what has no dictionary, if it is told how. */
    DictionaryValues(TypedValues values, FileScratch scratch, @Nullable DeltaEncoding delta) {
        this.values = values;
        this.scratch = scratch;
        this.ids = new PageIds(scratch);
        this.delta = delta;
    }

    @Override
    public void clear() {
        values.clear();
        ids.clear();
        plain.clear();
        if (delta != null) {
            delta.clear();
        }
        pagesUseDictionary = false;
        looked = false;
        givenUp = false;
    }

    @Override
    public void add(RowBatch batch, int fromRow, int toRow) {
        if (givenUp) {
            values.addPlain(batch, fromRow, toRow, plain);
            return;
        }
        values.addIds(batch, fromRow, toRow, ids);
        if (values.dictionaryBytes() > MAX_DICTIONARY_BYTES || !looked && ids.count() >= FIRST_LOOK && areDistinct()) {
            giveUp();
        }
    }

    /** Whether hardly any of the first values is there twice. */
    private boolean areDistinct() {
        looked = true;
        return values.dictionarySize() > ids.count() - ids.count() / 16;
    }

    @Override
    public long rawBytes() {
        return values.rawBytes();
    }

    @Override
    public Encoding endPage(PageBuffer out, Statistics<?> statistics) {
        if (!givenUp && !pagesUseDictionary && !pays()) {
            giveUp();
        }
        values.endPage(statistics);
        if (givenUp) {
            return endPlainPage(out);
        }
        ids.encode(values.dictionarySize(), out);
        ids.nextPage();
        pagesUseDictionary = true;
        looked = true;
        return DICTIONARY;
    }

    private Encoding endPlainPage(PageBuffer out) {
        if (delta != null) {
            delta.encode(plain, out);
        } else {
            out.put(plain);
        }
        plain.clear();
        return delta != null ? Encoding.DELTA_BINARY_PACKED : Encoding.PLAIN;
    }

    private boolean pays() {
        return ids.encodedBytes(values.dictionarySize()) + values.dictionaryBytes() < values.rawBytes() / 3 * 2;
    }

    /** Goes on without, from the page under way on; pages before it keep what they refer to. */
    private void giveUp() {
        for (int i = 0; i < ids.count(); i++) {
            values.putEntry(ids.get(i), plain);
        }
        ids.forget();
        givenUp = true;
        if (!pagesUseDictionary) {
            values.forgetDictionary();
        }
    }

    @Override
    public @Nullable DictionaryPage dictionary() {
        if (!pagesUseDictionary) {
            return null;
        }
        int size = values.dictionarySize();
        PageBuffer entries = scratch.page();
        entries.clear();
        for (int id = 0; id < size; id++) {
            values.putEntry(id, entries);
        }
        return new DictionaryPage(entries.toInput(), size, DICTIONARY);
    }

    @Override
    public long bufferedBytes() {
        return plain.size() + ids.encodedBytes(values.dictionarySize()) + values.dictionaryBytes();
    }

    @Override
    public long memoryBytes() {
        return plain.capacity() + ids.memoryBytes() + values.memoryBytes();
    }
}
