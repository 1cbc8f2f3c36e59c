// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

/**
 * What the ledger notes of a loaded entry.
 *
 * @param sequence the entry
 * @param entryId its id
 * @param files its files of zone clean
 * @param rows their rows
 * @param bytes their length
 */
record LedgerRow(long sequence, String entryId, int files, long rows, long bytes) {}
