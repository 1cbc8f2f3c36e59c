// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import dev.songstreams.testkit.redshift.sql.Token.Kind;
import java.util.List;

/**
 * Folds quoted names to lower case, as Redshift does unless told otherwise, and quotes the {@code #names} of temporary tables, which
 * PostgreSQL does not know.
 */
final class Names {

    private Names() {}

    static List<Token> translate(List<Token> tokens) {
        return tokens.stream().map(Names::translate).toList();
    }

    private static Token translate(Token token) {
        boolean temporary = token.kind() == Kind.WORD && token.text().startsWith("#");
        return token.kind() == Kind.QUOTED_NAME || temporary
                ? new Token(Kind.QUOTED_NAME, Quoting.name(token.name()))
                : token;
    }
}
