// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.row;

/** What the vectors of a batch share, so that ending a row need not visit each of them. */
final class RowCursor {
    /** The row under way. */
    int row;
    /** How many columns of the row under way are set that every row must have. */
    int requiredSet;
    /** Bytes of all values set so far in columns whose storage is BYTES. */
    long valueBytes;
}
