// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import dev.songstreams.core.row.RowSchema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The columns of files that have ended, for files that begin: where many small files are written, their arrays need not grow anew
 * in each, and be collected behind it. Thread-safe.
 */
final class SpareColumns {
    /** Those of larger files are not kept: a small file would be taken for one that holds as much. */
    private static final long MOST_BYTES_OF_A_FILE = 1 << 20;

    private static final long MOST_BYTES = 16 << 20;

    private record Spare(FileColumns columns, long bytes) {}

    private final Deque<Spare> spares = new ArrayDeque<>();
    private long bytes;

    /** Columns of that schema, made if there are none. */
    FileColumns take(RowSchema schema, Supplier<FileColumns> maker) {
        FileColumns spare = spare(schema);
        return spare == null ? maker.get() : spare;
    }

    /** The last given is the first taken, since its memory is still in a core's cache. */
    private synchronized @Nullable FileColumns spare(RowSchema schema) {
        for (Iterator<Spare> left = spares.iterator(); left.hasNext(); ) {
            Spare spare = left.next();
            if (spare.columns().layout().schema().equals(schema)) {
                left.remove();
                bytes -= spare.bytes();
                return spare.columns();
            }
        }
        return null;
    }

    /** Takes the columns of a file that has ended, which forgets them. */
    void give(FileColumns columns) {
        long held = columns.memoryBytes();
        if (held <= MOST_BYTES_OF_A_FILE) {
            keep(new Spare(columns, held));
        }
    }

    private synchronized void keep(Spare spare) {
        spares.addFirst(spare);
        bytes += spare.bytes();
        while (bytes > MOST_BYTES) {
            bytes -= spares.removeLast().bytes();
        }
    }
}
