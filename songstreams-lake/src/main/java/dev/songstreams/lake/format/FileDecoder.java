// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format;

import dev.songstreams.core.row.RowBatch;
import java.io.Closeable;
import java.io.IOException;

/** Reads the rows of one file back, in the order in which they were written. Used by one thread at a time. */
public interface FileDecoder extends Closeable {
    /** A batch with so many bytes of values is handed over although more rows would fit: 1 MiB. */
    long BATCH_VALUE_BYTES = 1 << 20;

    /**
     * Adds the next rows to an empty batch of the file's schema, until it is full or holds {@link #BATCH_VALUE_BYTES}.
     *
     * @return whether there were any
     * @throws IOException if the file can't be read, or is not what an encoder of its format made of that schema
     */
    boolean read(RowBatch batch) throws IOException;

    /** Frees memory; leaves the file to the caller. */
    @Override
    void close() throws IOException;
}
