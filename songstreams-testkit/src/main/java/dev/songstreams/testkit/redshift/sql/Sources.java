// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a statement reads from and writes to: the names by which its tables are known, and the arrays that it unnests
 * ({@code FROM orders o, o.items AS i AT n}).
 */
final class Sources {

    private static final String[] NO_ALIAS = {
        "and",
        "as",
        "asc",
        "at",
        "between",
        "cross",
        "desc",
        "else",
        "end",
        "except",
        "for",
        "from",
        "full",
        "group",
        "having",
        "in",
        "inner",
        "intersect",
        "is",
        "join",
        "left",
        "like",
        "limit",
        "minus",
        "natural",
        "not",
        "offset",
        "on",
        "or",
        "order",
        "over",
        "pivot",
        "qualify",
        "remove",
        "right",
        "select",
        "set",
        "then",
        "union",
        "unpivot",
        "using",
        "values",
        "when",
        "where",
        "window",
        "within"
    };

    /** An array in a FROM clause, from its first token up to the one behind its alias. */
    record Unnesting(Path array, String alias, @Nullable String index, int end) {}

    private final List<Token> tokens;
    private final Set<String> names = new HashSet<>();
    private final Set<String> qualified = new HashSet<>();
    private final Set<String> elements = new HashSet<>();
    private final Map<Integer, Unnesting> unnestings = new HashMap<>();
    private final Map<Integer, Integer> tables = new HashMap<>();
    private final Deque<Boolean> inFrom = new ArrayDeque<>();
    private final Deque<Boolean> isQuery = new ArrayDeque<>();
    private boolean expected;

    private Sources(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Sources of(List<Token> tokens) {
        Sources sources = new Sources(tokens);
        sources.inFrom.push(false);
        sources.isQuery.push(true);
        for (int at = 0; at < tokens.size(); at++) {
            at = sources.take(at);
        }
        return sources;
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Whether rows of a table go by this name. */
    boolean isTable(String name) {
        return names.contains(name);
    }

    /** Whether {@code schema.table} is a table of the statement that has no other name. */
    boolean isQualifiedTable(String schema, String table) {
        return qualified.contains(schema + "." + table);
    }

    /** Whether elements of an unnested array go by this name. */
    boolean isElement(String name) {
        return elements.contains(name);
    }

    /** The unnesting that begins at this token, or null. */
    @Nullable
    Unnesting unnestingAt(int at) {
        return unnestings.get(at);
    }

    /** Where the name of the table ends that begins at this token; the same place if none does. */
    int tableEnd(int at) {
        return tables.getOrDefault(at, at);
    }

    /** Looks at one token and says which was the last one taken. */
    private int take(int at) {
        Token token = tokens.get(at);
        if (token.isSpace()) {
            return at;
        } else if (token.is("(")) {
            inFrom.push(expected);
            isQuery.push(false);
        } else if (token.is(")")) {
            return takeClosing(at);
        } else if (token.is("select")) {
            clause(false);
            isQuery.pop();
            isQuery.push(true);
        } else if (isFrom(at) || token.isAny("update", "into", "join") || (token.is("using") && !isListAt(at + 1))) {
            clause(true);
            expected = true;
        } else if (token.isAny(
                "where", "group", "having", "order", "on", "set", "union", "qualify", "when", "values")) {
            clause(token.is("on"));
        } else if (token.is(",")) {
            expected = Boolean.TRUE.equals(inFrom.peek());
        } else if (expected && token.isName() && !token.isAny("lateral", "only")) {
            return takeSource(at);
        }
        return at;
    }

    /** FROM of a query; not that of EXTRACT(... FROM ...) or IS DISTINCT FROM. */
    private boolean isFrom(int at) {
        return tokens.get(at).is("from")
                && Boolean.TRUE.equals(isQuery.peek())
                && !Tokens.isAt(tokens, Tokens.meaningfulBefore(tokens, at), "distinct");
    }

    private void clause(boolean from) {
        inFrom.pop();
        inFrom.push(from);
        expected = false;
    }

    /** {@code USING (a, b)} of a join, which is no subquery. */
    private boolean isListAt(int from) {
        int open = Tokens.meaningful(tokens, from);
        return Tokens.isAt(tokens, open, "(")
                && !Tokens.isAt(tokens, Tokens.meaningful(tokens, open + 1), "select")
                && !Tokens.isAt(tokens, Tokens.meaningful(tokens, open + 1), "with");
    }

    private int takeClosing(int at) {
        if (inFrom.size() > 1) {
            inFrom.pop();
            isQuery.pop();
        }
        expected = false;
        if (Boolean.FALSE.equals(inFrom.peek())) {
            return at;
        }
        int alias = alias(at + 1);
        if (alias < 0) {
            return at;
        }
        names.add(tokens.get(alias).name());
        return alias;
    }

    private int takeSource(int at) {
        expected = false;
        Path path = Path.read(tokens, at);
        if (Tokens.isAt(tokens, Tokens.meaningful(tokens, path.end()), "(")) {
            return at;
        }
        int alias = alias(path.end());
        boolean unnests = path.steps().size() > 0 && (isTable(path.first()) || isElement(path.first())) && alias > 0;
        if (unnests) {
            return takeUnnesting(at, path, alias);
        }
        tables.put(at, path.end());
        if (alias > 0) {
            names.add(tokens.get(alias).name());
            return alias;
        }
        names.add(path.lastName());
        if (path.steps().size() == 1) {
            qualified.add(path.first() + "." + path.lastName());
        }
        return path.end() - 1;
    }

    private int takeUnnesting(int at, Path path, int alias) {
        String name = tokens.get(alias).name();
        int word = Tokens.meaningful(tokens, alias + 1);
        int index = Tokens.isAt(tokens, word, "at") ? Tokens.meaningful(tokens, word + 1) : -1;
        int end = index < 0 ? alias : index;
        elements.add(name);
        unnestings.put(
                at,
                new Unnesting(path, name, index < 0 ? null : tokens.get(index).name(), end + 1));
        return end;
    }

    /** The index of the alias that stands here, with or without AS, or -1. */
    private int alias(int from) {
        int at = Tokens.meaningful(tokens, from);
        if (Tokens.isAt(tokens, at, "as")) {
            at = Tokens.meaningful(tokens, at + 1);
        }
        boolean there =
                at < tokens.size() && tokens.get(at).isName() && !tokens.get(at).isAny(NO_ALIAS);
        return there ? at : -1;
    }
}
