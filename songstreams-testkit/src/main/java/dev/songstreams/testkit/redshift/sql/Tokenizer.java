// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import dev.songstreams.testkit.redshift.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Cuts SQL text into tokens. What is left open at the end of the text (a string, a comment) becomes a symbol: PostgreSQL, which gets
 * the same characters, is the one to complain.
 */
final class Tokenizer {

    private static final Set<String> OPERATOR_PAIRS = Set.of("::", "<=", ">=", "<>", "!=", "||", ":=", "->");

    private final String sql;
    private int at;

    private Tokenizer(String sql) {
        this.sql = sql;
    }

    static List<Token> tokens(String sql) {
        Tokenizer tokenizer = new Tokenizer(sql);
        List<Token> tokens = new ArrayList<>();
        while (tokenizer.at < sql.length()) {
            tokens.add(tokenizer.next());
        }
        return tokens;
    }

    private Token next() {
        int start = at;
        Kind kind = skip(sql.charAt(at));
        return new Token(kind, sql.substring(start, at));
    }

    private Kind skip(char c) {
        if (Character.isWhitespace(c)) {
            return skipWhile(Character::isWhitespace, Kind.SPACE);
        } else if (sql.startsWith("--", at)) {
            return skipWhile(each -> each != '\n', Kind.SPACE);
        } else if (sql.startsWith("/*", at)) {
            return skipBlockComment();
        } else if (c == '\'') {
            return skipString();
        } else if (c == '"') {
            return skipQuotedName();
        } else if (startsEscapeString(c)) {
            at++;
            return skipString();
        } else if (c == '$' && dollarTag() != null) {
            return skipDollarQuoted(dollarTag());
        } else if (c == '$' && at + 1 < sql.length() && isDigit(sql.charAt(at + 1))) {
            at++;
            return skipWhile(Tokenizer::isDigit, Kind.SYMBOL);
        } else if (startsNumber(c)) {
            return skipNumber();
        } else if (isNameStart(c) || startsTemporaryName(c)) {
            at++;
            return skipWhile(Tokenizer::isNamePart, Kind.WORD);
        }
        return skipSymbol();
    }

    private Kind skipWhile(IntPredicate wanted, Kind kind) {
        while (at < sql.length() && wanted.test(sql.charAt(at))) {
            at++;
        }
        return kind;
    }

    /** Block comments nest. */
    private Kind skipBlockComment() {
        int depth = 0;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < sql.length());
        return Kind.SPACE;
    }

    /** A quote is doubled or escaped by a backslash; Redshift has no standard_conforming_strings. */
    private Kind skipString() {
        at++;
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c == '\\' && at < sql.length()) {
                at++;
            } else if (c == '\'' && !skipped('\'')) {
                return Kind.STRING;
            }
        }
        return Kind.SYMBOL;
    }

    private Kind skipQuotedName() {
        at++;
        while (at < sql.length()) {
            if (sql.charAt(at++) == '"' && !skipped('"')) {
                return Kind.QUOTED_NAME;
            }
        }
        return Kind.SYMBOL;
    }

    private boolean skipped(char c) {
        if (at < sql.length() && sql.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private Kind skipDollarQuoted(String tag) {
        int end = sql.indexOf(tag, at + tag.length());
        at = end < 0 ? sql.length() : end + tag.length();
        return end < 0 ? Kind.SYMBOL : Kind.STRING;
    }

    /** {@code $$} or {@code $name$} at this place, else null; {@code $1} is a parameter. */
    private @Nullable String dollarTag() {
        int end = at + 1;
        while (end < sql.length() && (isNameStart(sql.charAt(end)) || (end > at + 1 && isDigit(sql.charAt(end))))) {
            end++;
        }
        return end < sql.length() && sql.charAt(end) == '$' ? sql.substring(at, end + 1) : null;
    }

    private Kind skipNumber() {
        skipWhile(c -> isDigit(c) || c == '.', Kind.NUMBER);
        if (at < sql.length() && (sql.charAt(at) | 0x20) == 'e') {
            int mark = at++;
            if (at < sql.length() && (sql.charAt(at) == '-' || sql.charAt(at) == '+')) {
                at++;
            }
            int digits = at;
            skipWhile(Tokenizer::isDigit, Kind.NUMBER);
            at = at == digits ? mark : at;
        }
        return Kind.NUMBER;
    }

    private Kind skipSymbol() {
        boolean pair = at + 1 < sql.length() && OPERATOR_PAIRS.contains(sql.substring(at, at + 2));
        at += pair ? 2 : 1;
        return Kind.SYMBOL;
    }

    private boolean startsEscapeString(char c) {
        return (c | 0x20) == 'e' && sql.startsWith("'", at + 1);
    }

    private boolean startsNumber(char c) {
        return isDigit(c) || (c == '.' && at + 1 < sql.length() && isDigit(sql.charAt(at + 1)));
    }

    /** {@code #name}: a temporary table. As an operator, # stands before a space, a digit or a bracket. */
    private boolean startsTemporaryName(char c) {
        return c == '#' && at + 1 < sql.length() && isNameStart(sql.charAt(at + 1));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(int c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isNamePart(int c) {
        return isNameStart(c) || isDigit(c) || c == '$';
    }
}
