// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

/**
 * How far a topic is loaded.
 *
 * @param sequence the newest log entry that is loaded
 * @param entryId that entry's id
 * @param table the table it was loaded into, without its schema
 */
public record LedgerPosition(long sequence, String entryId, String table) {}
