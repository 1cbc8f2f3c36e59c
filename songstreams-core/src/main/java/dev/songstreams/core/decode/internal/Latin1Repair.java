// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode.internal;

import dev.songstreams.core.decode.TextRepair;
import dev.songstreams.core.row.Utf8;

/** What {@link TextRepair#LATIN1_READ_AS_UTF8} does, from UTF-8 to UTF-8: each character below U+0100 is the byte that it was. */
final class Latin1Repair {
    /** What {@link #repair} returns for text that stays as it is. */
    static final int NONE = -1;

    private Latin1Repair() {}

    /**
     * Writes the repaired text, which is never longer, and returns its length, or {@link #NONE}.
     *
     * @param text valid UTF-8, not ASCII alone
     */
    static int repair(byte[] text, int offset, int length, byte[] target, int at) {
        int out = at;
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            int b = text[i];
            if (b >= 0) {
                target[out++] = (byte) b;
            } else if ((b & 0xFC) == 0xC0) {
                // Two bytes: the lowest two bits of the first, and six of the second.
                target[out++] = (byte) (b << 6 | text[++i] & 0x3F);
            } else {
                return NONE;
            }
        }
        return Utf8.isValid(target, at, out - at) ? out - at : NONE;
    }
}
