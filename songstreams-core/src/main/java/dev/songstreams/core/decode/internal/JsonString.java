// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode.internal;

import dev.songstreams.core.row.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A string as it stands in JSON, freed of its escapes. Reused from string to string. */
final class JsonString {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final byte[] NONE = {};

    /** What each character of ASCII means behind a backslash, or 0 if it stands for no single one. */
    private static final byte[] MEANINGS = new byte[128];

    static {
        byte[] letters = {'"', '\\', '/', 'b', 'f', 'n', 'r', 't'};
        byte[] meanings = {'"', '\\', '/', '\b', '\f', '\n', '\r', '\t'};
        for (int i = 0; i < letters.length; i++) {
            MEANINGS[letters[i]] = meanings[i];
        }
    }

    private byte[] unescaped = new byte[256];
    private byte[] bytes = NONE;
    private int start;
    private int length;
    private boolean ascii;

    /** Lets go of the text that it was read from. */
    void forget() {
        bytes = NONE;
        length = 0;
    }

    /**
     * Reads the string whose quote stands at that place; false if it has none, is open, holds an escape by number, or is not UTF-8.
     */
    boolean read(JsonText text) {
        if (!text.take('"')) {
            return false;
        }
        int from = text.at();
        int stop = text.plainUntil(from);
        if (stop < text.end() && text.bytes()[stop] == '"') {
            bytes = text.bytes();
            start = from;
            length = stop - from;
            ascii = true;
            text.moveTo(stop + 1);
            return true;
        }
        return readSpecial(text, from);
    }

    /** With escapes, or characters beyond ASCII: copied while it is looked through, eight bytes at a time. */
    private boolean readSpecial(JsonText text, int from) {
        byte[] source = text.bytes();
        int stop = text.end();
        byte[] target = unescaped;
        int place = from;
        int size = 0;
        boolean allAscii = true;
        while (place < stop) {
            if (target.length - size < Long.BYTES) {
                // Twice as long each time, and not as long as the rest of the record: a large one may hold small
                // strings.
                target = Arrays.copyOf(target, target.length * 2);
                unescaped = target;
            }
            if (place <= stop - Long.BYTES) {
                long word = (long) EIGHT_BYTES.get(source, place);
                // What stands in it behind plain bytes is overwritten by what comes next.
                EIGHT_BYTES.set(target, size, word);
                int plain = JsonText.plainBytes(word);
                place += plain;
                size += plain;
                if (plain == Long.BYTES) {
                    continue;
                }
            }
            byte b = source[place];
            if (b == '"') {
                return end(text, from, place, size, allAscii);
            }
            byte meant = b != '\\' ? b : place + 1 < stop && source[place + 1] >= 0 ? MEANINGS[source[place + 1]] : 0;
            if (meant == 0 || b >= 0 && b < ' ') {
                return false;
            }
            allAscii &= b >= 0;
            target[size++] = meant;
            place += b == '\\' ? 2 : 1;
        }
        return false;
    }

    /** Ends the string at its second quote; false if it is not UTF-8. */
    private boolean end(JsonText text, int from, int quote, int size, boolean allAscii) {
        if (!allAscii && !Utf8.isValid(text.bytes(), from, quote - from)) {
            return false;
        }
        bytes = unescaped;
        start = 0;
        length = size;
        ascii = allAscii;
        text.moveTo(quote + 1);
        return true;
    }

    /** The array that holds the string's UTF-8, until the next is read. */
    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int length() {
        return length;
    }

    /** Whether it holds nothing beyond ASCII. */
    boolean isAscii() {
        return ascii;
    }

    boolean is(byte[] other) {
        return Arrays.equals(bytes, start, start + length, other, 0, other.length);
    }
}
