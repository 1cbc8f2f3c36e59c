// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.RowBatch;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The texts of one column's values in a few rows, each a piece of an array: of the batch's own array where a text is written as it is,
 * of another one where it had to be made. They are found column by column, since the values of a column are alike, and then {@linkplain
 * #copy copied} row by row. For one thread.
 */
abstract sealed class ColumnText permits LongTexts, DoubleTexts, BytesTexts {
    /** So few that all of it stays in a core's nearest cache. */
    static final int MAX_ROWS = 64;

    /** What {@link #copy} may write behind a text. */
    static final int OVERRUN = 32;

    /** For the made texts of so many rows, more or less. */
    private static final int USUAL_BYTES = 8 * 1024;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    final ColumnType type;
    final int column;
    final Notation notation;
    final TextBuffer made = new TextBuffer(USUAL_BYTES);
    private final byte[] nullText;
    private final int[] starts = new int[MAX_ROWS];
    private final int[] lengths = new int[MAX_ROWS];
    private byte[] bare = {};
    private long bytes;

    ColumnText(ColumnType type, int column, Notation notation) {
        this.type = type;
        this.column = column;
        this.notation = notation;
        this.nullText = notation.nullText();
    }

    /**
     * Finds the texts of these rows, of which there are at most {@link #MAX_ROWS}.
     *
     * @return how many bytes they have in all
     */
    final long render(RowBatch batch, int from, int to) {
        made.clear();
        // Stands at the beginning, for every row without a value.
        made.put(nullText);
        bytes = 0;
        find(batch, from, to);
        made.reserve(OVERRUN);
        return bytes;
    }

    /** Calls one of the setters for each row, the first of them being row 0. */
    abstract void find(RowBatch batch, int from, int to);

    /** The row has no value. */
    final void setNull(int row) {
        set(row, 0, nullText.length);
    }

    /** The row's text lies in the made ones. */
    final void set(int row, int start, int end) {
        starts[row] = start;
        lengths[row] = end - start;
        bytes += end - start;
    }

    /** The array of the batch for {@link #setBare}. */
    final void bareIn(byte[] array) {
        bare = array;
    }

    /** The row's text lies in the batch's array. */
    final void setBare(int row, int start, int length) {
        starts[row] = ~start;
        lengths[row] = length;
        bytes += length;
    }

    /** Copies the text of a row, and perhaps {@link #OVERRUN} bytes more, to an array; returns the place behind the text. */
    final int copy(int row, byte[] to, int at) {
        int start = starts[row];
        byte[] from = made.array();
        if (start < 0) {
            start = ~start;
            from = bare;
        }
        int length = lengths[row];
        if (length <= OVERRUN && start <= from.length - OVERRUN) {
            // Most texts are short, and a call to copy them costs more than
            // they: what is too much is overwritten later.
            LONGS.set(to, at, (long) LONGS.get(from, start));
            LONGS.set(to, at + 8, (long) LONGS.get(from, start + 8));
            if (length > OVERRUN / 2) {
                LONGS.set(to, at + 16, (long) LONGS.get(from, start + 16));
                LONGS.set(to, at + 24, (long) LONGS.get(from, start + 24));
            }
        } else {
            System.arraycopy(from, start, to, at, length);
        }
        return at + length;
    }

    /** Bytes of memory that it holds. */
    final long memoryBytes() {
        return made.capacity() + 8L * MAX_ROWS;
    }
}
