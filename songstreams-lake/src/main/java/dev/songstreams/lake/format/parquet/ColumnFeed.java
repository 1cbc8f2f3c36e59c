// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import dev.songstreams.core.row.RowBatch;

/** Feeds the values of one column of a batch to its Parquet writer. */
interface ColumnFeed {
    void feed(RowBatch batch, int fromRow, int toRow);
}
