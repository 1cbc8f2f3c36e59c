// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** What a line is made of: before each column a fixed text, behind the last one another. For one thread. */
final class LineLayout {
    private final byte[][] leads;
    private final ColumnText[] columns;
    private final byte[] end;

    /**
     * The lines of a schema.
     *
     * @param lead the text before the column of that position
     * @param end the text behind the last column, with the line's end
     */
    LineLayout(RowSchema schema, Notation notation, IntFunction<byte[]> lead, byte[] end) {
        List<byte[]> allLeads = new ArrayList<>();
        List<ColumnText> allColumns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            allLeads.add(lead.apply(i));
            allColumns.add(ColumnTexts.of(schema.column(i).type(), i, notation));
        }
        this.leads = allLeads.toArray(byte[][]::new);
        this.columns = allColumns.toArray(ColumnText[]::new);
        this.end = end;
    }

    /** Writes the line of a row. */
    void put(RowBatch batch, int row, TextBuffer to) {
        for (int i = 0; i < columns.length; i++) {
            to.put(leads[i]);
            columns[i].put(batch, row, to);
        }
        to.put(end);
    }
}
