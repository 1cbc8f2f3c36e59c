// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
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
        int start = skipAscii(bytes, offset, end);
        return start == end || isDecodable(ByteBuffer.wrap(bytes, start, end - start));
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

    private static boolean isDecodable(ByteBuffer bytes) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
