// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run.value;

import dev.songstreams.warehouse.query.expression.Json;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one column of the current row as one Java type. What it gives for null is not used. */
interface ColumnGetter {

    @Nullable
    Object get(ResultSet rows, int column) throws SQLException;

    /** The getter for a type. */
    static ColumnGetter of(Class<?> type, ResultSetMetaData columns, int column) throws SQLException {
        if (type.isEnum()) {
            return (rows, at) -> constant(type, rows.getString(at), at);
        }
        if (type == Instant.class) {
            requireUnzoned(columns, column);
            return ColumnGetter::utcInstant;
        }
        ColumnGetter getter = Plain.GETTERS.get(type);
        if (getter == null) {
            throw new IllegalStateException("no way to read a " + type.getName());
        }
        return getter;
    }

    /** By the name, since drivers of this family call both types TIMESTAMP. */
    private static void requireUnzoned(ResultSetMetaData columns, int column) throws SQLException {
        if (columns.getColumnTypeName(column).equals("timestamptz")) {
            throw new IllegalStateException("column " + column + " is a TIMESTAMPTZ, which an Instant would be compared"
                    + " with wrongly; declare it as an OffsetDateTime");
        }
    }

    private static @Nullable Object utcInstant(ResultSet rows, int column) throws SQLException {
        LocalDateTime time = rows.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    private static @Nullable Object constant(Class<?> type, @Nullable String name, int column) {
        if (name == null) {
            return null;
        }
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalStateException(
                "column " + column + " holds \"" + name + "\", which is no constant of " + type.getName());
    }

    /** The types whose getter is the same for every column. */
    final class Plain {

        private static final Map<Class<?>, ColumnGetter> GETTERS = getters();

        private Plain() {}

        private static Map<Class<?>, ColumnGetter> getters() {
            Map<Class<?>, ColumnGetter> getters = new HashMap<>();
            getters.put(String.class, ResultSet::getString);
            getters.put(Boolean.class, ResultSet::getBoolean);
            getters.put(Short.class, ResultSet::getShort);
            getters.put(Integer.class, ResultSet::getInt);
            getters.put(Long.class, ResultSet::getLong);
            getters.put(Float.class, ResultSet::getFloat);
            getters.put(Double.class, ResultSet::getDouble);
            getters.put(BigDecimal.class, ResultSet::getBigDecimal);
            getters.put(LocalDate.class, (rows, column) -> rows.getObject(column, LocalDate.class));
            getters.put(LocalDateTime.class, (rows, column) -> rows.getObject(column, LocalDateTime.class));
            getters.put(OffsetDateTime.class, Plain::zoned);
            getters.put(UUID.class, Plain::uuid);
            getters.put(Json.class, Plain::json);
            return Map.copyOf(getters);
        }

        private static @Nullable Object zoned(ResultSet rows, int column) throws SQLException {
            OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC);
        }

        private static @Nullable Object json(ResultSet rows, int column) throws SQLException {
            String text = rows.getString(column);
            return text == null ? null : new Json(text);
        }

        private static @Nullable Object uuid(ResultSet rows, int column) throws SQLException {
            String text = rows.getString(column);
            return text == null ? null : UUID.fromString(text);
        }
    }
}
