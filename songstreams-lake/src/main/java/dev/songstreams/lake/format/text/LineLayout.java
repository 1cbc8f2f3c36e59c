// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import java.util.List;
import java.util.stream.IntStream;

/** What a line is made of: a fixed text at its beginning, and behind each column another. For one thread. */
final class LineLayout {
    private final byte[] begin;
    private final byte[][] behind;
    private final ColumnText[] columns;
    private final long fixedBytes;

    /**
     * The lines of a schema.
     *
     * @param begin the text before the first column
     * @param behind the text behind each column, with the line's end behind the last
     */
    LineLayout(RowSchema schema, Notation notation, byte[] begin, List<byte[]> behind) {
        this.begin = begin;
        this.behind = behind.toArray(byte[][]::new);
        this.columns = IntStream.range(0, schema.size())
                .mapToObj(i -> column(schema.column(i).type(), i, notation))
                .toArray(ColumnText[]::new);
        this.fixedBytes =
                begin.length + behind.stream().mapToLong(text -> text.length).sum();
    }

    private static ColumnText column(ColumnType type, int column, Notation notation) {
        return switch (type.storage()) {
            case LONG -> new LongTexts(type, column, notation);
            case DOUBLE -> new DoubleTexts(type, column, notation);
            case BYTES -> new BytesTexts(type, column, notation);
        };
    }

    /** Writes the lines of rows, of which there are at most {@link ColumnText#MAX_ROWS}. */
    void put(RowBatch batch, int from, int to, TextBuffer lines) {
        int rows = to - from;
        long bytes = rows * fixedBytes + ColumnText.OVERRUN;
        for (ColumnText column : columns) {
            bytes += column.render(batch, from, to);
        }
        byte[] target = lines.reserve(Math.toIntExact(bytes));
        int at = lines.size();
        for (int row = 0; row < rows; row++) {
            at = put(begin, target, at);
            for (int i = 0; i < columns.length; i++) {
                at = put(behind[i], target, columns[i].copy(row, target, at));
            }
        }
        lines.endAt(at);
    }

    private static int put(byte[] text, byte[] to, int at) {
        if (text.length == 1) {
            // Between fields of CSV.
            to[at] = text[0];
        } else {
            System.arraycopy(text, 0, to, at, text.length);
        }
        return at + text.length;
    }

    /** Bytes of memory that it holds. */
    long memoryBytes() {
        long sum = 0;
        for (ColumnText column : columns) {
            sum += column.memoryBytes();
        }
        return sum;
    }
}
