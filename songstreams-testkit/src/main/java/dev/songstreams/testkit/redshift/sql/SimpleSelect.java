// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The query of a CREATE TABLE ... AS without keys of its own. If it only selects from one table, the new one takes that one's keys, as
 * the AWS page "CTAS usage notes" says; of other queries Redshift says no more than that it chooses, and nothing is chosen here.
 */
final class SimpleSelect {

    private static final String[] MORE = {
        ",",
        "join",
        "group",
        "having",
        "order",
        "limit",
        "offset",
        "union",
        "except",
        "minus",
        "intersect",
        "qualify",
        "window"
    };

    private SimpleSelect() {}

    /** Adds to the layout where keys come from; nothing if the query is not that simple. */
    static void layout(List<Token> rest, Layout layout) {
        TokenReader reader = new TokenReader(rest);
        if (!reader.take("as")) {
            return;
        }
        List<Token> query = reader.rest();
        while (Tokens.isAt(query, 0, "(") && Tokens.closing(query, 0) == query.size() - 1) {
            query = query.subList(1, query.size() - 1);
        }
        int from = Tokens.findOutside(query, 0, "from");
        boolean simple = Tokens.isAt(query, 0, "select")
                && from > 0
                && !query.get(1).isAny("distinct", "top")
                && Tokens.findOutside(query, from, MORE) < 0;
        TokenReader source = new TokenReader(query.subList(simple ? from + 1 : query.size(), query.size()));
        if (source.peek().isName()) {
            List<String> table = source.expectQualifiedName();
            if (!source.peek().is("(")) {
                layout.from(table, columns(query.subList(1, from)));
            }
        }
    }

    /** The source's columns and what they are called in the result; an asterisk stands for all others. */
    private static Map<String, String> columns(List<Token> items) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (List<Token> item : Tokens.split(items, ",")) {
            TokenReader reader = new TokenReader(item);
            if (Tokens.isAt(item, item.size() - 1, "*")) {
                columns.put("*", "*");
            } else if (reader.peek().isName()) {
                List<String> name = reader.expectQualifiedName();
                String column = name.get(name.size() - 1);
                reader.take("as");
                String result = reader.peek().isName() ? reader.expectName() : column;
                if (reader.atEnd()) {
                    columns.put(column, result);
                }
            }
        }
        return columns;
    }
}
