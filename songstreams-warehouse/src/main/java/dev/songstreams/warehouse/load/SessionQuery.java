// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.warehouse.query.RowShape;
import dev.songstreams.warehouse.run.Database;
import java.util.List;
import java.util.Objects;

/** What the session's own functions say; the DSL has no words for these. */
final class SessionQuery {
    private SessionQuery() {}

    static long number(Database database, String expression) {
        return value(database, expression, Long.class);
    }

    static String text(Database database, String expression) {
        return value(database, expression, String.class);
    }

    private static <T> T value(Database database, String expression, Class<T> type) {
        RowShape<T> shape = new RowShape<>(List.of(type), row -> type.cast(Objects.requireNonNull(row[0], expression)));
        return database.fetch("select " + expression, List.of(), shape).get(0);
    }
}
