// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Refuses by name what Redshift's queries have and the local Redshift lacks, where PostgreSQL would only complain of a bracket. */
final class Lacking {

    private static final Set<String> FUNCTIONS =
            Set.of("func_sha1", "object_transform", "sha", "sha1", "json_serialize_to_varbyte");

    private static final String[] BEHIND_GROUP_BY = {
        "having", "qualify", "order", "limit", "offset", "union", "except", "intersect", "minus", ")"
    };

    private Lacking() {}

    static List<Token> refuse(List<Token> tokens) {
        List<Token> words = Tokens.withoutSpace(tokens);
        for (int i = 0; i < words.size(); i++) {
            refuseFunction(words, i);
            refuseClause(words, i);
        }
        return tokens;
    }

    private static void refuseFunction(List<Token> words, int at) {
        boolean called = Tokens.isAt(words, at + 1, "(") && !Tokens.isAt(words, at - 1, ".");
        if (called && words.get(at).isName() && FUNCTIONS.contains(words.get(at).name())) {
            throw RefusedException.missing("the function " + upper(words.get(at)));
        }
    }

    private static void refuseClause(List<Token> words, int at) {
        Token word = words.get(at);
        if (word.is("all") && Tokens.isAt(words, at - 1, "by") && Tokens.isAt(words, at - 2, "group")) {
            if (at + 1 == words.size() || words.get(at + 1).isAny(BEHIND_GROUP_BY)) {
                throw RefusedException.missing("GROUP BY ALL");
            }
        } else if (word.is("exclude") && Tokens.isAt(words, at - 1, "*") && isAny(words, at - 2, "select", ",", ".")) {
            throw RefusedException.missing("SELECT * EXCLUDE");
        } else if (word.isAny("pivot", "unpivot") && pivots(words, at)) {
            throw RefusedException.missing(upper(word));
        }
    }

    /** {@code PIVOT (count(*) FOR c IN (...))}, or {@code FROM t, UNPIVOT t.object AS v AT k}. */
    private static boolean pivots(List<Token> words, int at) {
        int open = at + 1;
        while (isAny(words, open, "include", "exclude", "nulls")) {
            open++;
        }
        if (Tokens.isAt(words, open, "(")) {
            int end = Math.min(Tokens.closing(words, open), words.size());
            return Tokens.findOutside(words.subList(open + 1, end), 0, "for") >= 0;
        }
        boolean named = open < words.size() && words.get(open).isName();
        return isAny(words, at - 1, "from", ",") && named && Tokens.isAt(words, open + 1, ".");
    }

    private static boolean isAny(List<Token> words, int at, String... keywords) {
        return at >= 0 && at < words.size() && words.get(at).isAny(keywords);
    }

    private static String upper(Token token) {
        return token.name().toUpperCase(Locale.ROOT);
    }
}
