// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Values of bytes: UTF-8 text, or the big-endian two's complement of a wide decimal. All values lie one after the other
 * in one array.
 */
public final class BytesVector extends ColumnVector {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int SHORT = 2 * Long.BYTES;
    /** Names of topics and the like are set in every row; what is longer hardly is, and would lie in memory for long. */
    private static final int MAX_KEPT_TEXT = 256;

    private static final int FIRST_BYTES_PER_ROW = 16;
    /** What an emptied vector keeps at most: one huge value must not cost its size for as long as the batch is in use. */
    private static final int KEPT_BYTES_PER_ROW = 1024;

    private static final int KEPT_BYTES = 64 * 1024;

    /** The longest array that every JVM can make. */
    private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

    private final int[] starts;
    private final int[] ends;
    private byte[] bytes;
    private int end;
    private String lastText = "";
    private byte[] lastUtf8 = {};

    BytesVector(int capacity, boolean required, RowCursor cursor) {
        super(capacity, required, cursor);
        starts = new int[capacity];
        ends = new int[capacity];
        bytes = new byte[atMost(FIRST_BYTES_PER_ROW)];
    }

    private int atMost(int bytesPerRow) {
        return (int) Math.min((long) starts.length * bytesPerRow, MAX_BYTES);
    }

    /** Sets the value of the row being written to a copy of these bytes. */
    public void set(byte[] source, int offset, int length) {
        reserve(length);
        if (length <= SHORT && source.length - offset >= SHORT && bytes.length - end >= SHORT) {
            // Most texts are short, and a call to copy them costs more than
            // they: what is too much is overwritten later.
            LONGS.set(bytes, end, (long) LONGS.get(source, offset));
            LONGS.set(bytes, end + Long.BYTES, (long) LONGS.get(source, offset + Long.BYTES));
        } else {
            System.arraycopy(source, offset, bytes, end, length);
        }
        commit(length);
    }

    /** Sets the value of the row being written to the UTF-8 form of a text; of the same object again and again, it is made once. */
    @SuppressWarnings("ReferenceEquality")
    public void set(String text) {
        byte[] utf8 = text == lastText ? lastUtf8 : text.getBytes(StandardCharsets.UTF_8);
        if (text != lastText && utf8.length <= MAX_KEPT_TEXT) {
            lastText = text;
            lastUtf8 = utf8;
        }
        set(utf8, 0, utf8.length);
    }

    /**
     * Makes room for so many more bytes and gives the array to write them to, from {@link #writeOffset()} on; {@link
     * #commit} makes them the value. For writers that make a value in place.
     */
    public byte[] reserve(int length) {
        if (bytes.length - end < length) {
            long needed = (long) end + length;
            if (needed > MAX_BYTES) {
                throw new IllegalStateException("a batch holds at most 2 GiB of text in a column; end it earlier");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(needed, bytes.length * 2L), MAX_BYTES));
        }
        return bytes;
    }

    /** Where in the {@linkplain #reserve reserved} array the next value begins. */
    public int writeOffset() {
        return end;
    }

    /** Makes the bytes that were written from {@link #writeOffset()} on the value of the row being written. */
    public void commit(int length) {
        int row = markSet();
        starts[row] = end;
        end += length;
        ends[row] = end;
        cursor.valueBytes += length;
    }

    /** The array in which all values lie; do not write to it, and ask again after the batch grew. */
    public byte[] array() {
        return bytes;
    }

    /** Where in {@link #array()} the value of a row begins. */
    public int start(int index) {
        return starts[index];
    }

    /** The length of a row's value in bytes. */
    public int length(int index) {
        return ends[index] - starts[index];
    }

    /** The value of a row as text. */
    public String text(int index) {
        return new String(bytes, starts[index], length(index), StandardCharsets.UTF_8);
    }

    @Override
    void copy(ColumnVector source, int index) {
        BytesVector from = (BytesVector) source;
        set(from.bytes, from.starts[index], from.length(index));
    }

    @Override
    void unset() {
        if (isSet()) {
            cursor.valueBytes -= end - starts[cursor.row];
            end = starts[cursor.row];
        }
        super.unset();
    }

    @Override
    void clear(int rows) {
        super.clear(rows);
        end = 0;
        if (bytes.length > Math.max(KEPT_BYTES, atMost(KEPT_BYTES_PER_ROW))) {
            bytes = new byte[atMost(FIRST_BYTES_PER_ROW)];
        }
    }

    @Override
    long memoryBytes() {
        return 9L * starts.length + bytes.length;
    }
}
