// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import dev.songstreams.core.row.RowBatch;

/** Writes the values of one column as text. */
interface ColumnText {
    void put(RowBatch batch, int row, TextBuffer to);
}
