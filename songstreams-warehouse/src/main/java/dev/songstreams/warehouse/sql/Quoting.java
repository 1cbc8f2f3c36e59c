// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.sql;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Quotes the names and string constants that stand in SQL text; the only class that does.
 *
 * <p>Whatever is given, the result is one name or one constant, and nothing of it is read as SQL. What Redshift could
 * read in two ways is refused.
 */
public final class Quoting {

    /** Redshift's limit for a name, in UTF-8 bytes without the quotes. */
    private static final int MAX_NAME_BYTES = 127;

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private Quoting() {}

    /**
     * A name as it stands in SQL: plain where it can be, else in double quotes. ASCII letters are folded to lower case
     * either way, because that is what Redshift does to quoted names too.
     *
     * @throws IllegalArgumentException if the name is empty, too long, or holds U+0000
     */
    public static String identifier(String name) {
        requireName(name);
        String folded = fold(name);
        if (PLAIN.matcher(folded).matches() && !ReservedWords.contains(folded)) {
            return folded;
        }
        return '"' + folded.replace("\"", "\"\"") + '"';
    }

    /** The name as the database keeps it: ASCII letters in lower case, all else untouched. */
    public static String fold(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            folded.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return folded.toString();
    }

    /**
     * A string constant in single quotes.
     *
     * @throws IllegalArgumentException if the text holds a backslash, which Redshift reads as an escape and a server
     *     with standard strings as itself, or U+0000, which no text can hold
     */
    public static String literal(String text) {
        if (text.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("a string constant cannot hold a backslash: whether it escapes the next"
                    + " character depends on the server's settings. Bind the text as a value instead.");
        }
        requireNoNul(text, "a string constant");
        return '\'' + text.replace("'", "''") + '\'';
    }

    /**
     * An attribute of a SUPER value as it stands behind a dot: plain where it can be, else in double quotes with its
     * letters as they are.
     *
     * @throws IllegalArgumentException if it is empty or holds U+0000
     */
    public static String attribute(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an attribute's name cannot be empty");
        }
        requireNoNul(name, "an attribute's name");
        return PLAIN.matcher(name).matches() && !ReservedWords.contains(name)
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static void requireName(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a name in SQL cannot be empty");
        }
        requireNoNul(name, "a name in SQL");
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_NAME_BYTES) {
            throw new IllegalArgumentException("the name " + name.substring(0, 20) + "... is " + bytes
                    + " bytes long; Redshift's names hold " + MAX_NAME_BYTES + " at most");
        }
    }

    private static void requireNoNul(String text, String what) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(what + " cannot hold U+0000");
        }
    }
}
