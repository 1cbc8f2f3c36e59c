// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.text;

import java.util.Locale;

/** JSON text as eventsim's Jackson writes it: quotes, backslashes and control characters escaped, all else raw. */
public final class JsonText {
    private JsonText() {}

    /** A string value, in its quotes. */
    public static String string(String value) {
        StringBuilder json = new StringBuilder(value.length() + 8).append('"');
        for (int index = 0; index < value.length(); index++) {
            append(json, value.charAt(index));
        }
        return json.append('"').toString();
    }

    /** A field that follows another one: {@code ,"name":"value"}. */
    public static String field(String name, String value) {
        return rawField(name, string(value));
    }

    /** A field that follows another one and whose value is JSON already, such as a number. */
    public static String rawField(String name, Object json) {
        return "," + string(name) + ":" + json;
    }

    private static void append(StringBuilder json, char character) {
        switch (character) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            default -> appendPlain(json, character);
        }
    }

    private static void appendPlain(StringBuilder json, char character) {
        if (character < ' ') {
            json.append(String.format(Locale.ROOT, "\\u%04X", (int) character));
        } else {
            json.append(character);
        }
    }
}
