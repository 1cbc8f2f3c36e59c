// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Random;

/** Makes values that are no events, of each kind that a topic may see. */
final class Spoiler {
    private final Random random;

    Spoiler(long seed) {
        random = new Random(seed);
    }

    /** What to send in place of an event; null is a tombstone. */
    byte[] spoiled(byte[] event) {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> new byte[0];
            case 2 -> Arrays.copyOf(event, event.length / 2);
            case 3 -> "[1, \"no event\"]".getBytes(UTF_8);
            case 4 ->
                new String(event, UTF_8)
                        .replaceFirst("\"ts\":\\d+", "\"ts\":\"soon\"")
                        .getBytes(UTF_8);
            default -> "{\"ts\": not UTF-8: \u00e9\u00ff}".getBytes(ISO_8859_1);
        };
    }
}
