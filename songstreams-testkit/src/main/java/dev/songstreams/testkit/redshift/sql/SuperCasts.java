// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Casts to SUPER, which make a scalar of JSON of a value, where PostgreSQL would read a text as JSON: {@code x::super} and
 * {@code CAST(x AS SUPER)}.
 */
final class SuperCasts {

    private SuperCasts() {}

    static List<Token> translate(List<Token> tokens) {
        List<Token> result = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            int next = Tokens.meaningful(tokens, i + 1);
            int close = tokens.get(i).is("cast") && Tokens.isAt(tokens, next, "(") ? Tokens.closing(tokens, next) : -1;
            if (close > 0 && close < tokens.size() && castsToSuper(tokens, next, close)) {
                int as = Tokens.findOutside(tokens, next + 1, "as");
                result.addAll(made(translate(tokens.subList(next + 1, as))));
                i = close;
            } else if (tokens.get(i).is("::") && Tokens.isAt(tokens, next, "super")) {
                int start = operandStart(result);
                List<Token> operand = new ArrayList<>(result.subList(start, result.size()));
                result.subList(start, result.size()).clear();
                result.addAll(made(operand));
                i = next;
            } else {
                result.add(tokens.get(i));
            }
        }
        return result;
    }

    private static boolean castsToSuper(List<Token> tokens, int open, int close) {
        int as = Tokens.findOutside(tokens, open + 1, "as");
        int type = Tokens.meaningful(tokens, as + 1);
        return as > 0 && Tokens.isAt(tokens, type, "super") && Tokens.meaningful(tokens, type + 1) == close;
    }

    private static List<Token> made(List<Token> operand) {
        return Tokenizer.tokens("local_redshift.to_super(" + Tokens.text(operand) + ")");
    }

    /** Where the value begins that these tokens end with: a literal, a name, a call or brackets, with the casts behind it. */
    private static int operandStart(List<Token> tokens) {
        int at = Tokens.meaningfulBefore(tokens, tokens.size());
        while (at >= 0) {
            int start = primaryStart(tokens, at);
            int before = Tokens.meaningfulBefore(tokens, start);
            if (!Tokens.isAt(tokens, before, "::") && !Tokens.isAt(tokens, before, ".")) {
                return start;
            }
            at = Tokens.meaningfulBefore(tokens, before);
        }
        return 0;
    }

    private static int primaryStart(List<Token> tokens, int end) {
        if (!tokens.get(end).isAny(")", "]")) {
            return end;
        }
        int open = opening(tokens, end);
        int name = Tokens.meaningfulBefore(tokens, open);
        return name >= 0 && tokens.get(name).isName() ? name : open;
    }

    private static int opening(List<Token> tokens, int close) {
        int depth = 0;
        for (int i = close; i >= 0; i--) {
            depth += tokens.get(i).isAny(")", "]") ? 1 : 0;
            depth -= tokens.get(i).isAny("(", "[") ? 1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw RefusedException.syntax("at or near \"::\"");
    }
}
