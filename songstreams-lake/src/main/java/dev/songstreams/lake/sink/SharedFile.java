// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.row.RowBatch;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A data file that several lanes write to, one at a time. */
final class SharedFile {
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable OpenFile file;

    /**
     * Writes rows.
     *
     * @param patient whether to wait while another lane writes
     * @return false if another lane writes and it was not to be waited for: nothing was written then
     */
    boolean write(BatchFiles.Opener opener, RowBatch rows, int from, int to, boolean patient) throws IOException {
        if (patient) {
            turn.lock();
        } else if (!turn.tryLock()) {
            return false;
        }
        try {
            OpenFile open = file;
            if (open == null) {
                open = opener.open();
                file = open;
            }
            open.write(rows, from, to);
            return true;
        } finally {
            turn.unlock();
        }
    }
}
