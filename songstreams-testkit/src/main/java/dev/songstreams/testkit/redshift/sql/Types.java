// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/** The types whose Redshift spelling PostgreSQL does not know, wherever they stand. */
final class Types {

    private Types() {}

    /** {@code VARCHAR(MAX)}, {@code NVARCHAR}, {@code VARBYTE} and {@code VARBINARY}. */
    static List<Token> translate(List<Token> tokens) {
        List<Token> translated = new ArrayList<>(tokens);
        for (int i = 0; i < translated.size(); i++) {
            Token token = translated.get(i);
            if (token.isAny("nvarchar", "varchar", "varying")) {
                translateMax(translated, i);
            }
            if (token.is("nvarchar")) {
                translated.set(i, Token.word("varchar"));
            } else if (token.isAny("varbyte", "varbinary")) {
                translated.set(i, Token.word("bytea"));
                dropLength(translated, i);
            }
        }
        return translated;
    }

    private static void translateMax(List<Token> tokens, int type) {
        int max = length(tokens, type);
        if (max > 0 && tokens.get(max).is("max")) {
            tokens.set(max, Token.word(String.valueOf(ColumnDefinition.MAX_VARCHAR)));
        }
    }

    private static void dropLength(List<Token> tokens, int type) {
        int length = length(tokens, type);
        if (length > 0) {
            tokens.subList(type + 1, Tokens.meaningful(tokens, length + 1) + 1).clear();
        }
    }

    /** The index of the length in brackets behind the type, or -1. */
    private static int length(List<Token> tokens, int type) {
        int open = Tokens.meaningful(tokens, type + 1);
        int length = Tokens.meaningful(tokens, open + 1);
        boolean there =
                Tokens.isAt(tokens, open, "(") && Tokens.isAt(tokens, Tokens.meaningful(tokens, length + 1), ")");
        return there ? length : -1;
    }
}
