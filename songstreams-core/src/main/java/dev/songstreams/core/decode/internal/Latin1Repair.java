// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode.internal;

import dev.songstreams.core.decode.TextRepair;
import dev.songstreams.core.row.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** What {@link TextRepair#LATIN1_READ_AS_UTF8} does, from UTF-8 to UTF-8: each character below U+0100 is the byte that it was. */
final class Latin1Repair {
    /** What {@link #repair} returns for text that stays as it is. */
    static final int NONE = -1;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private Latin1Repair() {}

    /**
     * Writes the repaired text, which is never longer, and returns its length, or {@link #NONE}.
     *
     * @param text valid UTF-8, not ASCII alone
     */
    static int repair(byte[] text, int offset, int length, byte[] target, int at) {
        int out = at;
        int end = offset + length;
        int from = offset;
        while (from < end) {
            if (from <= end - Long.BYTES && out <= target.length - Long.BYTES) {
                // What stands behind ASCII is overwritten by what comes next.
                long word = (long) EIGHT_BYTES.get(text, from);
                EIGHT_BYTES.set(target, out, word);
                int ascii = Long.numberOfTrailingZeros(word & NOT_ASCII) >>> 3;
                from += ascii;
                out += ascii;
                if (ascii == Long.BYTES) {
                    continue;
                }
            }
            int b = text[from];
            if (b >= 0) {
                target[out++] = (byte) b;
                from++;
            } else if ((b & 0xFC) == 0xC0) {
                // Two bytes: the lowest two bits of the first, and six of the second.
                target[out++] = (byte) (b << 6 | text[from + 1] & 0x3F);
                from += 2;
            } else {
                return NONE;
            }
        }
        return Utf8.isValid(target, at, out - at) ? out - at : NONE;
    }
}
