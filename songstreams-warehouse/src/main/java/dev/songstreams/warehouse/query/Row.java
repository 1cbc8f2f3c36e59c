// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query;

import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.model.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of more columns than a tuple holds, or of columns that are known when the program runs, read by the expressions that were
 * selected: {@code row.get(l.artist)} is a String. Immutable.
 */
public final class Row {

    private final List<Expr> selected;
    private final @Nullable Object[] values;

    private Row(List<Expr> selected, @Nullable Object[] values) {
        this.selected = selected;
        this.values = values;
    }

    static RowShape<Row> shape(List<? extends Expression<?>> expressions) {
        List<Expr> selected = expressions.stream().map(Expression::node).toList();
        List<Class<?>> types =
                List.copyOf(expressions.stream().map(Expression::type).toList());
        return new RowShape<>(types, values -> new Row(selected, values.clone()));
    }

    /**
     * The value of a selected expression; null where the database has null.
     *
     * @throws IllegalArgumentException if the query did not select it
     */
    public <T> @Nullable T get(Expression<T> expression) {
        int index = selected.indexOf(expression.node());
        if (index < 0) {
            throw new IllegalArgumentException("the query did not select this expression");
        }
        return expression.type().cast(values[index]);
    }

    /** How many columns the row has. */
    public int size() {
        return values.length;
    }
}
