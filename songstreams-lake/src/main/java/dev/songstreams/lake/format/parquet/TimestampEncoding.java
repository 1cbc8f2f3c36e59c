// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import java.util.Locale;

/** How a Parquet file holds timestamps; all are instants in UTC, in whole microseconds. */
public enum TimestampEncoding {
    /**
     * Nanoseconds of the day and Julian day in 12 bytes, as Spark writes by default: the form that is known to load with
     * Redshift's COPY. The file holds no least and greatest value of such a column, since the format defines no order for it.
     * Readers that turn them into nanoseconds since 1970 (pandas, pyarrow unless told otherwise) hold the years 1677 to 2262
     * only.
     */
    INT96,
    /**
     * Microseconds since 1970-01-01T00:00:00Z, marked {@code isAdjustedToUTC}: readers see an instant, not a wall-clock time
     * of their own zone. Smaller and with statistics; whether Redshift's COPY takes it is not documented.
     */
    INT64_MICROS;

    /** The name in a format's description, such as {@code int96}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The encoding of that {@link #label}. */
    static TimestampEncoding labelled(String label) {
        for (TimestampEncoding encoding : values()) {
            if (encoding.label().equals(label)) {
                return encoding;
            }
        }
        throw new IllegalArgumentException("this version knows no timestamps " + label);
    }
}
