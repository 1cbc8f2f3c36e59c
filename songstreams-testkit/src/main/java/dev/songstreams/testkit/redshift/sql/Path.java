// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A name with what follows it: {@code a.b.c[0].d}.
 *
 * @param first the name
 * @param steps the names behind dots and the expressions in brackets
 * @param end the index of the token behind it
 */
record Path(String first, List<Step> steps, int end) {

    /**
     * One step.
     *
     * @param name the name behind a dot, or empty text
     * @param index the expression in brackets, or empty text
     */
    record Step(String name, String index) {

        boolean isName() {
            return index.isEmpty();
        }
    }

    /** Reads the path whose first name is at this place. */
    static Path read(List<Token> tokens, int at) {
        List<Step> steps = new ArrayList<>();
        int end = at + 1;
        while (true) {
            int next = Tokens.meaningful(tokens, end);
            int name = Tokens.meaningful(tokens, next + 1);
            if (Tokens.isAt(tokens, next, ".")
                    && name < tokens.size()
                    && tokens.get(name).isName()) {
                steps.add(new Step(tokens.get(name).name(), ""));
                end = name + 1;
            } else if (Tokens.isAt(tokens, next, "[") && !Tokens.isAt(tokens, name, "]")) {
                int close = Tokens.findOutside(tokens, next + 1, "]");
                if (close < 0) {
                    throw RefusedException.syntax("at or near \"[\"");
                }
                steps.add(new Step("", Tokens.text(tokens.subList(next + 1, close))));
                end = close + 1;
            } else {
                return new Path(tokens.get(at).name(), List.copyOf(steps), end);
            }
        }
    }

    /** The last name of a path that has names only. */
    String lastName() {
        return steps.isEmpty() ? first : steps.get(steps.size() - 1).name();
    }
}
