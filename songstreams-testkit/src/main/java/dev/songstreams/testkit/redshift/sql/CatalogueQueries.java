// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The Redshift driver's questions about tables and columns use the name of one result column in another and in WHERE, as Redshift
 * allows. PostgreSQL does not; so the name is replaced by what it stands for.
 *
 * <p>Only for queries of PostgreSQL's catalogue and for the names the driver uses: in general a column of a table would go before
 * the name of a result column, and which columns a table has is not known here.
 */
final class CatalogueQueries {

    private static final Set<String> ALIASES = Set.of("is_autoincrement", "table_name", "table_schem");

    private CatalogueQueries() {}

    static List<Token> translate(List<Token> tokens) {
        boolean catalogue = tokens.stream().anyMatch(t -> t.is("pg_namespace"))
                && tokens.stream().anyMatch(t -> t.is("table_schem"));
        return catalogue ? translateLevel(tokens) : tokens;
    }

    private static List<Token> translateLevel(List<Token> tokens) {
        List<Token> level = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            level.add(tokens.get(i));
            int close = tokens.get(i).is("(") ? Tokens.closing(tokens, i) : tokens.size();
            if (close < tokens.size()) {
                level.addAll(translateLevel(tokens.subList(i + 1, close)));
                level.add(tokens.get(close));
                i = close;
            }
        }
        int select = Tokens.findOutside(level, 0, "select");
        int from = Tokens.findOutside(level, 0, "from");
        return select < 0 || from < select ? level : replaceAliases(level, select, from);
    }

    private static List<Token> replaceAliases(List<Token> level, int select, int from) {
        List<Token> result = new ArrayList<>(level.subList(0, select + 1));
        Map<String, List<Token>> meanings = new HashMap<>();
        List<List<Token>> items = Tokens.split(level.subList(select + 1, from), ",");
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                result.add(Token.symbol(","));
            }
            result.addAll(replaceAliases(items.get(i), meanings));
            remember(items.get(i), meanings);
        }
        int where = Tokens.findOutside(level, from, "where");
        int order = Tokens.findOutside(level, from, "order", "union");
        int end = order < 0 ? level.size() : order;
        int begin = where < 0 || where > end ? end : where;
        result.addAll(level.subList(from, begin));
        result.addAll(replaceAliases(level.subList(begin, end), meanings));
        result.addAll(level.subList(end, level.size()));
        return result;
    }

    /** {@code expression AS name}. */
    private static void remember(List<Token> item, Map<String, List<Token>> meanings) {
        int as = Tokens.findOutside(item, 0, "as");
        int name = Tokens.meaningful(item, as + 1);
        if (as > 0 && name < item.size() && ALIASES.contains(item.get(name).name())) {
            meanings.put(item.get(name).name(), item.subList(0, as));
        }
    }

    private static List<Token> replaceAliases(List<Token> tokens, Map<String, List<Token>> meanings) {
        List<Token> result = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            int before = Tokens.meaningfulBefore(tokens, i);
            boolean own = Tokens.isAt(tokens, before, ".") || Tokens.isAt(tokens, before, "as");
            List<Token> meaning = own || !tokens.get(i).isName()
                    ? null
                    : meanings.get(tokens.get(i).name());
            if (meaning == null) {
                result.add(tokens.get(i));
            } else {
                result.add(Token.symbol("("));
                result.addAll(meaning);
                result.add(Token.symbol(")"));
            }
        }
        return result;
    }
}
