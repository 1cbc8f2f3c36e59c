// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import dev.songstreams.core.row.Utf8;

/** What is done with text that was decoded with the wrong charset before it reached Kafka. */
public enum TextRepair {
    /** Text stays as it is. */
    NONE,
    /**
     * Text that was UTF-8 but was read as ISO-8859-1 becomes what it was: "GnahorÃ©" is "Gnahoré" again. Only text of
     * which every character is below U+0100, and whose characters as bytes are valid UTF-8 beyond ASCII, is touched; all
     * else stays.
     */
    LATIN1_READ_AS_UTF8;

    /** How many of the bytes from {@code offset} on are the text after repair, which happens in place. */
    int repair(byte[] bytes, int offset, int length) {
        if (this == NONE || isAscii(bytes, offset, length)) {
            return length;
        }
        byte[] latin1 = new byte[length];
        int out = 0;
        for (int i = offset; i < offset + length; i++) {
            int lead = bytes[i];
            if (lead >= 0) {
                latin1[out++] = (byte) lead;
            } else if ((lead & 0xFE) == 0xC2) {
                // Two bytes C2 xx or C3 xx are the characters U+0080 to U+00FF.
                latin1[out++] = (byte) ((lead & 0x03) << 6 | bytes[++i] & 0x3F);
            } else {
                return length;
            }
        }
        if (!Utf8.isValid(latin1, 0, out)) {
            return length;
        }
        System.arraycopy(latin1, 0, bytes, offset, out);
        return out;
    }

    private static boolean isAscii(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
