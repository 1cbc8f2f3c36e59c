// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import java.util.List;

/**
 * SQL text and the values of its question marks.
 *
 * <p>{@code toString} shows the text and the number of values, never a value.
 *
 * @param sql the text, with a question mark for each value
 * @param values in the order of the question marks, as the Java values that were given to the DSL
 */
public record RenderedQuery(String sql, List<Object> values) {

    /** What the protocol carries: the number of parameters is a signed 16-bit integer there. */
    private static final int MAX_VALUES = Short.MAX_VALUE;

    /** Copies the values, and refuses more than the protocol carries. */
    public RenderedQuery {
        values = List.copyOf(values);
        if (values.size() > MAX_VALUES) {
            throw new IllegalArgumentException("this statement binds " + values.size() + " values; Redshift's protocol"
                    + " carries " + MAX_VALUES + " at most. Put them into a table and join it.");
        }
    }

    @Override
    public String toString() {
        return sql + "\n-- " + values.size() + " bound values";
    }
}
