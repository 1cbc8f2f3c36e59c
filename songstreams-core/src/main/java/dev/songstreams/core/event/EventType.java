// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A record class as a type of event: from its components follow the JSON names, the columns of files and tables, and the
 * keys of the warehouse table. One declaration, so that they can't drift. Immutable and thread-safe; make it once and
 * keep it.
 *
 * <pre>{@code
 * record Purchase(@EventTime @Required Instant at, @DistKey long customer, @Text(maxBytes = 64) String sku,
 *         @Digits(precision = 12, scale = 2) BigDecimal price) {}
 * EventType<Purchase> purchases = EventType.of(Purchase.class);
 * purchases.schema();   // at TIMESTAMP, customer LONG, sku TEXT(64), price DECIMAL(12,2)
 * }</pre>
 *
 * <p>Component types: String, int, long, float, double, boolean, their boxes, Instant, LocalDate, BigDecimal with {@link
 * Digits}, UUID, enums, and records of these. Primitives are required; other types may be null unless marked {@link
 * Required}. A nested record lies flat among the outer columns unless marked {@link Nested}; unless {@link Required} it
 * may be absent as a whole, which is the same as being there with nothing but nulls.
 *
 * @param <E> the record class
 */
public final class EventType<E extends Record> {
    private final Class<E> recordClass;
    private final List<EventColumn> columns;
    private final RowSchema schema;
    private final RecordShape shape;
    private final List<ColumnValues> values;
    private final OptionalInt eventTime;
    private final Requirements requirements;
    private final int optionalGroups;

    private EventType(Class<E> recordClass, String name) {
        RecordMapper mapper = new RecordMapper();
        this.recordClass = recordClass;
        this.shape = mapper.map(recordClass);
        this.columns = List.copyOf(mapper.columns());
        this.schema =
                new RowSchema(name, columns.stream().map(EventColumn::column).toList());
        this.eventTime = mapper.eventTime();
        this.requirements = new Requirements(columns, mapper.groupParents());
        this.optionalGroups = mapper.groupParents().size();
        List<ColumnValues> made = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            made.add(
                    new ColumnValues(columns.get(i).column(), mapper.leafTypes().get(i)));
        }
        this.values = List.copyOf(made);
    }

    /**
     * The type of events of a record class, named after it in snake_case.
     *
     * @throws UnmappableRecordException if the class can't be mapped; names the component and the reason
     */
    public static <E extends Record> EventType<E> of(Class<E> recordClass) {
        return of(recordClass, SnakeCase.of(recordClass.getSimpleName()));
    }

    /**
     * The type of events of a record class, under a name of your own.
     *
     * @throws UnmappableRecordException if the class can't be mapped; names the component and the reason
     */
    public static <E extends Record> EventType<E> of(Class<E> recordClass, String name) {
        return new EventType<>(recordClass, name);
    }

    /** The record class. */
    public Class<E> recordClass() {
        return recordClass;
    }

    /** The type's name, such as {@code listen_event}. */
    public String name() {
        return schema.name();
    }

    /** Whether its text was UTF-8 that somebody read as ISO-8859-1, as {@link ReadAsLatin1} says. */
    public boolean isReadAsLatin1() {
        return recordClass.isAnnotationPresent(ReadAsLatin1.class);
    }

    /** The columns with their JSON paths and keys, in the order of the record's components. */
    public List<EventColumn> columns() {
        return columns;
    }

    /** The columns as files and tables have them. */
    public RowSchema schema() {
        return schema;
    }

    /** The position of the {@link EventTime} column, if one is marked. */
    public OptionalInt eventTime() {
        return eventTime;
    }

    /** How many nested records may be absent as a whole; {@link EventColumn#group} counts below this. */
    public int optionalGroups() {
        return optionalGroups;
    }

    /** The columns of the sort key, in its order; empty where none is marked. */
    public List<EventColumn> sortKey() {
        return columns.stream()
                .filter(column -> column.sortKey().isPresent())
                .sorted(Comparator.comparingInt(column -> column.sortKey().orElseThrow()))
                .toList();
    }

    /**
     * Sets the columns of the row under way, from column {@code firstColumn} of the batch on; the caller ends the row.
     *
     * @throws UnstorableValueException if a value does not fit its column, or a required one is null; the row must be
     *     dropped
     */
    public void append(E event, RowBatch batch, int firstColumn) {
        @Nullable Object[] leaves = new @Nullable Object[columns.size()];
        shape.read(Objects.requireNonNull(event, "event"), leaves);
        for (int i = 0; i < leaves.length; i++) {
            values.get(i).set(leaves[i], batch.vector(firstColumn + i));
        }
        requireAll(batch, batch.row(), firstColumn);
    }

    /**
     * The first column that a row must have and lacks, or -1: one that every row must have, or one that must be there
     * because its nested record is, since another of that record's columns has a value.
     *
     * @param batch one of this type's columns, and what else its schema requires
     * @param row a row that was ended, or the one under way
     * @param firstColumn the batch's column that holds this type's first
     */
    public int firstMissing(RowBatch batch, int row, int firstColumn) {
        return requirements.firstMissing(batch, row, firstColumn);
    }

    /**
     * Makes the record of a row.
     *
     * @param firstColumn the batch's column that holds this type's first
     * @throws IllegalArgumentException if the row lacks a required value, or the record's constructor refuses the values
     */
    public E toRecord(RowBatch batch, int row, int firstColumn) {
        requireAll(batch, row, firstColumn);
        @Nullable Object[] leaves = new @Nullable Object[columns.size()];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = values.get(i).get(batch.vector(firstColumn + i), row);
        }
        return recordClass.cast(Objects.requireNonNull(shape.make(leaves)));
    }

    private void requireAll(RowBatch batch, int row, int firstColumn) {
        int missing = firstMissing(batch, row, firstColumn);
        if (missing >= 0) {
            EventColumn column = columns.get(missing);
            throw new UnstorableValueException(
                    column.name() + " is null but required" + (column.requiredInGroup() ? " of its record" : ""));
        }
    }

    @Override
    public String toString() {
        return name() + schema.columns();
    }
}
