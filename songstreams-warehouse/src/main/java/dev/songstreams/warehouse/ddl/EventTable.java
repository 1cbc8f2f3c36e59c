// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.ddl;

import dev.songstreams.core.event.EventType;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The table that the loader fills with events of a type, for queries: its columns are those of the event type, and asking for
 * another or by another Java type is refused at once. Immutable.
 *
 * <pre>{@code
 * EventTable purchases = EventTable.of(TableName.of("public", "purchases"), EventType.of(Purchase.class));
 * Column<Long> customer = purchases.event("customer", Long.class);
 * Column<BigDecimal> price = purchases.event("price", BigDecimal.class);
 * List<CustomerSales> sales = database.fetch(Query.select(customer, sum(price))
 *         .from(purchases).groupBy(customer).as(CustomerSales.class));
 * }</pre>
 */
public final class EventTable extends Table<EventTable> {
    /** The partition that the row's record came from; unique together with the offset. */
    public final Column<Integer> kafkaPartition = column("kafka_partition", Integer.class);

    /** Where in its partition the row's record stood. */
    public final Column<Long> kafkaOffset = column("kafka_offset", Long.class);

    private final RowSchema schema;

    private EventTable(TableName name, RowSchema schema) {
        super(name, other -> new EventTable(other, schema));
        this.schema = schema;
    }

    /** The table of that name for events of that type. */
    public static EventTable of(TableName name, EventType<?> type) {
        return new EventTable(name, type.schema());
    }

    /**
     * A column of the event.
     *
     * @param columnName the column's name, such as {@code user_id}
     * @param type String for text and enums, Integer, Long, Float, Double, Boolean, Instant, LocalDate, BigDecimal or UUID
     * @throws IllegalArgumentException if the event has no such column, or its values are of another type
     */
    public <T> Column<T> event(String columnName, Class<T> type) {
        ColumnType columnType = schema.column(schema.indexOf(columnName)).type();
        Class<?> expected = javaType(columnType);
        if (expected != type) {
            throw new IllegalArgumentException(schema.name() + "." + columnName + " is " + columnType
                    + ", so its values are " + expected.getSimpleName() + ", not " + type.getSimpleName());
        }
        return column(columnName, type);
    }

    private static Class<?> javaType(ColumnType type) {
        return switch (type.kind()) {
            case TEXT, ENUM -> String.class;
            case INT -> Integer.class;
            case LONG -> Long.class;
            case FLOAT -> Float.class;
            case DOUBLE -> Double.class;
            case BOOLEAN -> Boolean.class;
            case TIMESTAMP -> Instant.class;
            case DATE -> LocalDate.class;
            case DECIMAL -> BigDecimal.class;
            case UUID -> java.util.UUID.class;
        };
    }
}
