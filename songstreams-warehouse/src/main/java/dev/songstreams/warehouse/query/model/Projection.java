// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A select list.
 *
 * @param distinct whether equal rows are given once
 * @param items what is selected, in the order of the result's columns; at least one
 */
public record Projection(boolean distinct, List<Item> items) {

    /** Copies the list and refuses an empty one. */
    public Projection {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a query selects at least one expression");
        }
    }

    /** The place of an expression in the list, counted from 1 as SQL does. */
    public OptionalInt positionOf(Expr expression) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).expression().equals(expression)) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * One selected expression.
     *
     * @param expression what is computed
     * @param alias the name given with AS, if one is
     */
    public record Item(Expr expression, Optional<String> alias) {

        /** What the result's column is called: the alias, or the column's own name; else it has no name to rely on. */
        public Optional<String> outputName() {
            return expression instanceof Expr.Column column ? alias.or(() -> Optional.of(column.name())) : alias;
        }
    }
}
