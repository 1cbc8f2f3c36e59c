// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Empty batches in which lanes stage rows, lent to one after the other. The last one given back is the first one taken, since its
 * memory is still in a core's cache. Thread-safe.
 */
final class SpareBatches {
    private static final int ROWS = 1024;
    /** More than the lanes of a few cores use at a time, of zones raw, clean and dead; half a megabyte each, or one. */
    private static final int MOST = 16;
    /** One that large rows made larger is not kept. */
    private static final long MOST_BYTES = 2 << 20;

    private final Deque<RowBatch> spares = new ArrayDeque<>();

    synchronized RowBatch take(RowSchema schema) {
        for (Iterator<RowBatch> left = spares.iterator(); left.hasNext(); ) {
            RowBatch spare = left.next();
            if (spare.schema().equals(schema)) {
                left.remove();
                return spare;
            }
        }
        return new RowBatch(schema, ROWS);
    }

    /** Takes back an empty batch, which its borrower forgets. */
    synchronized void give(RowBatch batch) {
        if (batch.memoryBytes() <= MOST_BYTES) {
            spares.addFirst(batch);
        }
        if (spares.size() > MOST) {
            spares.removeLast();
        }
    }
}
