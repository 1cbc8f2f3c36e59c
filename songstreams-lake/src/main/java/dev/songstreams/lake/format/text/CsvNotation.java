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
    private static final long SPACES = ONES * ' ';

    /** Eight bytes at a time. */
    @Override
    public int specialFrom(byte[] utf8, int from, int end) {
        int at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long found = specials((long) EIGHT_BYTES.get(utf8, at));
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < end && !isSpecial(utf8[at])) {
            at++;
        }
        return at;
    }

    private static boolean isSpecial(byte b) {
        return b == ',' || b == '"' || b == '\n' || b == '\r';
    }

    @Override
    public boolean standsBare(byte[] utf8, int offset, int length) {
        return length > 0
                && !isBlank(utf8[offset])
                && !isBlank(utf8[offset + length - 1])
                && utf8[offset] != '#'
                && !isNullText(utf8, offset, length);
    }

    @Override
    public void putText(byte[] utf8, int offset, int length, TextBuffer to) {
        int end = offset + length;
        int special = specialFrom(utf8, offset, end);
        while (special < end && !isSpecial(utf8[special])) {
            special = specialFrom(utf8, special + 1, end);
        }
        if (special == end && standsBare(utf8, offset, length)) {
            to.put(utf8, offset, length);
        } else {
            putQuoted(utf8, offset, length, to);
        }
    }

    @Override
    public int putTimestamp(long micros, byte[] to, int at) {
        return TimeText.putTimestamp(micros, ' ', to, at);
    }

    @Override
    public int putDate(long days, byte[] to, int at) {
        return TimeText.putDate(days, to, at);
    }

    @Override
    public byte[] decimalQuote(int precision) {
        return NO_QUOTE;
    }

    /** Whether the text is what stands for null. */
    boolean isNullText(byte[] utf8, int offset, int length) {
        return length == nullText.length && Arrays.equals(utf8, offset, offset + length, nullText, 0, nullText.length);
    }

    /**
     * Not 0 if a byte of the word is special, or another control character; the lowest bit set is that byte's highest. Taking away
     * sets it in a byte that was less; what is borrowed spoils only later ones, and bytes beyond ASCII are none of these.
     */
    private static long specials(long word) {
        return ((word ^ COMMAS) - ONES | (word ^ QUOTES) - ONES | word - SPACES) & ~word & HIGH_BITS;
    }

    /** Not 0 if a byte of the word is 0; the lowest bit set is that byte's highest. */
    private static long zeros(long word) {
        return word - ONES & ~word & HIGH_BITS;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    /** Eight bytes at a time, the last of them singly; behind a quote what was copied too far is overwritten. */
    private static void putQuoted(byte[] utf8, int offset, int length, TextBuffer to) {
        byte[] target = to.reserve(Math.addExact(Math.multiplyExact(2, length), 2 + Long.BYTES));
        int at = to.size();
        target[at++] = '"';
        int from = offset;
        int end = offset + length;
        while (from <= end - Long.BYTES) {
            long word = (long) EIGHT_BYTES.get(utf8, from);
            EIGHT_BYTES.set(target, at, word);
            long quotes = zeros(word ^ QUOTES);
            if (quotes == 0) {
                from += Long.BYTES;
                at += Long.BYTES;
            } else {
                int taken = (Long.numberOfTrailingZeros(quotes) >>> 3) + 1;
                from += taken;
                at += taken;
                target[at++] = '"';
            }
        }
        while (from < end) {
            byte b = utf8[from++];
            target[at++] = b;
            if (b == '"') {
                target[at++] = '"';
            }
        }
        target[at++] = '"';
        to.endAt(at);
    }
}
