// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import dev.songstreams.testkit.redshift.sql.Token.Kind;
import java.util.List;

/** Takes the keys out of a command before it goes into the load history, as Redshift does. */
final class Redaction {

    private static final String[] SECRETS = {
        "credentials", "access_key_id", "secret_access_key", "session_token", "master_symmetric_key"
    };

    private Redaction() {}

    static String withoutSecrets(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        boolean secretNext = false;
        for (Token token : tokens) {
            boolean hide = secretNext && token.kind() == Kind.STRING;
            text.append(hide ? "'***'" : token.text());
            if (!token.isSpace() && !token.is("as")) {
                secretNext = token.isAny(SECRETS);
            }
        }
        return text.toString().strip();
    }
}
