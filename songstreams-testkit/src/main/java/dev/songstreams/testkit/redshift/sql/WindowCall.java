// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function with an OVER clause: {@code name(arguments) WITHIN GROUP (order) IGNORE NULLS OVER (window)}.
 *
 * @param name the function's name
 * @param arguments its arguments
 * @param order what stands in WITHIN GROUP, or empty text
 * @param nulls whether IGNORE NULLS or RESPECT NULLS was said; null if neither
 * @param window what stands in the brackets behind OVER
 * @param end the index of the token behind it all
 */
record WindowCall(
        String name,
        List<String> arguments,
        String order,
        @Nullable String nulls,
        String window,
        int end) {

    /** The call that begins here, or null if it has no OVER clause. */
    static @Nullable WindowCall read(List<Token> tokens, int at, int open) {
        int close = Tokens.closing(tokens, open);
        if (close >= tokens.size()) {
            return null;
        }
        List<Token> inner = tokens.subList(open + 1, close);
        String nulls = nulls(inner, Math.max(0, inner.size() - 4), inner.size());
        int next = Tokens.meaningful(tokens, close + 1);
        String order = "";
        if (Tokens.isAt(tokens, next, "within")) {
            int group = Tokens.meaningful(tokens, Tokens.meaningful(tokens, next + 1) + 1);
            int end = Tokens.closing(tokens, group);
            order = Tokens.text(WindowFunctions.translate(tokens.subList(group + 1, Math.min(end, tokens.size()))))
                    .strip();
            next = Tokens.meaningful(tokens, end + 1);
        }
        if (Tokens.isAt(tokens, next, "ignore") || Tokens.isAt(tokens, next, "respect")) {
            nulls = tokens.get(next).name();
            next = Tokens.meaningful(tokens, Tokens.meaningful(tokens, next + 1) + 1);
        }
        int window = Tokens.meaningful(tokens, next + 1);
        if (!Tokens.isAt(tokens, next, "over") || !Tokens.isAt(tokens, window, "(")) {
            return null;
        }
        int end = Tokens.closing(tokens, window);
        if (end >= tokens.size()) {
            return null;
        }
        List<Token> arguments = nulls(inner, 0, inner.size()) == null
                ? inner
                : inner.subList(0, Tokens.findOutside(inner, 0, "ignore", "respect"));
        return new WindowCall(
                tokens.get(at).name(),
                Tokens.split(arguments, ",").stream()
                        .map(a -> Tokens.text(WindowFunctions.translate(a)).strip())
                        .toList(),
                order,
                nulls,
                Tokens.text(tokens.subList(window + 1, end)).strip(),
                end + 1);
    }

    private static @Nullable String nulls(List<Token> inner, int from, int to) {
        int word = Tokens.findOutside(inner.subList(from, to), 0, "ignore", "respect");
        boolean there = word >= 0 && Tokens.isAt(inner, Tokens.meaningful(inner, from + word + 1), "nulls");
        return there ? inner.get(from + word).name() : null;
    }

    String argument(int index, String otherwise) {
        return index < arguments.size() ? arguments.get(index) : otherwise;
    }

    boolean ignoresNulls() {
        return "ignore".equals(nulls);
    }

    /** The call without IGNORE NULLS or RESPECT NULLS. */
    String withoutNulls() {
        return name + "(" + String.join(", ", arguments) + ") over (" + window + ")";
    }
}
