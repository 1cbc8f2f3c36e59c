// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import dev.songstreams.core.event.EventType;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

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

    /** What events of a type need by its declaration. */
    public static TextRepair of(EventType<?> type) {
        return type.isReadAsLatin1() ? LATIN1_READ_AS_UTF8 : NONE;
    }

    /** The text after repair, or null where it stays as it is. */
    public char @Nullable [] repair(char[] chars, int offset, int length) {
        if (this == NONE || !isLatin1BeyondAscii(chars, offset, length)) {
            return null;
        }
        byte[] latin1 = new byte[length];
        for (int i = 0; i < length; i++) {
            latin1[i] = (byte) chars[offset + i];
        }
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(latin1));
            char[] repaired = new char[decoded.remaining()];
            decoded.get(repaired);
            return repaired;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isLatin1BeyondAscii(char[] chars, int offset, int length) {
        int all = 0;
        for (int i = offset; i < offset + length; i++) {
            all |= chars[i];
        }
        return all >= 0x80 && all < 0x100;
    }
}
