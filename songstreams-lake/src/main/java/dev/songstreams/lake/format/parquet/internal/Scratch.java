// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

/** Memory that is needed only while rows are added to a file or its pages are put together, a column at a time. Not thread-safe. */
final class Scratch {
    private final PageBuffer page = new PageBuffer();
    private byte[] compressed = {};
    private long[] numbers = {};
    private int[] ids = {};

    /** Where pages are put together, one at a time. */
    PageBuffer page() {
        return page;
    }

    /** Room for so many bytes of a page, compressed: its own until the next. */
    byte[] compressed(int bytes) {
        if (compressed.length < bytes) {
            compressed = new byte[bytes];
        }
        return compressed;
    }

    /** Room for so many numbers, for the time of one call. */
    long[] numbers(int count) {
        if (numbers.length < count) {
            numbers = new long[count];
        }
        return numbers;
    }

    /** Room for so many ids, for the time of one call. */
    int[] ids(int count) {
        if (ids.length < count) {
            ids = new int[count];
        }
        return ids;
    }

    long memoryBytes() {
        return page.capacity()
                + compressed.length
                + (long) Long.BYTES * numbers.length
                + (long) Integer.BYTES * ids.length;
    }
}
