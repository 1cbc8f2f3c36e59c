// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import java.time.LocalDate;

/** Dates and times of the proleptic Gregorian calendar in UTC as text, years with four digits. */
final class TimeText {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final int DAYS_PER_ERA = 146_097;
    /** Days from 0000-03-01, the start of an era of 400 years, to 1970-01-01. */
    private static final int DAYS_TO_1970 = 719_468;

    private TimeText() {}

    /** {@code yyyy-MM-dd} of days since 1970. Years are counted from March, so that a leap day comes last. */
    static void putDate(long days, TextBuffer to) {
        long shifted = days + DAYS_TO_1970;
        long era = Math.floorDiv(shifted, DAYS_PER_ERA);
        long dayOfEra = shifted - era * DAYS_PER_ERA;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long monthFromMarch = (5 * dayOfYear + 2) / 153;
        int month = (int) (monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9);
        int year = (int) (yearOfEra + era * 400 + (month <= 2 ? 1 : 0));
        to.putTwoDigits(year / 100);
        to.putTwoDigits(year % 100);
        to.put('-');
        to.putTwoDigits(month);
        to.put('-');
        to.putTwoDigits((int) (dayOfYear - (153 * monthFromMarch + 2) / 5 + 1));
    }

    /** {@code yyyy-MM-dd?HH:mm:ss.SSSSSS} of microseconds since 1970. */
    static void putTimestamp(long micros, char separator, TextBuffer to) {
        long seconds = Math.floorDiv(micros, MICROS_PER_SECOND);
        int secondOfDay = (int) Math.floorMod(seconds, SECONDS_PER_DAY);
        int microOfSecond = (int) Math.floorMod(micros, MICROS_PER_SECOND);
        putDate(Math.floorDiv(seconds, SECONDS_PER_DAY), to);
        to.put(separator);
        to.putTwoDigits(secondOfDay / 3600);
        to.put(':');
        to.putTwoDigits(secondOfDay / 60 % 60);
        to.put(':');
        to.putTwoDigits(secondOfDay % 60);
        to.put('.');
        to.putTwoDigits(microOfSecond / 10_000);
        to.putTwoDigits(microOfSecond / 100 % 100);
        to.putTwoDigits(microOfSecond % 100);
    }

    /** The days since 1970 of a {@link #putDate} text. */
    static long parseDate(String text) {
        return LocalDate.parse(text).toEpochDay();
    }

    /** The microseconds since 1970 of a {@link #putTimestamp} text; what stands behind the microseconds is not looked at. */
    static long parseTimestamp(String text) {
        long seconds = parseDate(text.substring(0, 10)) * SECONDS_PER_DAY
                + number(text, 11, 13) * 3600L
                + number(text, 14, 16) * 60L
                + number(text, 17, 19);
        return seconds * MICROS_PER_SECOND + number(text, 20, 26);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
