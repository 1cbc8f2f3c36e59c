// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.sql.Quoting;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Collects SQL text and the values of its question marks. Not thread-safe; one per statement. */
final class SqlWriter {

    private static final String INDENT = "    ";

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();
    private int depth;

    /** Keywords and punctuation: text of this package's own, never of a caller's. */
    SqlWriter append(String text) {
        sql.append(text);
        return this;
    }

    SqlWriter append(long number) {
        sql.append(number);
        return this;
    }

    SqlWriter name(String name) {
        return append(Quoting.identifier(name));
    }

    /** An attribute of a SUPER value, whose case matters. */
    SqlWriter attribute(String name) {
        return append(Quoting.attribute(name));
    }

    SqlWriter literal(String text) {
        return append(Quoting.literal(text));
    }

    SqlWriter value(Object value) {
        values.add(value);
        return append("?");
    }

    /** Begins a line, at the depth of the query that is being written. */
    SqlWriter line(String keyword) {
        sql.append('\n').append(INDENT.repeat(depth)).append(keyword);
        return this;
    }

    <T> SqlWriter list(List<T> items, Consumer<T> each) {
        return list(items, ", ", each);
    }

    <T> SqlWriter list(List<T> items, String separator, Consumer<T> each) {
        for (Iterator<T> rest = items.iterator(); rest.hasNext(); ) {
            each.accept(rest.next());
            sql.append(rest.hasNext() ? separator : "");
        }
        return this;
    }

    /** A query within parentheses, on lines of its own, one step deeper. */
    SqlWriter nested(Runnable query) {
        append("(");
        depth++;
        line("");
        query.run();
        depth--;
        return line(")");
    }

    boolean holdsValues() {
        return !values.isEmpty();
    }

    RenderedQuery finish() {
        return new RenderedQuery(sql.toString(), values);
    }
}
