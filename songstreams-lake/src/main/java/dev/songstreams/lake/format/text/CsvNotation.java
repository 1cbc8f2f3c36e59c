// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The fields of RFC 4180. Quoted are those that need it, the empty text (which some readers take for null otherwise), texts
 * with blanks at an end (which some readers trim) or a hash in front (which some take for a comment).
 */
record CsvNotation(byte[] nullText) implements Notation {
    private static final byte[] NO_QUOTE = {};
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long COMMAS = ONES * ',';
    private static final long QUOTES = ONES * '"';
    private static final long LINE_FEEDS = ONES * '\n';
    private static final long RETURNS = ONES * '\r';

    @Override
    public void putText(byte[] utf8, int offset, int length, TextBuffer to) {
        if (needsQuotes(utf8, offset, length)) {
            putQuoted(utf8, offset, length, to);
        } else {
            to.put(utf8, offset, length);
        }
    }

    @Override
    public void putTimestamp(long micros, TextBuffer to) {
        TimeText.putTimestamp(micros, ' ', to);
    }

    @Override
    public void putDate(long days, TextBuffer to) {
        TimeText.putDate(days, to);
    }

    @Override
    public byte[] decimalQuote(int precision) {
        return NO_QUOTE;
    }

    /** Whether the text is what stands for null. */
    boolean isNullText(byte[] utf8, int offset, int length) {
        return length == nullText.length && Arrays.equals(utf8, offset, offset + length, nullText, 0, nullText.length);
    }

    private boolean needsQuotes(byte[] utf8, int offset, int length) {
        if (length == 0 || isBlank(utf8[offset]) || isBlank(utf8[offset + length - 1]) || utf8[offset] == '#') {
            return true;
        }
        return hasSpecial(utf8, offset, offset + length) || isNullText(utf8, offset, length);
    }

    /** Eight bytes at a time, the last eight perhaps once more; texts are short, so that a loop over single bytes would cost most. */
    private static boolean hasSpecial(byte[] utf8, int from, int end) {
        int last = end - Long.BYTES;
        if (last < from) {
            return hasSpecialAmongFew(utf8, from, end - from);
        }
        for (int at = from; at < last; at += Long.BYTES) {
            if (hasSpecial((long) EIGHT_BYTES.get(utf8, at))) {
                return true;
            }
        }
        return hasSpecial((long) EIGHT_BYTES.get(utf8, last));
    }

    /** From 1 to 7 bytes; of those behind them every bit is set, which makes them none that is special. */
    private static boolean hasSpecialAmongFew(byte[] utf8, int from, int length) {
        if (from <= utf8.length - Long.BYTES) {
            return hasSpecial((long) EIGHT_BYTES.get(utf8, from) | -1L << length * Byte.SIZE);
        }
        for (int at = from; at < from + length; at++) {
            byte b = utf8[at];
            if (b == ',' || b == '"' || b == '\n' || b == '\r') {
                return true;
            }
        }
        return false;
    }

    /** A byte that equals another leaves 0 behind an exclusive or, from which 1 is borrowed. */
    private static boolean hasSpecial(long word) {
        return (zeros(word ^ COMMAS) | zeros(word ^ QUOTES) | zeros(word ^ LINE_FEEDS) | zeros(word ^ RETURNS)) != 0;
    }

    /** Not 0 if a byte of the word is 0; the lowest bit set is that byte's highest. */
    private static long zeros(long word) {
        return word - ONES & ~word & HIGH_BITS;
    }

    private static int nextQuote(byte[] utf8, int from, int end) {
        int at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long found = zeros((long) EIGHT_BYTES.get(utf8, at) ^ QUOTES);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < end && utf8[at] != '"') {
            at++;
        }
        return at;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static void putQuoted(byte[] utf8, int offset, int length, TextBuffer to) {
        to.put('"');
        int written = offset;
        int end = offset + length;
        for (int quote = nextQuote(utf8, offset, end); quote < end; quote = nextQuote(utf8, quote + 1, end)) {
            to.put(utf8, written, quote + 1 - written);
            written = quote;
        }
        to.put(utf8, written, end - written);
        to.put('"');
    }
}
