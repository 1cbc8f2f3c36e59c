// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/** ALTER TABLE: what changes only Redshift's layout or its unenforced keys becomes a change that changes nothing in PostgreSQL. */
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
            return append(words.subList(2, action), reader);
        } else if (changesType(reader)) {
            return changeType(words, reader.rest());
        } else if (AlterLayout.changes(reader) || addsKey(reader)) {
            return noChange(words.subList(0, action));
        } else if (reader.take("add", "column") || reader.take("add")) {
            int definition = words.size() - reader.remaining();
            List<Token> result = new ArrayList<>(words.subList(0, definition));
            result.addAll(ColumnDefinition.translate(words.subList(definition, words.size()), Layout.of("add")));
            return Tokens.spaced(result);
        }
        return tokens;
    }

    /** ALTER TABLE t APPEND FROM s moves rows, and commits; so it cannot be part of a transaction. */
    private static List<Token> append(List<Token> target, TokenReader reader) {
        reader.expect("from");
        String source = String.join(
                ".", reader.expectQualifiedName().stream().map(Quoting::name).toList());
        boolean ignoreExtra = reader.take("ignoreextra");
        boolean fillTarget = reader.take("filltarget");
        if (!reader.atEnd()) {
            throw reader.unexpected();
        }
        return outsideTransaction("perform local_redshift.append(" + Quoting.literal(Tokens.text(target)) + ", "
                + Quoting.literal(source) + ", " + ignoreExtra + ", " + fillTarget + ")");
    }

    private static boolean changesType(TokenReader reader) {
        List<Token> rest = reader.rest();
        return rest.size() > 3
                && rest.get(0).is("alter")
                && rest.get(1).is("column")
                && rest.get(3).is("type");
    }

    /** Only the length of a VARCHAR may change, and only outside a transaction. */
    private static List<Token> changeType(List<Token> words, List<Token> rest) {
        boolean varchar = rest.size() > 4
                && (rest.get(4).isAny("varchar", "nvarchar") || rest.get(4).is("character"));
        if (!varchar) {
            throw RefusedException.asRedshiftDoes(
                    "0A000",
                    "ALTER COLUMN TYPE changes the length of VARCHAR columns only; for another type add a column, UPDATE"
                            + " it from this one, and drop this one");
        }
        TokenReader reader = new TokenReader(words);
        reader.take("alter", "table");
        String table = String.join(
                ".", reader.expectQualifiedName().stream().map(Quoting::name).toList());
        return outsideTransaction("perform local_redshift.check_type_change(" + Quoting.literal(table) + ", "
                + Quoting.literal(rest.get(2).name()) + "); "
                + Tokens.text(Tokens.spaced(Types.translate(words))).strip());
    }

    /** COMMIT in a block fails if the client has a transaction open, and does nothing otherwise. */
    private static List<Token> outsideTransaction(String statement) {
        return Tokenizer.tokens("do " + Quoting.literal("begin commit; " + statement + "; end"));
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
