// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode.internal;

import java.nio.charset.StandardCharsets;

/** Steps over values that nobody asked for, as strictly as if they were read. */
final class JsonSkipper {
    /** Deeper values are Jackson's to judge. */
    private static final int MAX_DEPTH = 16;

    static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final JsonText text;
    private final JsonNumber number = new JsonNumber();
    private final JsonString string = new JsonString();

    JsonSkipper(JsonText text) {
        this.text = text;
    }

    /** Steps over the value at the text's place; false if it is none, or an unusual one. */
    boolean skip() {
        return skip(0);
    }

    private boolean skip(int depth) {
        return switch (text.peek()) {
            case '"' -> string.read(text);
            case '{' -> depth < MAX_DEPTH && skipObject(depth + 1);
            case '[' -> depth < MAX_DEPTH && skipArray(depth + 1);
            case 't' -> text.take(TRUE);
            case 'f' -> text.take(FALSE);
            case 'n' -> text.take(NULL);
            default -> number.read(text);
        };
    }

    private boolean skipObject(int depth) {
        text.take('{');
        text.skipWhite();
        if (text.take('}')) {
            return true;
        }
        do {
            text.skipWhite();
            if (!string.read(text)) {
                return false;
            }
            text.skipWhite();
            if (!text.take(':') || !skipElement(depth)) {
                return false;
            }
        } while (text.take(','));
        return text.take('}');
    }

    private boolean skipArray(int depth) {
        text.take('[');
        text.skipWhite();
        if (text.take(']')) {
            return true;
        }
        do {
            if (!skipElement(depth)) {
                return false;
            }
        } while (text.take(','));
        return text.take(']');
    }

    private boolean skipElement(int depth) {
        text.skipWhite();
        boolean skipped = skip(depth);
        text.skipWhite();
        return skipped;
    }
}
