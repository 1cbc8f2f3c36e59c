// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code SELECT list FROM ... QUALIFY condition} as a query around a query: the inner one also computes the condition's window
 * functions, the outer one filters by them and takes the columns of the list.
 */
final class Qualify {

    private final List<Token> level;
    private final int select;
    private final int from;
    private final int qualify;
    private final int end;
    private final List<String> windows = new ArrayList<>();

    private Qualify(List<Token> level, int select, int qualify) {
        this.level = level;
        this.select = select;
        this.qualify = qualify;
        this.from = Tokens.findOutside(level, select, "from");
        int rest = Tokens.findOutside(level, qualify, "order", "limit", "offset");
        this.end = rest < 0 ? level.size() : rest;
    }

    static List<Token> translate(List<Token> level, int select) {
        int qualify = Tokens.findOutside(level, select, "qualify");
        if (qualify < 0) {
            return level;
        }
        if (Queries.hasSetOperator(level)) {
            throw RefusedException.missing("QUALIFY together with UNION, INTERSECT or EXCEPT");
        }
        return new Qualify(level, select, qualify).translate();
    }

    private List<Token> translate() {
        if (from < 0) {
            throw RefusedException.syntax("at or near \"qualify\"");
        }
        String condition = withoutWindows(level.subList(qualify + 1, end));
        List<Token> list = level.subList(select + 1, from);
        String source = Tokens.text(level.subList(from, qualify));
        boolean wholeRow = Tokens.withoutSpace(list).size() == 1
                && Tokens.withoutSpace(list).get(0).is("*");
        QualifiedOrder order =
                QualifiedOrder.of(orderClause(), wholeRow ? Set.of() : new HashSet<>(namesWherePossible(list)));
        String extra = windowColumns() + order.innerColumns();
        String query;
        if (windows.isEmpty() && !order.addsColumns()) {
            query = "select * from (select " + Tokens.text(list) + " " + source + ") as qualified";
        } else if (wholeRow) {
            query = "select (qualified.whole_row).* from (select " + onlySource() + " as whole_row" + extra + " "
                    + source + ") as qualified";
        } else {
            query = "select " + outerColumns(list) + " from (select " + Tokens.text(list) + extra + " " + source
                    + ") as qualified";
        }
        List<Token> result = new ArrayList<>(level.subList(0, select));
        result.addAll(Tokenizer.tokens(query + " where " + condition + " " + order.clause()));
        result.addAll(level.subList(limit(), level.size()));
        return result;
    }

    /** What stands behind ORDER BY; empty if there is none. */
    private List<Token> orderClause() {
        if (!Tokens.isAt(level, end, "order")) {
            return List.of();
        }
        int by = Tokens.meaningful(level, end + 1);
        return level.subList(by + 1, limit());
    }

    /** Where LIMIT or OFFSET begins, or the end of the query. */
    private int limit() {
        int limit = Tokens.findOutside(level, end, "limit", "offset");
        return limit < 0 ? level.size() : limit;
    }

    private String windowColumns() {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < windows.size(); i++) {
            columns.append(", ").append(windows.get(i)).append(" as qualify_").append(i + 1);
        }
        return columns.toString();
    }

    /** The condition with each {@code f(...) over (...)} replaced by the name of a column of the inner query. */
    private String withoutWindows(List<Token> condition) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < condition.size(); i++) {
            int end = windowEnd(condition, i);
            if (end > 0) {
                windows.add(Tokens.text(condition.subList(i, end)));
                text.append("qualified.qualify_").append(windows.size());
                i = end - 1;
            } else {
                text.append(condition.get(i).text());
            }
        }
        return text.toString();
    }

    /** Where the window function that begins here ends, or -1 if none begins. */
    private static int windowEnd(List<Token> tokens, int at) {
        int open = Tokens.meaningful(tokens, at + 1);
        if (!tokens.get(at).isName() || !Tokens.isAt(tokens, open, "(")) {
            return -1;
        }
        int over = Tokens.meaningful(tokens, Tokens.closing(tokens, open) + 1);
        int window = Tokens.meaningful(tokens, over + 1);
        boolean isWindow = Tokens.isAt(tokens, over, "over") && Tokens.isAt(tokens, window, "(");
        return isWindow ? Tokens.closing(tokens, window) + 1 : -1;
    }

    /** The name of the one table or subquery of the FROM clause. */
    private String onlySource() {
        int clauses = Tokens.findOutside(level.subList(0, qualify), from, "where", "group", "having");
        List<Token> source = Tokens.withoutSpace(level.subList(from + 1, clauses < 0 ? qualify : clauses));
        boolean several = Tokens.findOutside(source, 0, ",", "join") >= 0;
        Token last = source.isEmpty() ? Token.space() : source.get(source.size() - 1);
        if (several || !last.isName()) {
            throw RefusedException.missing("SELECT * ... QUALIFY over more than one table; name the columns instead");
        }
        return last.text();
    }

    private static String outerColumns(List<Token> list) {
        List<String> names = namesWherePossible(list);
        List<List<Token>> items = Tokens.split(list, ",");
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                throw RefusedException.missing("QUALIFY with a column that has no name: "
                        + Tokens.text(items.get(i)).strip() + "; give it one with AS");
            }
        }
        return names.stream().map(name -> "qualified." + name).collect(Collectors.joining(", "));
    }

    /** The name of each column of the list; the empty text for one that has none. */
    private static List<String> namesWherePossible(List<Token> list) {
        List<String> names = new ArrayList<>();
        for (List<Token> item : Tokens.split(list, ",")) {
            List<Token> words = Tokens.withoutSpace(item);
            Token last = words.isEmpty() ? Token.space() : words.get(words.size() - 1);
            names.add(last.isName() ? last.text() : "");
        }
        return names;
    }
}
