// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import dev.songstreams.core.row.RowBatch;
import org.apache.parquet.column.ColumnReader;

/** Sets a column of a batch's row under way to the value where a reader stands, which is not null. */
interface ColumnTaker {
    void take(ColumnReader from, RowBatch to);
}
