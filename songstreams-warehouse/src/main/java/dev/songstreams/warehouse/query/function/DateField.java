// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.function;

/** Fields of a date or time that EXTRACT gives as an integer. */
public enum DateField {
    /** The year. */
    YEAR("year"),
    /** 1 to 4. */
    QUARTER("quarter"),
    /** 1 to 12. */
    MONTH("month"),
    /** ISO week, 1 to 53. */
    WEEK("week"),
    /** Day of the month, 1 to 31. */
    DAY("day"),
    /** 0 for Sunday to 6 for Saturday. */
    DAY_OF_WEEK("dow"),
    /** 1 to 366. */
    DAY_OF_YEAR("doy"),
    /** 0 to 23. */
    HOUR("hour"),
    /** 0 to 59. */
    MINUTE("minute");

    private final String sql;

    DateField(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
