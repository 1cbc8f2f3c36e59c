// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A place in the bytes of a JSON text. Each step says whether it could be taken. */
final class JsonText {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] NONE = {};
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    private byte[] bytes = NONE;
    private int at;
    private int end;

    void begin(byte[] text, int offset, int length) {
        bytes = text;
        at = offset;
        end = offset + length;
    }

    /** Lets go of the bytes, which lie in an array with those of thousands of other records. */
    void forget() {
        begin(NONE, 0, 0);
    }

    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    int end() {
        return end;
    }

    void moveTo(int place) {
        at = place;
    }

    boolean isAtEnd() {
        return at == end;
    }

    /** The byte here, or 0 at the end, where no JSON goes on with one. */
    byte peek() {
        return at < end ? bytes[at] : 0;
    }

    /** Steps over this byte if it is the next. */
    boolean take(char expected) {
        if (at < end && bytes[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    /** Steps over these bytes if they are the next. */
    boolean take(byte[] expected) {
        if (end - at < expected.length || !stand(expected)) {
            return false;
        }
        at += expected.length;
        return true;
    }

    /** Eight or four bytes at a time, the last of them perhaps once more. */
    private boolean stand(byte[] expected) {
        int last = expected.length - Long.BYTES;
        if (last < 0) {
            return standFew(expected);
        }
        for (int i = 0; i < last; i += Long.BYTES) {
            if ((long) EIGHT_BYTES.get(bytes, at + i) != (long) EIGHT_BYTES.get(expected, i)) {
                return false;
            }
        }
        return (long) EIGHT_BYTES.get(bytes, at + last) == (long) EIGHT_BYTES.get(expected, last);
    }

    private boolean standFew(byte[] expected) {
        int last = expected.length - Integer.BYTES;
        if (last >= 0) {
            return (int) FOUR_BYTES.get(bytes, at) == (int) FOUR_BYTES.get(expected, 0)
                    && (int) FOUR_BYTES.get(bytes, at + last) == (int) FOUR_BYTES.get(expected, last);
        }
        for (int i = 0; i < expected.length; i++) {
            if (bytes[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** Steps over white space, and over this byte if it is the next then. */
    boolean takeBehindWhite(char expected) {
        if (take(expected)) {
            return true;
        }
        skipWhite();
        return take(expected);
    }

    /** Steps over white space, of which there is none nearly always. */
    void skipWhite() {
        while (at < end && bytes[at] <= ' ' && isWhite(bytes[at])) {
            at++;
        }
    }

    private static boolean isWhite(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /**
     * The first place from there on whose byte a string can't simply hold: a quote, a backslash, a control character, or one
     * beyond ASCII; the end if there is none.
     */
    int plainUntil(int from) {
        int place = from;
        for (; place <= end - Long.BYTES; place += Long.BYTES) {
            long word = (long) EIGHT_BYTES.get(bytes, place);
            int plain = plainBytes(word);
            if (plain < Long.BYTES) {
                return place + plain;
            }
        }
        while (place < end && bytes[place] >= ' ' && bytes[place] != '"' && bytes[place] != '\\') {
            place++;
        }
        return place;
    }

    /**
     * How many of eight bytes, the first being the lowest, a string can simply hold before the first that it can't. Taking away sets
     * the highest bit of a byte that was less; of one beyond ASCII it is set anyway, and what is borrowed spoils only bytes behind.
     */
    static int plainBytes(long word) {
        long found = ((word ^ QUOTES) - ONES | (word ^ BACKSLASHES) - ONES | word - SPACES | word) & HIGH_BITS;
        // Of 0 there are 64.
        return Long.numberOfTrailingZeros(found) >>> 3;
    }
}
