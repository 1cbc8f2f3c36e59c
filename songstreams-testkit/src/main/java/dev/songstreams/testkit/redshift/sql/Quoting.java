// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

/** Writes and reads the literals and names of Redshift's SQL, in which a backslash escapes. */
public final class Quoting {

    private Quoting() {}

    /** A string literal that means exactly this text, whatever {@code standard_conforming_strings} says. */
    public static String literal(String text) {
        String quoted = text.replace("'", "''");
        return text.indexOf('\\') < 0 ? "'" + quoted + "'" : "E'" + quoted.replace("\\", "\\\\") + "'";
    }

    /** A quoted name. */
    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** What a string literal as written stands for: {@code 'it''s'}, {@code 'a\tb'}, {@code E'..'} or dollar quotes. */
    static String content(String literal) {
        if (literal.startsWith("$")) {
            int open = literal.indexOf('$', 1) + 1;
            return literal.substring(open, literal.length() - open);
        }
        int open = literal.indexOf('\'') + 1;
        return unescape(literal.substring(open, literal.length() - 1));
    }

    private static String unescape(String inner) {
        StringBuilder text = new StringBuilder(inner.length());
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            boolean escapes = (c == '\\' || c == '\'') && i + 1 < inner.length();
            if (!escapes) {
                text.append(c);
                continue;
            }
            char next = inner.charAt(++i);
            if (c == '\\' && isOctal(next)) {
                int end = octalEnd(inner, i);
                text.append((char) Integer.parseInt(inner.substring(i, end), 8));
                i = end - 1;
            } else {
                text.append(c == '\'' ? next : escaped(next));
            }
        }
        return text.toString();
    }

    /** Up to three octal digits are one character. */
    private static int octalEnd(String inner, int start) {
        int end = start;
        while (end < Math.min(inner.length(), start + 3) && isOctal(inner.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOctal(char c) {
        return c >= '0' && c <= '7';
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }
}
