// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import dev.songstreams.testkit.redshift.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the meaningful tokens of a statement one after the other. */
final class TokenReader {

    private static final Token END = new Token(Kind.SYMBOL, "");

    private final List<Token> tokens;
    private int at;

    TokenReader(List<Token> all) {
        this.tokens = all.stream().filter(t -> !t.isSpace()).toList();
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    /** The next token, or an empty symbol at the end. */
    Token peek() {
        return atEnd() ? END : tokens.get(at);
    }

    /** The token taken last. */
    Token previous() {
        return tokens.get(at - 1);
    }

    /** How many tokens are still to come. */
    int remaining() {
        return Math.max(0, tokens.size() - at);
    }

    /** The tokens still to come. */
    List<Token> rest() {
        return tokens.subList(Math.min(at, tokens.size()), tokens.size());
    }

    Token next() {
        Token token = peek();
        at++;
        return token;
    }

    /** Takes the given keywords if all of them are next, in this order. */
    boolean take(String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).is(keywords[i])) {
                return false;
            }
        }
        at += keywords.length;
        return true;
    }

    void expect(String keyword) {
        if (!take(keyword)) {
            throw unexpected();
        }
    }

    /** The content of the string literal that must be next. */
    String expectString() {
        if (peek().kind() != Kind.STRING) {
            throw unexpected();
        }
        return Quoting.content(next().text());
    }

    /** The number or string that must be next. */
    String expectValue() {
        return peek().kind() == Kind.NUMBER ? next().text() : expectString();
    }

    /** The whole number that must be next, as digits or as digits in a string. */
    String expectNumber() {
        Token token = peek();
        String value = expectValue();
        if (!value.matches("\\d{1,9}")) {
            throw RefusedException.syntax("at or near \"" + token.text() + "\": expected a whole number");
        }
        return value;
    }

    String expectName() {
        if (!peek().isName()) {
            throw unexpected();
        }
        return next().name();
    }

    /** A name with its qualifiers, as in {@code schema.table}. */
    List<String> expectQualifiedName() {
        List<String> parts = new ArrayList<>();
        do {
            parts.add(expectName());
        } while (take("."));
        return parts;
    }

    /** {@code (a, b, c)} if it is next, else null. */
    @Nullable
    List<String> takeNameList() {
        if (!take("(")) {
            return null;
        }
        List<String> names = new ArrayList<>();
        do {
            names.add(expectName());
        } while (take(","));
        expect(")");
        return names;
    }

    /** The error that Redshift's parser raises at this place. */
    RefusedException unexpected() {
        return RefusedException.syntax(atEnd() ? "at end of input" : "at or near \"" + peek().text() + "\"");
    }
}
