// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.table;

import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.model.Expr;
import java.util.Optional;

/**
 * A column, which can be read as an expression and written by what {@code to} gives.
 *
 * @param <T> the Java type of its values
 */
public sealed interface TableColumn<T> extends Expression<T> permits Column, RequiredColumn {

    @Override
    Expr.Column node();

    @Override
    default Optional<String> name() {
        return Optional.of(node().name());
    }

    /**
     * The value is put into this column.
     *
     * @throws IllegalArgumentException if it is null: {@link Column#toNull()} says so
     */
    default Assignment to(T value) {
        if (value == null) {
            throw new IllegalArgumentException("null is no value for " + node().name()
                    + "; where the column takes nulls, say toNull(), or toNullable(value) if it may be one");
        }
        return Assignment.of(this, Expression.value(value));
    }

    /** What the expression gives is put into this column. */
    default Assignment to(Expression<T> value) {
        return Assignment.of(this, value);
    }

    /** The column's default is put into it; null where the table has none for it. */
    default Assignment toDefault() {
        return new Assignment(node(), new Expr.ColumnDefault(), type());
    }
}
