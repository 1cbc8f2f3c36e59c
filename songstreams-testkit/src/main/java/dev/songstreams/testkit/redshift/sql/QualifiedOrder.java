// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The ORDER BY of a query with QUALIFY. What it sorts by may stand in the tables and not in the list, so the inner query computes
 * it; names of the list and positions stay what they are.
 */
final class QualifiedOrder {

    private static final String[] DIRECTIONS = {"asc", "desc", "nulls", "first", "last"};

    private final Set<String> listed;
    private final List<String> columns = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();

    private QualifiedOrder(Set<String> listed) {
        this.listed = listed;
    }

    /**
     * The order of that clause.
     *
     * @param clause the tokens behind ORDER BY, up to LIMIT or OFFSET; empty if there is none
     * @param listed the names of the query's own columns
     */
    static QualifiedOrder of(List<Token> clause, Set<String> listed) {
        QualifiedOrder order = new QualifiedOrder(listed);
        if (!clause.isEmpty()) {
            Tokens.split(clause, ",").forEach(order::add);
        }
        return order;
    }

    private void add(List<Token> item) {
        int direction = Tokens.findOutside(item, 0, DIRECTIONS);
        int end = direction < 0 ? item.size() : direction;
        String key = Tokens.text(item.subList(0, end)).strip();
        String sorted;
        if (listed.contains(key)) {
            sorted = "qualified." + key;
        } else if (key.chars().allMatch(Character::isDigit)) {
            sorted = key;
        } else {
            columns.add(key);
            sorted = "qualified.order_" + columns.size();
        }
        keys.add((sorted + " " + Tokens.text(item.subList(end, item.size()))).strip());
    }

    /** Columns that the inner query computes for it. */
    String innerColumns() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            text.append(", ").append(columns.get(i)).append(" as order_").append(i + 1);
        }
        return text.toString();
    }

    /** Whether the inner query has columns that are not the list's. */
    boolean addsColumns() {
        return !columns.isEmpty();
    }

    /** The clause for the outer query. */
    String clause() {
        return keys.isEmpty() ? "" : " order by " + String.join(", ", keys) + " ";
    }
}
