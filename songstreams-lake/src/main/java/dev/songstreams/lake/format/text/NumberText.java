// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers as text, without a String where that can be helped. Each method writes to an array that has room for {@link #MAX_BYTES}
 * more, from a place on, and returns the place behind what it wrote: places in variables are what a compiler can keep in registers.
 * Not thread-safe.
 */
final class NumberText {
    /** More than any number here takes: a double needs at most 24 characters, a decimal 21. */
    static final int MAX_BYTES = 32;

    private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    /** Below this every whole number is a double. */
    private static final double MAX_WHOLE = 1e15;

    private static final VarHandle PAIR = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    /** The two digits of each number below 100, the first in the lower byte. */
    private static final short[] PAIRS = new short[100];

    /** All that fit a long. */
    private static final long[] LONG_POWERS_OF_TEN = new long[19];

    static {
        for (int i = 0; i < PAIRS.length; i++) {
            PAIRS[i] = (short) ('0' + i / 10 | '0' + i % 10 << Byte.SIZE);
        }
        LONG_POWERS_OF_TEN[0] = 1;
        for (int i = 1; i < LONG_POWERS_OF_TEN.length; i++) {
            LONG_POWERS_OF_TEN[i] = LONG_POWERS_OF_TEN[i - 1] * 10;
        }
    }

    private int usualDecimals;
    private final StringBuilder scratch = new StringBuilder();

    static int putLong(long value, byte[] to, int at) {
        if (value >= 0) {
            return putDigits(value, 1, to, at);
        }
        if (value == Long.MIN_VALUE) {
            return putAscii(Long.toString(value), to, at);
        }
        to[at] = '-';
        return putDigits(-value, 1, to, at + 1);
    }

    /** An unscaled decimal of at most 18 digits, without an exponent. */
    static int putDecimal(long unscaled, int scale, byte[] to, int at) {
        int begin = at;
        if (unscaled < 0) {
            to[begin++] = '-';
        }
        long number = Math.abs(unscaled);
        if (scale == 0) {
            return putDigits(number, 1, to, begin);
        }
        int end = putDigits(number, scale + 1, to, begin + 1);
        // Few digits stand before the point nearly always: to move them is quicker than to divide.
        int point = end - scale - 1;
        for (int i = begin; i < point; i++) {
            to[i] = to[i + 1];
        }
        to[point] = '.';
        return end;
    }

    /** A number below 100 as two digits. */
    static int putTwoDigits(int number, byte[] to, int at) {
        PAIR.set(to, at, PAIRS[number]);
        return at + 2;
    }

    /** Characters of ASCII. */
    static int putAscii(CharSequence text, byte[] to, int at) {
        for (int i = 0; i < text.length(); i++) {
            to[at + i] = (byte) text.charAt(i);
        }
        return at + text.length();
    }

    /** A number that is not negative, with zeros in front where it has fewer digits than this. */
    private static int putDigits(long number, int atLeast, byte[] to, int at) {
        int end = at + Math.max(atLeast, digits(number));
        long rest = number;
        int behind = end;
        for (; behind >= at + 2; behind -= 2) {
            long hundreds = rest / 100;
            PAIR.set(to, behind - 2, PAIRS[(int) (rest - hundreds * 100)]);
            rest = hundreds;
        }
        if (behind > at) {
            to[at] = (byte) ('0' + rest);
        }
        return end;
    }

    /** About log10 from the count of bits, then one comparison. */
    private static int digits(long number) {
        int digits = (Long.SIZE - Long.numberOfLeadingZeros(number)) * 1233 >>> 12;
        return number < LONG_POWERS_OF_TEN[digits] ? Math.max(1, digits) : digits + 1;
    }

    /**
     * A number that reads back as the same double. Most have few decimals: a whole number below 10^15 over a power of ten,
     * both exact as doubles. Their quotient is rounded just as a reader rounds the decimal text, so if it is the value, the
     * text is right. The others go the JDK's way. How many decimals were enough so far is tried first: divisions are slow, and a
     * column's numbers are alike.
     */
    int putDouble(double value, byte[] to, int at) {
        for (int decimals = usualDecimals; value != 0 && decimals < POWERS_OF_TEN.length; decimals++) {
            double whole = Math.rint(value * POWERS_OF_TEN[decimals]);
            if (Math.abs(whole) >= MAX_WHOLE) {
                break;
            }
            if (whole / POWERS_OF_TEN[decimals] == value) {
                usualDecimals = decimals;
                return putShortest((long) whole, decimals, to, at);
            }
        }
        if (usualDecimals > 0) {
            // Too many for this one, perhaps.
            usualDecimals = 0;
            return putDouble(value, to, at);
        }
        scratch.setLength(0);
        return putAscii(scratch.append(value), to, at);
    }

    /** Without zeros at the end, of which one stays where it is the only decimal: two texts of at most 15 digits are never the same double. */
    private static int putShortest(long unscaled, int scale, byte[] to, int at) {
        if (scale == 0) {
            return putDecimal(unscaled * 10, 1, to, at);
        }
        long digits = unscaled;
        int decimals = scale;
        while (decimals > 1 && digits % 10 == 0) {
            digits /= 10;
            decimals--;
        }
        return putDecimal(digits, decimals, to, at);
    }

    /** A number that reads back as the same float. */
    int putFloat(float value, byte[] to, int at) {
        scratch.setLength(0);
        return putAscii(scratch.append(value), to, at);
    }
}
