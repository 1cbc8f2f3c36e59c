// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * Writes what became of each load, over a connection of its own: the record of a failed load is there after its rollback, too.
 */
public final class LoadHistory {

    private static final int VIEW_COLUMN_CHARACTERS = 1024;

    private final DataSource database;

    /** Over the database that has the tables of the schema {@code local_redshift}. */
    public LoadHistory(DataSource database) {
        this.database = database;
    }

    long lastQueryId() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(max(query_id), 0) from local_redshift.loads")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the load history of the local Redshift", e);
        }
    }

    void write(LoadRecord load) {
        try (Connection connection = database.getConnection()) {
            writeLoad(connection, load);
            writeFiles(connection, load);
            for (LoadError error : load.errors()) {
                writeError(connection, load, error);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the load history of the local Redshift", e);
        }
    }

    private static void writeLoad(Connection connection, LoadRecord load) throws SQLException {
        String sql = "insert into local_redshift.loads (query_id, table_id, table_name, status, start_time, end_time,"
                + " loaded_rows, loaded_bytes, source_file_count, file_format, query_text, error_message)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, load.queryId());
            insert.setLong(2, load.tableId());
            insert.setString(3, load.command().tableName());
            insert.setString(4, load.message().isEmpty() ? "completed" : "failed");
            insert.setTimestamp(5, Timestamp.from(load.start()));
            insert.setTimestamp(6, Timestamp.from(load.end()));
            insert.setLong(7, load.rows());
            insert.setLong(8, load.bytes());
            insert.setInt(9, load.files().size());
            insert.setString(10, load.command().format().name());
            insert.setString(11, load.command().text());
            insert.setString(12, load.message());
            insert.executeUpdate();
        }
    }

    private static void writeFiles(Connection connection, LoadRecord load) throws SQLException {
        String sql =
                "insert into local_redshift.load_files (query_id, file_name, bytes, loaded_rows) values (?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (LoadedFile loaded : load.files()) {
                insert.setLong(1, load.queryId());
                insert.setString(2, loaded.file().location().url());
                insert.setLong(3, loaded.file().bytes());
                insert.setLong(4, loaded.rows());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void writeError(Connection connection, LoadRecord load, LoadError error) throws SQLException {
        String sql = "insert into local_redshift.load_errors (query_id, table_id, table_name, start_time, file_name,"
                + " line_number, column_name, column_type, column_length, raw_line, raw_value, error_code, error_message)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        TargetColumn column = error.column();
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, load.queryId());
            insert.setLong(2, load.tableId());
            insert.setString(3, load.command().tableName());
            insert.setTimestamp(4, Timestamp.from(load.start()));
            insert.setString(5, error.file());
            insert.setLong(6, error.line());
            insert.setString(7, column.name());
            insert.setString(
                    8, column.name().isEmpty() ? "" : column.type().name().toLowerCase(Locale.ROOT));
            insert.setString(9, column.length() == 0 ? "" : String.valueOf(column.length()));
            insert.setString(10, shortened(error.rawLine()));
            insert.setString(11, shortened(error.rawValue()));
            insert.setInt(12, error.reason().code());
            insert.setString(13, error.reason().message());
            insert.executeUpdate();
        }
    }

    private static String shortened(String text) {
        return text.length() <= VIEW_COLUMN_CHARACTERS ? text : text.substring(0, VIEW_COLUMN_CHARACTERS);
    }
}
