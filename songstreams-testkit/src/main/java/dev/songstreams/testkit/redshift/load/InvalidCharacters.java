// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What COPY does with bytes that are not UTF-8, and with strings cut within a character. */
final class InvalidCharacters {

    private InvalidCharacters() {}

    /** Replaces each byte of an invalid sequence by the first character of the replacement (ACCEPTINVCHARS). */
    static byte[] replace(byte[] text, String replacement) {
        byte[] replaced = text.clone();
        ByteBuffer in = ByteBuffer.wrap(text);
        CharBuffer out = CharBuffer.allocate(text.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            int end = in.position() + result.length();
            Arrays.fill(replaced, in.position(), end, (byte) replacement.charAt(0));
            in.position(end);
            result = decoder.decode(in, out, true);
        }
        return replaced;
    }

    /** The length of the longest beginning of so many bytes at most that ends between characters (TRUNCATECOLUMNS). */
    static int cut(byte[] text, int bytes) {
        int end = Math.min(bytes, text.length);
        while (end > 0 && end < text.length && (text[end] & 0xc0) == 0x80) {
            end--;
        }
        return end;
    }
}
