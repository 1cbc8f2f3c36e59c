// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks at a lake's files with another engine. */
final class LakeCheck {
    private LakeCheck() {}

    /** One row of values, of a query over the files of which {@code FILES} in the text stands for the list. */
    static List<Object> row(List<Path> files, String sql) throws SQLException {
        String list = files.stream().map(file -> "'" + file + "'").toList().toString();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(
                        sql.replace("FILES", "read_parquet(" + list + ", hive_partitioning = false)"))) {
            result.next();
            List<Object> row = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                row.add(result.getObject(i));
            }
            return row;
        }
    }
}
