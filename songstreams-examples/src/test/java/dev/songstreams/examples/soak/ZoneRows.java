// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import dev.songstreams.lake.log.DataFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Reads data files with another engine, DuckDB. */
final class ZoneRows {
    /** So many at once: a list of thousands of files is slow to plan. */
    private static final int FILES_AT_ONCE = 200;

    private ZoneRows() {}

    /** Takes a row. */
    @FunctionalInterface
    interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }

    /** Gives each row of the files, with the columns that are asked for. */
    static void forEach(SoakLake lake, List<DataFile> files, String columns, RowConsumer consumer) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("set threads = 1");
            for (int from = 0; from < files.size(); from += FILES_AT_ONCE) {
                List<Path> some = files.subList(from, Math.min(from + FILES_AT_ONCE, files.size())).stream()
                        .map(file -> lake.file(file.key()))
                        .toList();
                try (ResultSet rows = statement.executeQuery("select " + columns + " from " + table(lake, some))) {
                    while (rows.next()) {
                        consumer.accept(rows);
                    }
                }
            }
        }
    }

    private static String table(SoakLake lake, List<Path> files) {
        String list = files.stream().map(file -> "'" + file + "'").toList().toString();
        return lake.format().equals("parquet")
                ? "read_parquet(" + list + ", hive_partitioning = false)"
                : "read_csv(" + list
                        + ", header = true, all_varchar = true, nullstr = '\\N', allow_quoted_nulls = false,"
                        + " delim = ',', quote = '\"', escape = '\"', parallel = false, hive_partitioning = false)";
    }
}
