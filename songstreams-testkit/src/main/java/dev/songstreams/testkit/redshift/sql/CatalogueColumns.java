// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Columns that Redshift's PG_CLASS, PG_ATTRIBUTE and PG_ATTRDEF have and PostgreSQL's lack. They are functions of the row here, which
 * PostgreSQL finds by {@code c.reldiststyle}, but not without the {@code c.}; so that is added.
 */
final class CatalogueColumns {

    private static final Map<String, String> TABLES = Map.of(
            "adsrc", "pg_attrdef",
            "attencodingtype", "pg_attribute",
            "attisdistkey", "pg_attribute",
            "attsortkeyord", "pg_attribute",
            "relcreationtime", "pg_class",
            "releffectivediststyle", "pg_class",
            "reldiststyle", "pg_class");

    private static final String[] NO_ALIAS = {
        "cross", "full", "group", "inner", "join", "left", "limit", "natural", "on", "order", "right", "union", "using",
        "where"
    };

    private CatalogueColumns() {}

    static List<Token> translate(List<Token> tokens) {
        List<Token> result = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            String qualifier = qualifier(tokens, i);
            if (qualifier != null) {
                result.add(Token.word(qualifier + "."));
            }
            result.add(tokens.get(i));
        }
        return result;
    }

    private static @Nullable String qualifier(List<Token> tokens, int at) {
        String table = tokens.get(at).isName() ? TABLES.get(tokens.get(at).name()) : null;
        if (table == null) {
            return null;
        }
        int before = Tokens.meaningfulBefore(tokens, at);
        boolean named = Tokens.isAt(tokens, before, ".") || Tokens.isAt(tokens, before, "as");
        return named ? null : alias(tokens, table);
    }

    private static @Nullable String alias(List<Token> tokens, String table) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(table)) {
                int next = Tokens.meaningful(tokens, i + 1);
                next = Tokens.isAt(tokens, next, "as") ? Tokens.meaningful(tokens, next + 1) : next;
                boolean renamed = next < tokens.size()
                        && tokens.get(next).isName()
                        && !tokens.get(next).isAny(NO_ALIAS);
                return renamed ? tokens.get(next).text() : table;
            }
        }
        return null;
    }
}
