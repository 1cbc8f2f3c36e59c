// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.table;

import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.Rows;
import dev.songstreams.warehouse.query.model.Projection;
import dev.songstreams.warehouse.sql.Quoting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The named columns of a query that stands in another. */
final class Outputs {

    private final String table;
    private final List<Projection.Item> items;

    private Outputs(String table, List<Projection.Item> items) {
        this.table = table;
        this.items = items;
    }

    static Outputs of(Rows<?> query, String table) {
        List<Projection.Item> items = query.statement().body().projection().items();
        Set<String> names = new HashSet<>();
        for (Projection.Item item : items) {
            item.outputName().ifPresent(name -> requireNew(names, name, table));
        }
        return new Outputs(table, items);
    }

    /** Two items may compute the same under two names; then the name decides. */
    String nameOf(Expression<?> selected) {
        List<Projection.Item> same = items.stream()
                .filter(item -> item.expression().equals(selected.node()))
                .toList();
        if (same.isEmpty()) {
            throw new IllegalArgumentException(
                    "the query behind " + table + " does not select this expression; select it there to use it here");
        }
        return same.stream()
                .filter(item -> item.outputName().equals(selected.name()))
                .findFirst()
                .orElse(same.get(0))
                .outputName()
                .orElseThrow(() -> new IllegalArgumentException("the query behind " + table
                        + " selects this expression without a name; give it one there with as(...)"));
    }

    /** The names of all columns. */
    List<String> names() {
        return items.stream()
                .map(item -> item.outputName()
                        .orElseThrow(() -> new IllegalArgumentException("a column of the query behind " + table
                                + " has no name; give it one there with as(...)")))
                .toList();
    }

    private static void requireNew(Set<String> names, String name, String table) {
        if (!names.add(Quoting.fold(name))) {
            throw new IllegalArgumentException("two columns of the query behind " + table + " are called " + name
                    + "; give one of them another name with as(...)");
        }
    }
}
