// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format;

import dev.songstreams.core.row.RowBatch;
import java.io.IOException;

/** Encodes the rows of one file. Used by one thread at a time. Needs no closing: it holds nothing but memory. */
public interface FileEncoder {
    /**
     * Adds rows.
     *
     * @param fromRow the first row of the batch to add
     * @param toRow the row behind the last
     */
    void write(RowBatch batch, int fromRow, int toRow) throws IOException;

    /** Writes what is still held, and the file's end. Called once, last. */
    void finish() throws IOException;

    /** Bytes of memory held by rows that were not written out yet; may be asked by any thread. */
    long memoryBytes();
}
