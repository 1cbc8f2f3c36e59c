// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.dbt;

import dev.songstreams.warehouse.query.render.RenderedQuery;
import dev.songstreams.warehouse.sql.Quoting;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns a rendered query into SQL for dbt: values as literals, variables and sources as Jinja. */
final class JinjaSql {

    /** Stand for the schemas of the star and of staging in the queries. */
    static final String STAR = "songstreams_star";

    static final String STAGING = "songstreams_staging";

    private static final Pattern TABLE = Pattern.compile("\\b(" + STAR + "|" + STAGING + ")\\.([a-z_]+)( as [a-z_]+)?");

    private JinjaSql() {}

    /**
     * The text.
     *
     * @throws IllegalArgumentException if a value has no literal, or a variable does not stand in the query
     */
    static String of(RenderedQuery query, List<DbtVariable> variables) {
        String sql = withLiterals(query);
        for (DbtVariable variable : variables) {
            if (!sql.contains(variable.standIn())) {
                throw new IllegalArgumentException("the query has no " + variable.standIn() + ", which stands for "
                        + variable.jinja() + ":\n" + sql);
            }
            sql = sql.replace(variable.standIn(), variable.jinja());
        }
        // The alias, since what dbt puts for a source may have another name than the columns say.
        return TABLE.matcher(sql)
                .replaceAll(table -> Matcher.quoteReplacement("{{ source('" + table.group(1) + "', '" + table.group(2)
                        + "') }}" + (table.group(3) == null ? " as " + table.group(2) : table.group(3))));
    }

    /** A question mark within quotes is none of a value's. */
    private static String withLiterals(RenderedQuery query) {
        requireNoJinja(query.sql());
        StringBuilder sql = new StringBuilder();
        Iterator<Object> values = query.values().iterator();
        char quote = 0;
        for (char c : query.sql().toCharArray()) {
            if (c == '\'' || c == '"') {
                quote = quote == 0 ? c : quote == c ? 0 : quote;
            }
            sql.append(c == '?' && quote == 0 ? literal(values.next()) : String.valueOf(c));
        }
        return sql.toString();
    }

    private static String literal(Object value) {
        if (value instanceof String text) {
            requireNoJinja(text);
            return Quoting.literal(text);
        }
        if (value instanceof Double number) {
            // As a bare number it would be a decimal, which holds 38 digits.
            return "cast(" + Quoting.literal(number.toString()) + " as double precision)";
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            return value.toString();
        }
        throw new IllegalArgumentException("no literal for a value of " + value.getClass());
    }

    private static void requireNoJinja(String text) {
        if (Stream.of("{{", "{%", "{#").anyMatch(text::contains)) {
            throw new IllegalArgumentException("dbt would take part of this for Jinja: " + text);
        }
    }
}
