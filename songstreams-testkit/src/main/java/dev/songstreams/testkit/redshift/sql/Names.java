// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import dev.songstreams.testkit.redshift.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds quoted names to lower case, as Redshift does unless told otherwise, and quotes the {@code #names} of temporary tables, which
 * PostgreSQL does not know.
 */
final class Names {

    private Names() {}

    static List<Token> translate(List<Token> tokens) {
        List<Token> translated = new ArrayList<>(tokens.size());
        Token before = Token.space();
        for (Token token : tokens) {
            if (before.kind() == Kind.NUMBER && token.kind() == Kind.WORD) {
                // The old grammar reads "1when" as two words; the driver's own queries rely on it.
                translated.add(Token.space());
            }
            translated.add(translate(token));
            before = token;
        }
        return translated;
    }

    private static Token translate(Token token) {
        boolean temporary = token.kind() == Kind.WORD && token.text().startsWith("#");
        return token.kind() == Kind.QUOTED_NAME || temporary
                ? new Token(Kind.QUOTED_NAME, Quoting.name(token.name()))
                : token;
    }
}
