// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.List;

/** Refuses what PostgreSQL would run and Redshift would not, so that nothing passes here that fails there. */
final class PostgresOnly {

    private PostgresOnly() {}

    static List<Token> refuse(List<Token> tokens) {
        List<Token> words = Tokens.withoutSpace(tokens);
        if (words.get(0).isAny("insert", "update", "delete", "with", "merge")) {
            refuseClause(words);
        }
        if (words.get(0).is("savepoint") || words.get(0).is("release")) {
            throw RefusedException.asRedshiftDoes("0A000", "SQL command \"SAVEPOINT\" not supported");
        }
        if (words.get(0).is("listen") || words.get(0).is("notify")) {
            throw RefusedException.syntax("at or near \"" + words.get(0).text() + "\"");
        }
        return tokens;
    }

    private static void refuseClause(List<Token> words) {
        int conflict = Tokens.findOutside(words, 0, "conflict");
        if (conflict > 0 && words.get(conflict - 1).is("on")) {
            throw RefusedException.syntax("at or near \"conflict\"");
        }
        int returning = Tokens.findOutside(words, 0, "returning");
        if (returning > 0) {
            throw RefusedException.syntax("at or near \"returning\"");
        }
    }
}
