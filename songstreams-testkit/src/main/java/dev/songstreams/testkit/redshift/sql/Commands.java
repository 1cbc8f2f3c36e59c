// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whole commands that Redshift spells otherwise than PostgreSQL, or that the local Redshift cannot run. */
final class Commands {

    private static final String[] CREATED_IN_THE_CLOUD = {"datashare", "external", "library", "model"};

    private Commands() {}

    static List<Token> translate(List<Token> tokens) {
        List<Token> words = Tokens.withoutSpace(tokens);
        Token first = words.get(0);
        if (first.is("vacuum")) {
            return vacuum(words);
        } else if (first.is("analyze")) {
            return analyze(words, tokens);
        } else if (first.is("delete")) {
            return delete(words, tokens);
        } else if (first.is("create") && words.size() > 1) {
            return create(words, tokens);
        }
        return tokens;
    }

    /** Sorting and reclaiming are one here; a table that is named is vacuumed, otherwise all are. */
    private static List<Token> vacuum(List<Token> words) {
        List<Token> result = new ArrayList<>(List.of(words.get(0)));
        int at = 1;
        while (at < words.size() && words.get(at).isAny("full", "sort", "delete", "only", "reindex", "recluster")) {
            at++;
        }
        while (at < words.size() && !words.get(at).isAny("to", "boost")) {
            result.add(words.get(at++));
        }
        return Tokens.spaced(result);
    }

    private static List<Token> analyze(List<Token> words, List<Token> tokens) {
        if (words.size() > 1 && words.get(1).is("compression")) {
            throw RefusedException.missing("ANALYZE COMPRESSION");
        }
        int end = Tokens.findOutside(words, 0, "predicate", "all");
        return end > 1 ? Tokens.spaced(words.subList(0, end)) : tokens;
    }

    /** FROM may be left out. */
    private static List<Token> delete(List<Token> words, List<Token> tokens) {
        if (words.size() < 2 || words.get(1).is("from")) {
            return tokens;
        }
        List<Token> result = new ArrayList<>(tokens);
        result.add(Tokens.meaningful(tokens, 0) + 1, Token.word(" from"));
        return result;
    }

    private static List<Token> create(List<Token> words, List<Token> tokens) {
        if (words.get(1).isAny(CREATED_IN_THE_CLOUD)) {
            throw RefusedException.missing("CREATE " + words.get(1).text().toUpperCase(Locale.ROOT));
        }
        int binding = Tokens.findOutside(words, 0, "no");
        if (binding > 0 && Tokens.isAt(words, binding + 1, "schema") && Tokens.isAt(words, binding + 2, "binding")) {
            return withoutTail(tokens, words.size() - binding);
        }
        int quota = words.get(1).is("schema") ? Tokens.findOutside(words, 0, "quota") : -1;
        return quota > 0 ? withoutTail(tokens, words.size() - quota) : tokens;
    }

    /** The statement without its last words, and without the WITH before them. */
    private static List<Token> withoutTail(List<Token> tokens, int count) {
        int end = tokens.size();
        for (int i = 0; i < count; i++) {
            end = Tokens.meaningfulBefore(tokens, end);
        }
        int before = Tokens.meaningfulBefore(tokens, end);
        return tokens.subList(0, Tokens.isAt(tokens, before, "with") ? before : end);
    }
}
