// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds places in a list of tokens. */
final class Tokens {

    private Tokens() {}

    static String text(List<Token> tokens) {
        return tokens.stream().map(Token::text).collect(Collectors.joining());
    }

    static List<Token> withoutSpace(List<Token> tokens) {
        return tokens.stream().filter(t -> !t.isSpace()).toList();
    }

    /** The tokens with one space between each two. */
    static List<Token> spaced(List<Token> tokens) {
        List<Token> spaced = new ArrayList<>();
        for (Token token : tokens) {
            spaced.add(token);
            spaced.add(Token.space());
        }
        return spaced;
    }

    /** The index of the first token at or after the given one that is not space, or the list's size. */
    static int meaningful(List<Token> tokens, int from) {
        int at = from;
        while (at < tokens.size() && tokens.get(at).isSpace()) {
            at++;
        }
        return at;
    }

    /** The index of the last token before the given one that is not space, or -1. */
    static int meaningfulBefore(List<Token> tokens, int before) {
        int at = before - 1;
        while (at >= 0 && tokens.get(at).isSpace()) {
            at--;
        }
        return at;
    }

    static boolean isAt(List<Token> tokens, int at, String keyword) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(keyword);
    }

    /** The index of the bracket that closes the one at the given place, or the list's size if none does. */
    static int closing(List<Token> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : 0;
            depth -= tokens.get(i).is(")") ? 1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size();
    }

    /** The index of the first of the keywords outside all brackets, from the given place on, or -1. */
    static int findOutside(List<Token> tokens, int from, String... keywords) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (depth == 0 && token.isAny(keywords)) {
                return i;
            }
            depth += token.is("(") ? 1 : 0;
            depth -= token.is(")") ? 1 : 0;
        }
        return -1;
    }

    /** The parts between the given symbols outside all brackets. */
    static List<List<Token>> split(List<Token> tokens, String symbol) {
        List<List<Token>> parts = new ArrayList<>();
        int start = 0;
        for (int at = findOutside(tokens, 0, symbol); at >= 0; at = findOutside(tokens, start, symbol)) {
            parts.add(tokens.subList(start, at));
            start = at + 1;
        }
        parts.add(tokens.subList(start, tokens.size()));
        return parts;
    }
}
