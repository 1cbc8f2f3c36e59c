// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.function;

import java.util.Locale;

/** Units of time to truncate to, to add, and to count. */
public enum DateUnit {
    /** 1000 milliseconds. */
    SECOND,
    /** 60 seconds. */
    MINUTE,
    /** 60 minutes. */
    HOUR,
    /** From midnight to midnight. */
    DAY,
    /** From Monday on when truncating; 7 days when adding. */
    WEEK,
    /** Of the calendar. */
    MONTH,
    /** Three months. */
    QUARTER,
    /** Of the calendar. */
    YEAR;

    String sql() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isShorterThanADay() {
        return compareTo(DAY) < 0;
    }
}
