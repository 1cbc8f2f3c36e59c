// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run.value;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Binds Java values to the question marks of a statement. */
public final class ValueBinder {

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR_OF_ERA, 4, 10, SignStyle.NOT_NEGATIVE)
            .appendPattern("-MM-dd HH:mm:ss.SSSSSS")
            .toFormatter(Locale.ROOT);

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
            bindTime(statement, index, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        } else if (value instanceof LocalDateTime time) {
            bindTime(statement, index, time);
        } else if (value instanceof UUID uuid) {
            statement.setString(index, uuid.toString());
        } else if (value instanceof Enum<?> constant) {
            statement.setString(index, constant.name());
        } else {
            statement.setObject(index, value);
        }
    }

    /**
     * As text whose type the server finds out, which is how the driver (2.3.0) sends a Timestamp too. But it writes one by the Julian
     * calendar before 1582, and moves a LocalDateTime that falls into a gap of the JVM's time zone, such as 02:30 on the day on which
     * summer time begins.
     */
    private static void bindTime(PreparedStatement statement, int index, LocalDateTime time) throws SQLException {
        statement.setObject(index, text(time), Types.OTHER);
    }

    /** As Redshift writes it: microseconds, the nearest, and years before the first with their era. */
    private static String text(LocalDateTime time) {
        LocalDateTime micros = time.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
        return TIME.format(micros) + (micros.getYear() > 0 ? "" : " BC");
    }
}
