// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The {@link Scratch} memory of a file, which it has only while it is written to: many files may be open. Not thread-safe. */
public final class FileScratch {
    private final ScratchPool pool;
    private @Nullable Scratch borrowed;

    /** Has none yet. */
    public FileScratch(ScratchPool pool) {
        this.pool = pool;
    }

    /** Is called before the file is written to. */
    public void borrow() {
        borrowed = pool.take();
    }

    /** Is called when that is done: nothing that was handed out may be used any more. */
    public void giveBack() {
        pool.give(borrowed());
        borrowed = null;
    }

    private Scratch borrowed() {
        return Objects.requireNonNull(borrowed, "the file has borrowed no memory to be written with");
    }

    /** Where pages are put together, one at a time. */
    PageBuffer page() {
        return borrowed().page();
    }

    /** Room for so many bytes of a page, compressed: its own until the next. */
    public byte[] compressed(int bytes) {
        return borrowed().compressed(bytes);
    }

    /** Room for so many numbers, for the time of one call. */
    long[] numbers(int count) {
        return borrowed().numbers(count);
    }

    /** Room for so many ids, for the time of one call. */
    int[] ids(int count) {
        return borrowed().ids(count);
    }
}
