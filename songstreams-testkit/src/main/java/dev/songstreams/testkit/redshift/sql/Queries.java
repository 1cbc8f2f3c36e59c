// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/** The clauses of SELECT that only Redshift has: TOP, MINUS and QUALIFY. Works from the innermost brackets outwards. */
final class Queries {

    private static final String[] SET_OPERATORS = {"union", "except", "intersect", "minus"};

    private Queries() {}

    static List<Token> translate(List<Token> tokens) {
        List<Token> level = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            level.add(tokens.get(i));
            int close = tokens.get(i).is("(") ? Tokens.closing(tokens, i) : tokens.size();
            if (close < tokens.size()) {
                level.addAll(translate(tokens.subList(i + 1, close)));
                level.add(tokens.get(close));
                i = close;
            }
        }
        int select = Tokens.findOutside(level, 0, "select");
        return select < 0 ? level : minus(top(Qualify.translate(level, select), select));
    }

    static boolean hasSetOperator(List<Token> level) {
        return Tokens.findOutside(level, 0, SET_OPERATORS) >= 0;
    }

    private static List<Token> top(List<Token> level, int select) {
        int top = Tokens.meaningful(level, select + 1);
        int count = Tokens.meaningful(level, top + 1);
        boolean there = Tokens.isAt(level, top, "top")
                && count < level.size()
                && level.get(count).kind() == Token.Kind.NUMBER;
        if (!there) {
            return level;
        }
        if (hasSetOperator(level)) {
            throw RefusedException.missing("SELECT TOP together with UNION, INTERSECT or EXCEPT");
        }
        List<Token> limited = new ArrayList<>(level.subList(0, top));
        limited.addAll(level.subList(count + 1, level.size()));
        limited.addAll(Tokenizer.tokens(" limit " + level.get(count).text() + " "));
        return limited;
    }

    private static List<Token> minus(List<Token> level) {
        List<Token> result = new ArrayList<>(level);
        int minus = Tokens.findOutside(result, 0, "minus");
        while (minus >= 0) {
            int next = Tokens.meaningful(result, minus + 1);
            if (Tokens.isAt(result, next, "select") || Tokens.isAt(result, next, "(")) {
                result.set(minus, Token.word("except"));
            }
            minus = Tokens.findOutside(result, minus + 1, "minus");
        }
        return result;
    }
}
