// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode.internal;

import dev.songstreams.core.row.Utf8;
import java.util.Arrays;

/** A string as it stands in JSON, freed of its escapes. Reused from string to string. */
final class JsonString {
    private byte[] unescaped = new byte[256];
    private byte[] bytes = {};
    private int start;
    private int length;
    private boolean ascii;

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
        return readSpecial(text, from, stop);
    }

    /** With escapes, or characters beyond ASCII. */
    private boolean readSpecial(JsonText text, int from, int firstSpecial) {
        byte[] source = text.bytes();
        int begin = from;
        int place = firstSpecial;
        int size = 0;
        boolean allAscii = true;
        while (place < text.end()) {
            byte special = source[place];
            if (special < 0) {
                allAscii = false;
                place = text.plainUntil(place + 1);
                continue;
            }
            size = append(source, begin, place, size);
            if (special == '"') {
                if (!allAscii && !Utf8.isValid(source, from, place - from)) {
                    return false;
                }
                bytes = unescaped;
                start = 0;
                length = size;
                ascii = allAscii;
                text.moveTo(place + 1);
                return true;
            }
            byte meant = special == '\\' && place + 1 < text.end() ? escaped(source[place + 1]) : 0;
            if (meant == 0) {
                return false;
            }
            unescaped[size++] = meant;
            begin = place + 2;
            place = text.plainUntil(begin);
        }
        return false;
    }

    /** Room for one byte more is left, for the character that an escape means. */
    private int append(byte[] source, int from, int to, int size) {
        int needed = size + to - from + 1;
        if (needed > unescaped.length) {
            unescaped = Arrays.copyOf(unescaped, Math.max(needed, unescaped.length * 2));
        }
        System.arraycopy(source, from, unescaped, size, to - from);
        return size + to - from;
    }

    /** What a letter behind a backslash means, or 0 if it is none of those that stand for one character. */
    private static byte escaped(byte letter) {
        return switch (letter) {
            case '"', '\\', '/' -> letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> 0;
        };
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
