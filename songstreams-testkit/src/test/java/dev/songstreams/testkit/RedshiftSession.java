// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A session of the real Redshift driver, with the few words the tests need. */
final class RedshiftSession implements AutoCloseable {

    private final Connection connection;

    private RedshiftSession(Connection connection) {
        this.connection = connection;
    }

    static RedshiftSession open(LocalRedshift redshift, String... settings) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", redshift.user());
        properties.put("password", redshift.password());
        for (int i = 0; i < settings.length; i += 2) {
            properties.put(settings[i], settings[i + 1]);
        }
        return new RedshiftSession(DriverManager.getConnection(redshift.jdbcUrl(), properties));
    }

    Connection connection() {
        return connection;
    }

    void run(String... statements) throws SQLException {
        for (String each : statements) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(each);
            }
        }
    }

    /** Each row as its values, joined by a bar. */
    List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }

    String value(String query) throws SQLException {
        return rows(query).get(0);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
