// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode.internal;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;

/** Dates and instants in the usual forms of ISO 8601, of the years 1 to 9999. */
final class IsoText {
    /** What is returned for text of any other form, and for what is no date or time. */
    static final long NONE = Long.MIN_VALUE;

    private static final int DATE_LENGTH = 10;
    /** Of {@code 2026-01-02T03:04:05Z}. */
    private static final int SECONDS_LENGTH = 20;

    private static final int MAX_FRACTION = 6;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private IsoText() {}

    /** The days since 1970 of {@code yyyy-MM-dd}. */
    static long days(byte[] text, int at, int length) {
        return length == DATE_LENGTH ? days(text, at) : NONE;
    }

    /** The microseconds since 1970 of {@code yyyy-MM-ddTHH:mm:ssZ}, with up to six digits of a fraction. */
    static long micros(byte[] text, int at, int length) {
        int end = at + length - 1;
        boolean formed = length >= SECONDS_LENGTH
                && text[at + 10] == 'T'
                && text[at + 13] == ':'
                && text[at + 16] == ':'
                && text[end] == 'Z';
        if (!formed) {
            return NONE;
        }
        long days = days(text, at);
        int hour = two(text, at + 11);
        int minute = two(text, at + 14);
        int second = two(text, at + 17);
        long fraction = fraction(text, at + 19, end);
        if (days == NONE || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return NONE;
        }
        long seconds = ((days * 24 + hour) * 60 + minute) * 60 + second;
        return fraction < 0 ? NONE : seconds * MICROS_PER_SECOND + fraction;
    }

    private static long days(byte[] text, int at) {
        int century = two(text, at);
        int year = century * 100 + two(text, at + 2);
        int month = two(text, at + 5);
        int day = two(text, at + 8);
        boolean formed = century >= 0 && two(text, at + 2) >= 0 && text[at + 4] == '-' && text[at + 7] == '-';
        if (!formed || year < 1 || month < 1 || month > 12 || day < 1) {
            return NONE;
        }
        boolean isDay = day <= 28 || day <= Month.of(month).length(Year.isLeap(year));
        return isDay ? LocalDate.of(year, month, day).toEpochDay() : NONE;
    }

    /** The microseconds of nothing, or of a point and digits; negative for anything else. */
    private static long fraction(byte[] text, int from, int end) {
        if (from == end) {
            return 0;
        }
        int digits = end - from - 1;
        if (text[from] != '.' || digits < 1 || digits > MAX_FRACTION) {
            return -1;
        }
        long micros = 0;
        for (int i = 0; i < MAX_FRACTION; i++) {
            int digit = i < digits ? text[from + 1 + i] - '0' : 0;
            if (digit < 0 || digit > 9) {
                return -1;
            }
            micros = micros * 10 + digit;
        }
        return micros;
    }

    /** Two digits as a number, or -1. */
    private static int two(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
