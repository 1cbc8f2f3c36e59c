// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.warehouse.run.Database;
import java.sql.ResultSet;
import java.sql.Statement;

/** What the session's own functions say; the DSL has no words for these. */
final class SessionQuery {
    private SessionQuery() {}

    static long number(Database database, String expression) {
        return Long.parseLong(text(database, expression));
    }

    static String text(Database database, String expression) {
        return database.withConnection(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select " + expression)) {
                String text = "";
                // To the end: the driver cancels what it believes to be under way, over a connection of its own.
                while (row.next()) {
                    text = row.getString(1);
                }
                return text;
            }
        });
    }
}
