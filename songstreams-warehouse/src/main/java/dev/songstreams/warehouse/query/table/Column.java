// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.table;

import dev.songstreams.warehouse.query.expression.ValueTypes;
import dev.songstreams.warehouse.query.model.Expr;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table, derived table or common table.
 *
 * @param <T> the Java type of its values
 */
public final class Column<T> implements TableColumn<T> {

    private final Expr.Column node;
    private final Class<T> type;

    private Column(Expr.Column node, Class<T> type) {
        this.node = node;
        this.type = type;
    }

    /**
     * A column of this name and type.
     *
     * @throws IllegalArgumentException if the type is not one that a column can have
     */
    public static <T> Column<T> of(Relation relation, String name, Class<T> type) {
        return new Column<>(new Expr.Column(relation.source().alias(), name), ValueTypes.require(type));
    }

    /** Null is put into this column. */
    public Assignment toNull() {
        return new Assignment(node, new Expr.None(), type);
    }

    /** The value is put into this column, or null if there is none. */
    public Assignment toNullable(@Nullable T value) {
        return value == null ? toNull() : to(value);
    }

    @Override
    public Expr.Column node() {
        return node;
    }

    @Override
    public Class<T> type() {
        return type;
    }
}
