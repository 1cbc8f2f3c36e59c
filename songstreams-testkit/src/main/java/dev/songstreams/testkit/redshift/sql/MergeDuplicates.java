// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.List;

/**
 * {@code MERGE INTO target USING source ON condition REMOVE DUPLICATES}: rows of the target that match go, and all rows of the source
 * come, whatever they are.
 */
final class MergeDuplicates {

    private MergeDuplicates() {}

    static List<Token> translate(List<Token> tokens) {
        List<Token> words = Tokens.withoutSpace(tokens);
        int remove = words.size() - 2;
        boolean there = words.get(0).is("merge")
                && remove > 0
                && words.get(remove).is("remove")
                && words.get(remove + 1).is("duplicates");
        if (!there) {
            return tokens;
        }
        int into = Tokens.isAt(words, 1, "into") ? 2 : 1;
        int using = Tokens.findOutside(words, into, "using");
        int on = Tokens.findOutside(words, Math.max(using, into), "on");
        if (using < 0 || on < 0) {
            throw RefusedException.syntax("at or near \"remove\"");
        }
        List<Token> target = words.subList(into, using);
        int end = 1;
        while (Tokens.isAt(target, end, ".")) {
            end += 2;
        }
        String source = text(words.subList(using + 1, on));
        return Tokenizer.tokens("with removed as (delete from " + text(target) + " using " + source + " where "
                + text(words.subList(on + 1, remove)) + ") insert into " + text(target.subList(0, end))
                + " select * from "
                + source);
    }

    private static String text(List<Token> words) {
        return Tokens.text(Tokens.spaced(words)).strip();
    }
}
