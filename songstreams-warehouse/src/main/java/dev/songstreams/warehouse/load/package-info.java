// SPDX-License-Identifier: Apache-2.0
/**
 * From the lake into the warehouse, each log entry once: {@link dev.songstreams.warehouse.load.WarehouseLoader} is the door.
 *
 * <p>What makes it once: a row of the ledger for each entry, written in the transaction that COPYs the entry's files. A load
 * of a batch of entries is one transaction:
 *
 * <ol>
 *   <li>LOCK the ledger's lock, a table of its own so that the ledger can be read meanwhile. Before anything else: a SELECT would
 *       fix the transaction's snapshot, and then a loader that had to wait for another would not see what that one has loaded.
 *   <li>Read the ledger's position, and leave out the entries that it has by now.
 *   <li>Check that the table has rows of this topic of this lake alone.
 *   <li>DELETE the rows of the offsets that an entry rewrites; such an entry comes alone. A compaction, whose rows are there, is only
 *       noted.
 *   <li>COPY the files of the rest that are not in quarantine, with one manifest for each format and number of columns, and compare
 *       the number of rows with the log's.
 *   <li>Insert the ledger's rows, those of reloaded offsets among them, and commit.
 * </ol>
 *
 * <p>If the commit's answer is lost, the ledger is locked and asked whether it has the load's id. If a step fails, all of it is
 * rolled back. Tables are created and columns appended before, in a short transaction of their own under the same lock: an
 * ALTER TABLE within the load's would keep every reader of the table waiting for as long as COPY takes. An empty table
 * or column that stays behind after a failure does no harm.
 */
@NullMarked
package dev.songstreams.warehouse.load;

import org.jspecify.annotations.NullMarked;
