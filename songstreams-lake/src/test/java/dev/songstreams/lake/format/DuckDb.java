// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.RowSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Another engine's view of a file. */
public final class DuckDb implements AutoCloseable {
    private final Connection connection;

    /** A database in memory; UTC, so that instants without a zone mean what they say. */
    public DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
        }
    }

    /** All rows of a table function such as {@code read_parquet('x')}, as values of the types that a schema's have. */
    public List<List<Object>> rows(RowSchema schema, String table) throws SQLException {
        String columns = schema.columns().stream().map(DuckDb::expression).collect(Collectors.joining(", "));
        List<List<Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + columns + " FROM " + table)) {
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 0; i < schema.size(); i++) {
                    row.add(value(schema.column(i), result, i + 1));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** A schema as the {@code columns} argument of {@code read_csv} and {@code read_json}. */
    public static String columns(RowSchema schema) {
        return schema.columns().stream()
                .map(column -> "'" + column.name() + "': '" + type(column.type()) + "'")
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String type(ColumnType type) {
        return switch (type.kind()) {
            case TEXT, UUID, ENUM -> "VARCHAR";
            case INT -> "INTEGER";
            case LONG -> "BIGINT";
            case DECIMAL -> "DECIMAL(" + type.precision() + "," + type.scale() + ")";
            default -> type.kind().name();
        };
    }

    /** The names and types of a table's columns, as {@code name TYPE}. */
    public List<String> types(String table) throws SQLException {
        List<String> types = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("DESCRIBE SELECT * FROM " + table)) {
            while (result.next()) {
                types.add(result.getString("column_name") + " " + result.getString("column_type"));
            }
        }
        return types;
    }

    /** The one value that a query gives. */
    public Object single(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getObject(1);
        }
    }

    private static String expression(Column column) {
        return switch (column.type().kind()) {
            case TIMESTAMP -> "epoch_us(\"" + column.name() + "\")";
            // As a number too: the driver's dates go through a calendar that lacks ten days of October 1582.
            case DATE -> "date_diff('day', DATE '1970-01-01', \"" + column.name() + "\")";
            default -> "\"" + column.name() + "\"";
        };
    }

    private static Object value(Column column, ResultSet result, int index) throws SQLException {
        if (result.getObject(index) == null) {
            return null;
        }
        return switch (column.type().kind()) {
            case TEXT, UUID, ENUM -> result.getString(index);
            case TIMESTAMP -> Instant.EPOCH.plus(result.getLong(index), ChronoUnit.MICROS);
            case DATE -> LocalDate.ofEpochDay(result.getLong(index));
            case DECIMAL -> result.getBigDecimal(index);
            default -> result.getObject(index);
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
