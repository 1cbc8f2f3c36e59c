// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import dev.songstreams.core.row.RowBatch;
import org.jspecify.annotations.Nullable;

/** Decodes records straight into the columns of a batch. Used by one thread at a time. */
public interface RowDecoder {
    /**
     * Sets the columns of the batch's row under way, from column {@code firstColumn} on. The caller ends the row if the
     * record was taken, and drops it if it was rejected.
     *
     * @return null if the record was taken, else why not
     */
    @Nullable
    Rejection decode(SourceRecord record, RowBatch batch, int firstColumn);
}
