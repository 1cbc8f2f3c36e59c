// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode.internal;

import java.nio.charset.StandardCharsets;

/** A number as it stands in JSON: digits, and where the point stood. Reused from number to number. */
final class JsonNumber {
    /** As many digits as always fit a long. */
    private static final int MAX_DIGITS = 18;
    /** The largest count of digits and the largest power of ten for which one rounding gives the nearest double. */
    private static final long EXACT_IN_DOUBLE = 1L << 53;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private long digits;
    private boolean negative;
    private int fraction;
    private boolean integral;
    private int start;
    private int end;

    /** Reads the number at that place, without exponent and of few digits; false for any other, or none. */
    boolean read(JsonText text) {
        byte[] bytes = text.bytes();
        start = text.at();
        negative = text.take('-');
        int first = text.at();
        int place = first;
        int stop = text.end();
        long value = 0;
        while (place < stop && isDigit(bytes[place])) {
            value = value * 10 + (bytes[place++] - '0');
        }
        int whole = place - first;
        if (whole == 0 || whole > 1 && bytes[first] == '0') {
            return false;
        }
        integral = place == stop || bytes[place] != '.';
        if (!integral) {
            place++;
            while (place < stop && isDigit(bytes[place])) {
                value = value * 10 + (bytes[place++] - '0');
            }
        }
        fraction = integral ? 0 : place - first - whole - 1;
        if (!integral && fraction == 0 || whole + fraction > MAX_DIGITS || goesOn(bytes, place, stop)) {
            return false;
        }
        if (integral && negative && value == 0) {
            // Jackson reads -0 as an integer, which has no sign then, and -0.0 as a number that keeps it.
            return false;
        }
        digits = value;
        end = place;
        text.moveTo(place);
        return true;
    }

    /** An exponent, or whatever else can't end a number. */
    private static boolean goesOn(byte[] bytes, int place, int stop) {
        if (place == stop) {
            return false;
        }
        byte next = bytes[place];
        return next != ',' && next != '}' && next != ']' && next != ' ' && next != '\n' && next != '\r' && next != '\t';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Whether there is no point. */
    boolean isIntegral() {
        return integral;
    }

    /** The digits with their sign, as if there were no point. */
    long unscaled() {
        return negative ? -digits : digits;
    }

    /** How many digits stand behind the point. */
    int fraction() {
        return fraction;
    }

    /** The double nearest to the number. */
    double toDouble(JsonText text) {
        if (digits <= EXACT_IN_DOUBLE && fraction < POWERS.length) {
            // Both are exact, so the division rounds once, as the definition of the nearest double asks.
            double magnitude = digits / POWERS[fraction];
            return negative ? -magnitude : magnitude;
        }
        return Double.parseDouble(literal(text));
    }

    /** The float nearest to the number. */
    float toFloat(JsonText text) {
        return Float.parseFloat(literal(text));
    }

    private String literal(JsonText text) {
        return new String(text.bytes(), start, end - start, StandardCharsets.ISO_8859_1);
    }
}
