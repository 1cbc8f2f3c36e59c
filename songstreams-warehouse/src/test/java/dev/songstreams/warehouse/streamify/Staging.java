// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.streamify;

import dev.songstreams.core.event.EventType;
import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnType.Kind;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.warehouse.ddl.MissingTable;
import dev.songstreams.warehouse.ddl.TableDefinition;
import dev.songstreams.warehouse.ddl.TableKeys;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;
import java.lang.reflect.RecordComponent;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Staging tables in a schema of their own, filled by INSERT: what the loader makes and fills by COPY. */
public final class Staging {

    private final Database database;
    private final String schema;

    /** Tables in a new schema, for the types given. */
    public Staging(Database database, List<EventType<?>> types) {
        this.database = database;
        this.schema = TestWarehouse.newSchema("staging");
        types.forEach(this::create);
    }

    /** Tables in a new schema, for all four topics. */
    public Staging(Database database) {
        this(database, StreamifyEvent.types());
    }

    /** The schema. */
    public String schema() {
        return schema;
    }

    /** Makes the table of a type. */
    public void create(EventType<?> type) {
        RowSchema columns = type.schema()
                .withLeading(List.of(
                        Column.required("kafka_partition", ColumnType.of(Kind.INT)),
                        Column.required("kafka_offset", ColumnType.of(Kind.LONG))));
        TableName name = TableName.of(schema, type.name());
        MissingTable.create(
                database,
                name,
                TableDefinition.of(name, columns, TableKeys.of(type)).createStatement());
    }

    /** Adds events to the tables of their topics, in one transaction. */
    public void add(List<StagedEvent> events) {
        database.inTransaction(transaction -> {
            for (EventType<?> type : StreamifyEvent.types()) {
                insert(
                        transaction,
                        type,
                        events.stream().filter(each -> each.type() == type).toList());
            }
            return events.size();
        });
    }

    private void insert(Database transaction, EventType<?> type, List<StagedEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        String places = "?, ".repeat(type.schema().size() + 1) + "?";
        transaction.withConnection(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into " + schema + "." + type.name() + " values (" + places + ")")) {
                for (StagedEvent event : events) {
                    bind(insert, event);
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        });
    }

    private static void bind(PreparedStatement insert, StagedEvent event) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(List.of(event.partition(), event.offset()));
        flatten(event.event().getClass(), event.event(), values);
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            insert.setObject(i + 1, value instanceof Instant instant ? utc(instant) : value);
        }
    }

    private static Timestamp utc(Instant instant) {
        return Timestamp.valueOf(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    /** The values of a record's components, those of nested records among them; of an absent record a null for each. */
    private static void flatten(Class<?> type, @Nullable Object record, List<@Nullable Object> values) {
        for (RecordComponent component : type.getRecordComponents()) {
            Object value = record == null ? null : get(component, record);
            if (component.getType().isRecord()) {
                flatten(component.getType(), value, values);
            } else {
                values.add(value);
            }
        }
    }

    private static @Nullable Object get(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
