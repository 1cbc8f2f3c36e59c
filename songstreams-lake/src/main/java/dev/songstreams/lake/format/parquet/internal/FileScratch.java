// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

/** What the columns of a file need one after the other, and therefore share: many files may be open at once. Not thread-safe. */
public final class FileScratch {
    private final PageBuffer page = new PageBuffer();
    private long[] numbers = {};

    /** Where pages are put together, one at a time. */
    PageBuffer page() {
        return page;
    }

    /** Room for so many numbers, for the time of one call. */
    long[] numbers(int count) {
        if (numbers.length < count) {
            numbers = new long[count];
        }
        return numbers;
    }

    /** Bytes of memory held. */
    public long memoryBytes() {
        return page.capacity() + (long) Long.BYTES * numbers.length;
    }
}
