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

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int DIGITS_AT_ONCE = 8;
    private static final long HUNDRED_MILLION = 100_000_000;
    private static final long ZEROS = 0x0101_0101_0101_0101L * '0';

    static {
        for (int i = 0; i < PAIRS.length; i++) {
            PAIRS[i] = (short) ('0' + i / 10 | '0' + i % 10 << Byte.SIZE);
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
        moveForward(to, begin, point - begin);
        to[point] = '.';
        return end;
    }

    /** Moves so many bytes one place forward, to this place, of which eight bytes and one more can be read and written. */
    private static void moveForward(byte[] bytes, int place, int count) {
        if (count < Long.BYTES) {
            long stay = -1L << count * Byte.SIZE;
            long moved = (long) EIGHT_BYTES.get(bytes, place + 1) & ~stay;
            EIGHT_BYTES.set(bytes, place, (long) EIGHT_BYTES.get(bytes, place) & stay | moved);
        } else {
            System.arraycopy(bytes, place + 1, bytes, place, count);
        }
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
        if (number < HUNDRED_MILLION) {
            return putUpToEight((int) number, atLeast, to, at);
        }
        long high = number / HUNDRED_MILLION;
        int begin = putDigits(high, atLeast - DIGITS_AT_ONCE, to, at);
        EIGHT_BYTES.set(to, begin, eightDigits((int) (number - high * HUNDRED_MILLION)) + ZEROS);
        return begin + DIGITS_AT_ONCE;
    }

    /** By the same steps for any number: how many digits it has, a processor can't foresee. */
    private static int putUpToEight(int number, int atLeast, byte[] to, int at) {
        int begin = at;
        for (int zeros = atLeast - DIGITS_AT_ONCE; zeros > 0; zeros--) {
            to[begin++] = '0';
        }
        long digits = eightDigits(number);
        // The last one stands in any case.
        int most = DIGITS_AT_ONCE - Math.min(Math.max(atLeast, 1), DIGITS_AT_ONCE);
        int leading = Math.min(Long.numberOfTrailingZeros(digits) >>> 3, most);
        EIGHT_BYTES.set(to, begin, digits + ZEROS >>> leading * Byte.SIZE);
        return begin + DIGITS_AT_ONCE - leading;
    }

    /**
     * The eight digits of a number below 10^8, each a byte, the first being the lowest: of two halves at once, then of four quarters, then
     * of all. Multiplying and shifting divides such small numbers exactly.
     */
    private static long eightDigits(int number) {
        int high = number / 10_000;
        long halves = high | (long) (number - high * 10_000) << Integer.SIZE;
        long hundreds = halves * 5243 >>> 19 & 0x0000_007F_0000_007FL;
        long quarters = hundreds | halves - hundreds * 100 << Short.SIZE;
        long tens = quarters * 103 >>> 10 & 0x000F_000F_000F_000FL;
        return tens | quarters - tens * 10 << Byte.SIZE;
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
