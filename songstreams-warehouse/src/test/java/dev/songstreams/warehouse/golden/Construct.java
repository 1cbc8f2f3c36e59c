// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import dev.songstreams.warehouse.query.Query;
import java.util.List;

/**
 * One construct of the DSL: a query, and the whole of what it must render to.
 *
 * @param name what it shows, as a phrase
 * @param query built by the DSL
 * @param sql the text
 * @param values the values, in the order of the question marks
 */
public record Construct(String name, Query<?> query, String sql, List<Object> values) {

    static Construct of(String name, Query<?> query, String sql, Object... values) {
        return new Construct(name, query, sql.stripTrailing(), List.of(values));
    }

    @Override
    public String toString() {
        return name;
    }
}
