// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.Locale;

/** One token of SQL text, exactly as written. The texts of all tokens together are the statement again. */
record Token(Kind kind, String text) {

    /** What a token is. Comments count as space. */
    enum Kind {
        SPACE,
        WORD,
        QUOTED_NAME,
        STRING,
        NUMBER,
        SYMBOL
    }

    static Token space() {
        return new Token(Kind.SPACE, " ");
    }

    static Token word(String text) {
        return new Token(Kind.WORD, text);
    }

    static Token symbol(String text) {
        return new Token(Kind.SYMBOL, text);
    }

    static Token string(String content) {
        return new Token(Kind.STRING, Quoting.literal(content));
    }

    boolean isSpace() {
        return kind == Kind.SPACE;
    }

    /** Whether this is the given keyword, however it is capitalised. */
    boolean is(String keyword) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(keyword);
    }

    boolean isAny(String... keywords) {
        for (String keyword : keywords) {
            if (is(keyword)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this is {@code $1} or its like, whose value the client binds. */
    boolean isParameter() {
        return kind == Kind.SYMBOL && text.length() > 1 && text.charAt(0) == '$';
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    /** The identifier this token names: folded to lower case, as Redshift folds quoted ones too by default. */
    String name() {
        String bare =
                kind == Kind.QUOTED_NAME ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
        return bare.toLowerCase(Locale.ROOT);
    }
}
