// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run.value;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;

/** Binds Java values to the question marks of a statement. */
public final class ValueBinder {

    private ValueBinder() {}

    /** Binds all values, in order. */
    public static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            bind(statement, i + 1, values.get(i));
        }
    }

    /** The driver knows no Instant, and Redshift no UUID and no enum. */
    private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof Instant instant) {
            bindUtc(statement, index, instant);
        } else if (value instanceof LocalDateTime time) {
            bindUtc(statement, index, time.toInstant(ZoneOffset.UTC));
        } else if (value instanceof UUID uuid) {
            statement.setString(index, uuid.toString());
        } else if (value instanceof Enum<?> constant) {
            statement.setString(index, constant.name());
        } else {
            statement.setObject(index, value);
        }
    }

    /**
     * Not as a LocalDateTime: the driver (2.3.0) moves one that falls into a gap of the JVM's time zone, such as 02:30 on
     * the day on which summer time begins. By a calendar in UTC it is written as it is.
     */
    private static void bindUtc(PreparedStatement statement, int index, Instant time) throws SQLException {
        statement.setTimestamp(index, Timestamp.from(time), Calendar.getInstance(TimeZone.getTimeZone("UTC")));
    }
}
