// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The dates and timestamps that DATEFORMAT and TIMEFORMAT {@code 'auto'} take, as the AWS page "Using automatic recognition with
 * DATEFORMAT and TIMEFORMAT" lists them, but for years before Christ. Of dates with dots the page has both orders; so they are taken
 * where only one of them gives a date.
 */
final class AutomaticTimes {

    private static final String ZONE = "[ ][XXX][XX][X]";
    private static final String FRACTION = "[.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]";
    private static final String TIME = "[['T'][ ]HH:mm[:ss]" + FRACTION + ZONE + "]";

    private static final List<DateTimeFormatter> FORMATS = List.of(
            format("uuuu-MM-dd" + TIME),
            format("uuuu/MM/dd" + TIME),
            format("MM/dd/uuuu" + TIME),
            format("uuuuMMdd[ HHmmss]"),
            shortYear(),
            format("uuuu.DDD"),
            format("d MMM HH:mm:ss" + FRACTION + " uuuu" + ZONE),
            format("d[ ][-]MMM[ ][-]uuuu" + TIME),
            format("MMM[ ][-]d[,][ ][-]uuuu" + TIME),
            format("MMMM d[,] uuuu" + TIME));

    private static final List<DateTimeFormatter> DOTTED =
            List.of(format("dd.MM.uuuu" + TIME), format("MM.dd.uuuu" + TIME));

    /** PostgreSQL's abbreviations of the zones of America, where offsets stand in the page's examples. */
    private static final Map<String, String> OFFSETS = Map.of(
            " UTC", "Z",
            " GMT", "Z",
            " EST", "-05:00",
            " EDT", "-04:00",
            " CST", "-06:00",
            " CDT", "-05:00",
            " MST", "-07:00",
            " MDT", "-06:00",
            " PST", "-08:00",
            " PDT", "-07:00");

    /** The Julian day of 1970-01-01. */
    private static final long JULIAN_EPOCH = 2_440_588;

    private AutomaticTimes() {}

    static TemporalAccessor parse(String field) {
        if (field.startsWith("J") && field.matches("J\\d{7}( .*)?")) {
            return julian(field);
        }
        String text = withOffset(field);
        return FORMATS.stream()
                .flatMap(format -> parsed(format, text))
                .findFirst()
                .orElseGet(() -> dotted(text));
    }

    private static TemporalAccessor dotted(String text) {
        List<TemporalAccessor> readings = DOTTED.stream()
                .flatMap(format -> parsed(format, text))
                .distinct()
                .toList();
        if (readings.size() != 1) {
            throw new DateTimeException("no date, or more than one: " + text);
        }
        return readings.get(0);
    }

    private static Stream<TemporalAccessor> parsed(DateTimeFormatter format, String text) {
        try {
            return Stream.of(format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
        } catch (DateTimeParseException e) {
            // Not of this format; the others are tried.
            return Stream.empty();
        }
    }

    private static TemporalAccessor julian(String field) {
        LocalDate day = LocalDate.ofEpochDay(Long.parseLong(field.substring(1, 8)) - JULIAN_EPOCH);
        return field.length() == 8 ? day : day.atTime(LocalTime.parse(field.substring(9)));
    }

    private static String withOffset(String field) {
        String end = field.substring(Math.max(0, field.length() - 4));
        String offset = OFFSETS.get(end.toUpperCase(Locale.ROOT));
        return offset == null ? field : field.substring(0, field.length() - end.length()) + offset;
    }

    private static DateTimeFormatter format(String pattern) {
        return strict(new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern));
    }

    /** {@code 960108 040809}: of two digits, 70 and above are of the last century. */
    private static DateTimeFormatter shortYear() {
        return strict(new DateTimeFormatterBuilder()
                .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
                .appendPattern("MMdd[ HHmmss]"));
    }

    /** A day that the month does not have is none. */
    private static DateTimeFormatter strict(DateTimeFormatterBuilder format) {
        return format.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }
}
