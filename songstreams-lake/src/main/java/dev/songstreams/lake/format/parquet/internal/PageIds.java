// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import java.util.Arrays;

/** The dictionary ids of a page's values, and which ids the page has seen already, so that statistics look at each once. */
final class PageIds {
    private int[] ids = new int[1024];
    private int count;
    /** For each id the page that saw it last. */
    private int[] lastPage = new int[64];

    private int page = 1;

    int count() {
        return count;
    }

    int get(int index) {
        return ids[index];
    }

    /** Adds an id, and tells whether it is the first of its kind in the page. */
    boolean add(int id) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, count * 2);
        }
        ids[count++] = id;
        if (id >= lastPage.length) {
            lastPage = Arrays.copyOf(lastPage, Math.max(id + 1, lastPage.length * 2));
        }
        boolean first = lastPage[id] != page;
        lastPage[id] = page;
        return first;
    }

    /** Their width in a byte, then all of them. */
    void encode(int dictionarySize, PageBuffer out) {
        int bits = HybridEncoding.bitsFor(dictionarySize - 1);
        out.putByte(bits);
        HybridEncoding.encode(ids, count, bits, out);
    }

    /** About how long they will be. */
    long encodedBytes(int dictionarySize) {
        return (long) count * HybridEncoding.bitsFor(Math.max(0, dictionarySize - 1)) / Byte.SIZE;
    }

    void nextPage() {
        count = 0;
        page++;
    }

    long memoryBytes() {
        return (long) Integer.BYTES * (ids.length + lastPage.length);
    }
}
