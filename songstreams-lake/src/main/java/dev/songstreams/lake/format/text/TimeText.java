// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import java.time.LocalDate;

/** Dates and times of the proleptic Gregorian calendar in UTC as text, years with four digits. */
final class TimeText {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long MICROS_PER_DAY = SECONDS_PER_DAY * MICROS_PER_SECOND;
    private static final int DAYS_PER_ERA = 146_097;
    /** Days from 0000-03-01, the start of an era of 400 years, to 1970-01-01. */
    private static final int DAYS_TO_1970 = 719_468;

    private TimeText() {}

    /** {@code yyyy-MM-dd} of days since 1970; returns the place behind. Years are counted from March, so that a leap day comes last. */
    static int putDate(long days, byte[] to, int at) {
        long shifted = days + DAYS_TO_1970;
        long era = Math.floorDiv(shifted, DAYS_PER_ERA);
        int dayOfEra = (int) (shifted - era * DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = (int) (yearOfEra + era * 400 + (month <= 2 ? 1 : 0));
        NumberText.putTwoDigits(year / 100, to, at);
        NumberText.putTwoDigits(year % 100, to, at + 2);
        to[at + 4] = '-';
        NumberText.putTwoDigits(month, to, at + 5);
        to[at + 7] = '-';
        return NumberText.putTwoDigits(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1, to, at + 8);
    }

    /** {@code yyyy-MM-dd?HH:mm:ss.SSSSSS} of microseconds since 1970; returns the place behind. */
    static int putTimestamp(long micros, char separator, byte[] to, int at) {
        long days = Math.floorDiv(micros, MICROS_PER_DAY);
        long microOfDay = micros - days * MICROS_PER_DAY;
        int secondOfDay = (int) (microOfDay / MICROS_PER_SECOND);
        int microOfSecond = (int) (microOfDay - secondOfDay * MICROS_PER_SECOND);
        int minuteOfDay = secondOfDay / 60;
        int hour = minuteOfDay / 60;
        putDate(days, to, at);
        to[at + 10] = (byte) separator;
        NumberText.putTwoDigits(hour, to, at + 11);
        to[at + 13] = ':';
        NumberText.putTwoDigits(minuteOfDay - hour * 60, to, at + 14);
        to[at + 16] = ':';
        NumberText.putTwoDigits(secondOfDay - minuteOfDay * 60, to, at + 17);
        to[at + 19] = '.';
        NumberText.putTwoDigits(microOfSecond / 10_000, to, at + 20);
        NumberText.putTwoDigits(microOfSecond / 100 % 100, to, at + 22);
        return NumberText.putTwoDigits(microOfSecond % 100, to, at + 24);
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
