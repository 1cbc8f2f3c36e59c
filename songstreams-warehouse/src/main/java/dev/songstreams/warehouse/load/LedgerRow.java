// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogEntry;
import java.util.List;

/**
 * What the ledger notes of a loaded entry.
 *
 * @param sequence the entry
 * @param entryId its id
 * @param topicId the topic's id in it
 * @param files its files of zone clean that were loaded
 * @param rows their rows
 * @param bytes their length
 */
record LedgerRow(long sequence, String entryId, String topicId, int files, long rows, long bytes) {
    /** What it notes if these of the entry's files were loaded. */
    static LedgerRow of(LogEntry entry, List<DataFile> files) {
        return new LedgerRow(
                entry.sequence(),
                entry.id(),
                entry.topicId(),
                files.size(),
                files.stream().mapToLong(DataFile::rows).sum(),
                files.stream().mapToLong(DataFile::bytes).sum());
    }
}
