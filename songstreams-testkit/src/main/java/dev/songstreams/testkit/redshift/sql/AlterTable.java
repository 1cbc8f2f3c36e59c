// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/** ALTER TABLE: what changes only Redshift's layout or its unenforced keys becomes a change that changes nothing. */
final class AlterTable {

    private AlterTable() {}

    static List<Token> translate(List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        if (!reader.take("alter", "table")) {
            return tokens;
        }
        reader.take("if", "exists");
        reader.expectQualifiedName();
        List<Token> words = Tokens.withoutSpace(tokens);
        int action = words.size() - reader.remaining();
        if (reader.take("append")) {
            throw RefusedException.missing("ALTER TABLE APPEND");
        } else if (changesLayoutOnly(reader) || addsKey(reader)) {
            return noChange(words.subList(0, action));
        } else if (reader.take("add", "column") || reader.take("add")) {
            int definition = words.size() - reader.remaining();
            List<Token> result = new ArrayList<>(words.subList(0, definition));
            result.addAll(ColumnDefinition.translate(words.subList(definition, words.size())));
            return Tokens.spaced(result);
        }
        return tokens;
    }

    private static boolean changesLayoutOnly(TokenReader reader) {
        if (!reader.peek().is("alter")) {
            return false;
        }
        List<Token> rest = reader.rest();
        boolean table = rest.size() > 1
                && rest.get(1).isAny("compound", "distkey", "diststyle", "encode", "interleaved", "sortkey");
        boolean column =
                rest.size() > 3 && rest.get(1).is("column") && rest.get(3).is("encode");
        return table || column;
    }

    private static boolean addsKey(TokenReader reader) {
        List<Token> rest = reader.rest();
        return rest.size() > 1 && rest.get(0).is("add") && CreateTable.isKey(rest.subList(1, rest.size()));
    }

    private static List<Token> noChange(List<Token> head) {
        List<Token> result = new ArrayList<>(head);
        result.add(Token.word("reset (fillfactor)"));
        return Tokens.spaced(result);
    }
}
