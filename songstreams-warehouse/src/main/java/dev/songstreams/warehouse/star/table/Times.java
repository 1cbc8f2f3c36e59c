// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star.table;

import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;
import java.time.Instant;

/** Hours in UTC: one row for each hour in which somebody listened. Immutable. */
public final class Times extends Table<Times> {

    /** Year, month, day and hour as one number: 2026010513. */
    public final Column<Long> timeKey = column("time_key", Long.class);

    /** When the hour begins. */
    public final Column<Instant> startsAt = column("starts_at", Instant.class);

    /** 0 to 23. */
    public final Column<Integer> hour = column("hour", Integer.class);

    /** Day of the month, from 1. */
    public final Column<Integer> day = column("day", Integer.class);

    /** Monday to Sunday. */
    public final Column<String> weekday = column("weekday", String.class);

    /** 1 to 12. */
    public final Column<Integer> month = column("month", Integer.class);

    /** The year. */
    public final Column<Integer> year = column("year", Integer.class);

    Times(TableName name) {
        super(name, Times::new);
    }
}
