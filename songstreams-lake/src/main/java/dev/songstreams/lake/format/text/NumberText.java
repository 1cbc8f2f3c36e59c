// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers as text, without a String where that can be helped. Not thread-safe. */
final class NumberText {
    private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    /** Below this every whole number is a double. */
    private static final double MAX_WHOLE = 1e15;

    private int usualDecimals;
    private final StringBuilder scratch = new StringBuilder();

    static void putLong(long value, TextBuffer to) {
        if (value == Long.MIN_VALUE) {
            to.putAscii(Long.toString(value));
            return;
        }
        if (value < 0) {
            to.put('-');
        }
        to.putDigits(Math.abs(value), 1);
    }

    /** An unscaled decimal of at most 18 digits, without an exponent. */
    static void putDecimal(long unscaled, int scale, TextBuffer to) {
        if (unscaled < 0) {
            to.put('-');
        }
        if (scale > 0) {
            to.putDecimal(Math.abs(unscaled), scale);
        } else {
            to.putDigits(Math.abs(unscaled), 1);
        }
    }

    /** An unscaled decimal of any length, without an exponent. */
    static void putDecimal(byte[] bytes, int offset, int length, int scale, TextBuffer to) {
        to.putAscii(new BigDecimal(new BigInteger(bytes, offset, length), scale).toPlainString());
    }

    /**
     * A number that reads back as the same double. Most have few decimals: a whole number below 10^15 over a power of ten,
     * both exact as doubles. Their quotient is rounded just as a reader rounds the decimal text, so if it is the value, the
     * text is right. The others go the JDK's way. How many decimals the last one had is tried first: divisions are slow, and a
     * column's numbers are alike.
     */
    void putDouble(double value, TextBuffer to) {
        if (value != 0 && (putWithUsualDecimals(value, to) || putWithFewestDecimals(value, to))) {
            return;
        }
        scratch.setLength(0);
        to.putAscii(scratch.append(value));
    }

    /** Only if the last of the decimals is not 0: two decimal texts of at most 15 digits never are the same double. */
    private boolean putWithUsualDecimals(double value, TextBuffer to) {
        double whole = Math.rint(value * POWERS_OF_TEN[usualDecimals]);
        if (usualDecimals == 0 || Math.abs(whole) >= MAX_WHOLE || whole / POWERS_OF_TEN[usualDecimals] != value) {
            return false;
        }
        long digits = (long) whole;
        if (digits % 10 == 0) {
            return false;
        }
        putDecimal(digits, usualDecimals, to);
        return true;
    }

    private boolean putWithFewestDecimals(double value, TextBuffer to) {
        for (int decimals = 0; decimals < POWERS_OF_TEN.length; decimals++) {
            double whole = Math.rint(value * POWERS_OF_TEN[decimals]);
            if (Math.abs(whole) >= MAX_WHOLE) {
                return false;
            }
            if (whole / POWERS_OF_TEN[decimals] == value) {
                usualDecimals = decimals;
                putDecimal((long) whole * (decimals == 0 ? 10 : 1), Math.max(decimals, 1), to);
                return true;
            }
        }
        return false;
    }

    /** A number that reads back as the same float. */
    void putFloat(float value, TextBuffer to) {
        scratch.setLength(0);
        to.putAscii(scratch.append(value));
    }
}
