// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** UTF-8: lengths, checks, and the encoding of characters into an array that is there already. */
public final class Utf8 {
    /** What {@link #encode} returns for text that has a surrogate without its twin. */
    public static final int LONE_SURROGATE = -1;

    /** What {@link #encode} returns for text that has the character U+0000, which Redshift can't hold. */
    public static final int NUL = -2;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private Utf8() {}

    /** The UTF-8 length of a text in bytes. */
    public static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Compares two texts by their UTF-8 bytes, unlike {@link String#compareTo}, which goes by UTF-16. */
    public static int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return Integer.compare(weight(a.charAt(i)), weight(b.charAt(i)));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** Surrogates stand for code points above all those that one character holds. */
    private static int weight(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }

    /**
     * Writes characters as UTF-8 and returns how many bytes they took, or {@link #LONE_SURROGATE} or {@link #NUL}. The
     * target needs room for three bytes a character.
     */
    public static int encode(char[] source, int offset, int length, byte[] target, int at) {
        int out = at;
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            char c = source[i];
            if (c < 0x80) {
                if (c == 0) {
                    return NUL;
                }
                target[out++] = (byte) c;
            } else if (c < 0x800) {
                target[out++] = (byte) (0xC0 | c >> 6);
                target[out++] = (byte) (0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                target[out++] = (byte) (0xE0 | c >> 12);
                target[out++] = (byte) (0x80 | c >> 6 & 0x3F);
                target[out++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(source[i + 1])) {
                out = encodePair(Character.toCodePoint(c, source[++i]), target, out);
            } else {
                return LONE_SURROGATE;
            }
        }
        return out - at;
    }

    private static int encodePair(int codePoint, byte[] target, int at) {
        target[at] = (byte) (0xF0 | codePoint >> 18);
        target[at + 1] = (byte) (0x80 | codePoint >> 12 & 0x3F);
        target[at + 2] = (byte) (0x80 | codePoint >> 6 & 0x3F);
        target[at + 3] = (byte) (0x80 | codePoint & 0x3F);
        return at + 4;
    }

    /** Whether these bytes are valid UTF-8: no overlong form, no surrogate, nothing above U+10FFFF. */
    public static boolean isValid(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = skipAscii(bytes, offset, end);
        while (at < end) {
            int size = sequenceLength(bytes, at, end);
            if (size == 0) {
                return false;
            }
            at = skipAscii(bytes, at + size, end);
        }
        return true;
    }

    /**
     * The length of the sequence that begins there with a byte beyond ASCII, or 0 if it is none. The table of well-formed
     * sequences is the Unicode Standard's, 3-7: only the second byte's range depends on the first.
     */
    private static int sequenceLength(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xFF;
        int size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (first < 0xC2 || first > 0xF4 || end - at < size) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int greatest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < least || second > greatest) {
            return 0;
        }
        for (int i = 2; i < size; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return size;
    }

    /** Eight bytes at a time: nearly all text is ASCII alone. */
    private static int skipAscii(byte[] bytes, int from, int end) {
        int at = from;
        while (at <= end - Long.BYTES && ((long) EIGHT_BYTES.get(bytes, at) & NOT_ASCII) == 0) {
            at += Long.BYTES;
        }
        while (at < end && bytes[at] >= 0) {
            at++;
        }
        return at;
    }
}
