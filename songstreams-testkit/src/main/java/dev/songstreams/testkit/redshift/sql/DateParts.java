// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The names that Redshift has for parts of a date, from the AWS page "Date parts for date or timestamp functions". */
final class DateParts {

    private static final Map<String, String> CANONICAL = new HashMap<>();

    static {
        add("millennium", "millennia", "mil", "mils");
        add("century", "centuries", "c", "cent", "cents");
        add("decade", "decades", "dec", "decs");
        add("epoch");
        add("year", "years", "y", "yr", "yrs");
        add("quarter", "quarters", "qtr", "qtrs");
        add("month", "months", "mon", "mons");
        add("week", "weeks", "w");
        add("dow", "dayofweek", "dw", "weekday");
        add("doy", "dayofyear", "dy", "yearday");
        add("day", "days", "d");
        add("hour", "hours", "h", "hr", "hrs");
        add("minute", "minutes", "m", "min", "mins");
        add("second", "seconds", "s", "sec", "secs");
        add(
                "millisecond",
                "milliseconds",
                "ms",
                "msec",
                "msecs",
                "msecond",
                "mseconds",
                "millisec",
                "millisecs",
                "millisecon");
        add(
                "microsecond",
                "microseconds",
                "us",
                "usec",
                "usecs",
                "usecond",
                "useconds",
                "microsec",
                "microsecs",
                "microsecond");
    }

    private DateParts() {}

    /** The part as a string literal, whether it was written as a word, a quoted name or a string. */
    static String literal(String written) {
        String bare = written.strip().replace("'", "").replace("\"", "").toLowerCase(Locale.ROOT);
        String part = CANONICAL.get(bare);
        if (part == null) {
            throw RefusedException.asRedshiftDoes(
                    "22023", "date part \"" + bare + "\" is not known to the local Redshift");
        }
        return "'" + part + "'";
    }

    private static void add(String canonical, String... others) {
        CANONICAL.put(canonical, canonical);
        for (String other : others) {
            CANONICAL.put(other, canonical);
        }
    }
}
