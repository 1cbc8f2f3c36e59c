// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.text;

import java.nio.charset.StandardCharsets;

/** What becomes of text when UTF-8 bytes are read as ISO-8859-1, as eventsim reads its song file. */
public final class Mojibake {
    private Mojibake() {}

    /** The garbled form; ASCII stays as it is, any other letter becomes two characters or more. */
    public static String of(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
