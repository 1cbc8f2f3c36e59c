// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run.value;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Binds Java values to the question marks of a statement. */
public final class ValueBinder {

    private ValueBinder() {}

    /** Binds all values, in order. */
    public static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, driverValue(values.get(i)));
        }
    }

    /** The value as the Redshift driver takes it: it knows no Instant, and Redshift no UUID and no enum. */
    private static Object driverValue(Object value) {
        if (value instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        if (value instanceof UUID uuid) {
            return uuid.toString();
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }
}
