// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import java.util.Locale;

/** camelCase to snake_case: {@code itemInSession} becomes {@code item_in_session}, {@code userURL} {@code user_url}. */
final class SnakeCase {
    private SnakeCase() {}

    static String of(String camelCase) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < camelCase.length(); i++) {
            if (startsWord(camelCase, i)) {
                out.append('_');
            }
            out.append(camelCase.charAt(i));
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean startsWord(String text, int i) {
        if (i == 0 || !Character.isUpperCase(text.charAt(i)) || text.charAt(i - 1) == '_') {
            return false;
        }
        boolean afterLower = !Character.isUpperCase(text.charAt(i - 1));
        boolean beforeLower = i + 1 < text.length() && Character.isLowerCase(text.charAt(i + 1));
        return afterLower || beforeLower;
    }
}
