// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import dev.songstreams.testkit.redshift.sql.CopyCommand;
import dev.songstreams.testkit.redshift.sql.CopyOption;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Reads dates and timestamps as DATEFORMAT and TIMEFORMAT say: {@code 'auto'} takes many forms ({@link AutomaticTimes}), the default
 * only ISO's with a space, {@code 'epochsecs'} and {@code 'epochmillisecs'} a number, and a pattern of Redshift's what it says. A
 * timestamp without a zone is in UTC.
 */
final class TextTimes {

    private static final String DEFAULT_TIMESTAMP = "YYYY-MM-DD HH:MI:SS";
    private static final String FRACTION_AND_ZONE = "[.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S][ ][XXX][XX][X]";
    private static final DateTimeFormatter STANDARD = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd[ HH:mm:ss]" + FRACTION_AND_ZONE, Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final String dateFormat;
    private final String timeFormat;
    private final DateTimeFormatter datePattern;
    private final DateTimeFormatter timePattern;

    TextTimes(CopyCommand command) throws LoadFailure {
        this.dateFormat = command.argument(CopyOption.DATEFORMAT, "YYYY-MM-DD");
        this.timeFormat = command.argument(CopyOption.TIMEFORMAT, DEFAULT_TIMESTAMP);
        this.datePattern = isAuto(dateFormat) ? DateTimeFormatter.ISO_LOCAL_DATE : RedshiftPattern.of(dateFormat);
        this.timePattern = timePattern(timeFormat);
    }

    private static DateTimeFormatter timePattern(String format) throws LoadFailure {
        if (format.equals(DEFAULT_TIMESTAMP)) {
            return STANDARD;
        }
        return isAuto(format) || isEpoch(format) ? STANDARD : RedshiftPattern.of(format);
    }

    long epochDay(String field) throws ValueFaultException {
        try {
            LocalDate date = isAuto(dateFormat)
                    ? LocalDate.from(AutomaticTimes.parse(field))
                    : LocalDate.parse(field, datePattern);
            return date.toEpochDay();
        } catch (DateTimeException e) {
            throw new ValueFaultException(ValueFault.DATE, "Invalid date format or value [" + dateFormat + "]");
        }
    }

    long epochMicros(String field) throws ValueFaultException {
        try {
            return isEpoch(timeFormat) ? fromEpoch(field) : micros(parsed(field));
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new ValueFaultException(
                    ValueFault.TIMESTAMP, "Invalid timestamp format or value [" + timeFormat + "]");
        }
    }

    private TemporalAccessor parsed(String field) {
        return isAuto(timeFormat)
                ? AutomaticTimes.parse(field)
                : timePattern.parseBest(field, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    }

    private static long micros(TemporalAccessor time) {
        Instant instant;
        if (time instanceof OffsetDateTime zoned) {
            instant = zoned.toInstant();
        } else if (time instanceof LocalDateTime local) {
            instant = local.toInstant(ZoneOffset.UTC);
        } else {
            instant = LocalDate.from(time).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        // ChronoUnit.MICROS counts by way of nanoseconds, of which a long holds but the years 1677 to 2262.
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
    }

    private long fromEpoch(String field) {
        int digits = timeFormat.equalsIgnoreCase("epochsecs") ? 6 : 3;
        return new BigDecimal(field).movePointRight(digits).longValue();
    }

    private static boolean isEpoch(String format) {
        return format.equalsIgnoreCase("epochsecs") || format.equalsIgnoreCase("epochmillisecs");
    }

    private static boolean isAuto(String format) {
        return format.equalsIgnoreCase("auto");
    }
}
