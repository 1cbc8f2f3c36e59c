// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.table;

import dev.songstreams.warehouse.query.expression.ValueTypes;
import dev.songstreams.warehouse.query.model.Expr;

/**
 * A column that takes no nulls: to put one into it does not compile, and an INSERT without it is refused when it is built.
 *
 * @param <T> the Java type of its values
 */
public final class RequiredColumn<T> implements TableColumn<T> {

    private final Expr.Column node;
    private final Class<T> type;

    RequiredColumn(Relation relation, String name, Class<T> type) {
        this.node = new Expr.Column(relation.source().alias(), name);
        this.type = ValueTypes.require(type);
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
