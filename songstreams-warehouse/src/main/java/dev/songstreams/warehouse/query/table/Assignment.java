// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.table;

import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.model.Expr;

/**
 * A column and what is put into it, in INSERT, UPDATE and MERGE. It is made by the column: {@code songs.title.to("Bliss")}.
 *
 * @param column the column
 * @param value what is put into it
 * @param type the Java type of both
 */
public record Assignment(Expr.Column column, Expr value, Class<?> type) {

    static <T> Assignment of(TableColumn<T> column, Expression<T> value) {
        return new Assignment(column.node(), value.node(), column.type());
    }
}
