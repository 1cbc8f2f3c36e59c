// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.row;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of one schema, column by column. A writer sets the columns of the row under way and ends it with {@link #endRow}
 * or takes it back with {@link #dropRow}; what it does not set is null. A batch is made once and reused after {@link
 * #clear}; one that is full takes no value, which is an {@link IllegalStateException}. Not thread-safe.
 *
 * <pre>{@code
 * RowBatch batch = new RowBatch(schema, 1024);
 * batch.longs(0).set(7);
 * batch.bytes(1).set("06095");
 * batch.endRow();
 * }</pre>
 */
public final class RowBatch {
    private final RowSchema schema;
    private final int capacity;
    private final ColumnVector[] vectors;
    private final int required;
    private final RowCursor cursor = new RowCursor();

    /**
     * An empty batch.
     *
     * @param capacity the most rows it takes, at least 1
     */
    public RowBatch(RowSchema schema, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a batch holds at least one row, not " + capacity);
        }
        this.schema = schema;
        this.capacity = capacity;
        List<ColumnVector> made = new ArrayList<>();
        for (Column column : schema.columns()) {
            made.add(
                    switch (column.type().storage()) {
                        case LONG -> new LongVector(capacity, column.required(), cursor);
                        case DOUBLE -> new DoubleVector(capacity, column.required(), cursor);
                        case BYTES -> new BytesVector(capacity, column.required(), cursor);
                    });
        }
        vectors = made.toArray(ColumnVector[]::new);
        required = (int) schema.columns().stream().filter(Column::required).count();
    }

    /** The columns. */
    public RowSchema schema() {
        return schema;
    }

    /** The rows ended so far. */
    public int rows() {
        return cursor.row;
    }

    /**
     * The number of the row under way, from 0.
     *
     * @throws IllegalStateException if the batch is full
     */
    public int row() {
        if (isFull()) {
            throw new IllegalStateException("the batch is full with " + cursor.row + " rows");
        }
        return cursor.row;
    }

    /** Whether no further row fits. */
    public boolean isFull() {
        return cursor.row == capacity;
    }

    /** The vector of a column. */
    public ColumnVector vector(int column) {
        return vectors[column];
    }

    /** The vector of a column whose storage is LONG. */
    public LongVector longs(int column) {
        return (LongVector) vectors[column];
    }

    /** The vector of a column whose storage is DOUBLE. */
    public DoubleVector doubles(int column) {
        return (DoubleVector) vectors[column];
    }

    /** The vector of a column whose storage is BYTES. */
    public BytesVector bytes(int column) {
        return (BytesVector) vectors[column];
    }

    /**
     * Ends the row under way.
     *
     * @throws IllegalStateException if a required column was not set, or the batch is full
     */
    public void endRow() {
        int row = row();
        if (!hasRequired(row)) {
            throw new IllegalStateException(schema.name() + ": required column " + firstMissing(row) + " was not set");
        }
        cursor.row = row + 1;
        cursor.requiredSet = 0;
    }

    /**
     * Whether a row has a value in each column that the schema requires. It is counted, so that no column need be visited.
     *
     * @param row a row that was ended, or the one under way
     */
    public boolean hasRequired(int row) {
        return row < cursor.row || cursor.requiredSet == required;
    }

    private String firstMissing(int row) {
        int column = 0;
        while (!schema.column(column).required() || !vectors[column].isNull(row)) {
            column++;
        }
        return schema.column(column).name();
    }

    /**
     * Adds a copy of a row; none may be under way.
     *
     * @param source a batch of the same columns
     * @param row one of its rows that were ended
     * @throws IllegalStateException if this batch is full
     */
    public void append(RowBatch source, int row) {
        for (int i = 0; i < vectors.length; i++) {
            if (!source.vectors[i].isNull(row)) {
                vectors[i].copy(source.vectors[i], row);
            }
        }
        endRow();
    }

    /** Forgets what was set in the row under way. */
    public void dropRow() {
        dropColumns(0);
    }

    /** Forgets what was set in the row under way from this column on. */
    public void dropColumns(int fromColumn) {
        for (int i = fromColumn; i < vectors.length; i++) {
            vectors[i].unset();
        }
    }

    /** Forgets all rows and keeps the memory. */
    public void clear() {
        for (ColumnVector vector : vectors) {
            vector.clear(cursor.row);
        }
        cursor.row = 0;
        cursor.requiredSet = 0;
        cursor.valueBytes = 0;
    }

    /** Bytes of the values in columns whose storage is BYTES: of the rows ended so far, and of the one under way. */
    public long valueBytes() {
        return cursor.valueBytes;
    }

    /** Bytes of memory that the batch holds, whether filled or not. */
    public long memoryBytes() {
        long sum = 0;
        for (ColumnVector vector : vectors) {
            sum += vector.memoryBytes();
        }
        return sum;
    }
}
