// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Isolation levels, which belong to the database: SNAPSHOT, which is PostgreSQL's REPEATABLE READ, unless ALTER DATABASE makes it
 * SERIALIZABLE for the sessions to come. A level that a transaction or session asks for has no effect, as the AWS page "BEGIN" says.
 */
final class Isolation {

    private Isolation() {}

    static List<Token> translate(List<Token> tokens) {
        List<Token> words = Tokens.withoutSpace(tokens);
        int level = Tokens.findOutside(words, 0, "isolation");
        if (level < 1 || !Tokens.isAt(words, level + 1, "level")) {
            return tokens;
        }
        List<Token> asked = words.subList(level + 2, words.size());
        if (words.get(0).isAny("begin", "start")) {
            return begin(words.subList(0, level), asked);
        } else if (words.get(0).is("set")) {
            return Tokenizer.tokens("set local_redshift.isolation_level to "
                    + Quoting.literal(Tokens.text(Tokens.spaced(asked)).strip()));
        } else if (words.get(0).is("alter") && words.get(1).is("database")) {
            return alterDatabase(words.subList(0, level), asked);
        }
        return tokens;
    }

    private static List<Token> begin(List<Token> head, List<Token> asked) {
        int words = Tokens.isAt(asked, 0, "serializable") || Tokens.isAt(asked, 0, "snapshot") ? 1 : 2;
        List<Token> result = new ArrayList<>(head);
        int rest = Math.min(words, asked.size());
        rest += Tokens.isAt(asked, rest, ",") ? 1 : 0;
        result.addAll(asked.subList(rest, asked.size()));
        return Tokens.spaced(result);
    }

    private static List<Token> alterDatabase(List<Token> head, List<Token> asked) {
        boolean serializable = asked.size() == 1 && asked.get(0).is("serializable");
        if (!serializable && !(asked.size() == 1 && asked.get(0).is("snapshot"))) {
            throw RefusedException.syntax("at or near \"" + Tokens.text(asked) + "\"");
        }
        List<Token> result = new ArrayList<>(Tokens.spaced(head));
        result.addAll(Tokenizer.tokens(
                "set default_transaction_isolation to '" + (serializable ? "serializable" : "repeatable read") + "'"));
        return result;
    }
}
