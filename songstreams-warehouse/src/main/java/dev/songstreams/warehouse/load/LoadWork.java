// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.warehouse.run.Database;
import java.io.IOException;
import java.util.List;

/** What one transaction of a load does behind the ledger's lock. It may be done again after a failure. */
interface LoadWork {
    /**
     * Does it.
     *
     * @param copy COPYs files in the transaction
     * @param loadId the load's id, which must be in the ledger when rows are returned
     * @return what was loaded; nothing if another loader was first with all of it
     */
    List<LedgerRow> run(Database transaction, FileCopy copy, String loadId) throws IOException;

    /** What it is, for messages: {@code the log's entries 3 to 4}. */
    String what();

    /**
     * Asked after a COPY of these files failed: leaves out those that the lake has no more, from the next run on.
     *
     * @return those that it leaves out from now on; none if it is not worth running again
     */
    List<DataFile> leaveOutRemoved(List<DataFile> files) throws IOException;
}
