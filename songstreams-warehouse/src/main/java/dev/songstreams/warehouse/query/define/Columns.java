// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.define;

import dev.songstreams.warehouse.query.model.Definition.ColumnDefinition;
import dev.songstreams.warehouse.query.model.Definition.Filling;
import dev.songstreams.warehouse.query.model.Encoding;
import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.table.ColumnDeclaration;
import dev.songstreams.warehouse.query.table.Table;
import java.util.List;
import java.util.Optional;

/** Columns that a table's class declares, as definitions. */
final class Columns {

    private Columns() {}

    static List<ColumnDefinition> of(Table<?> table) {
        if (table.columns().isEmpty()) {
            throw new IllegalArgumentException("the class of " + table.name().alias()
                    + " declares no columns; make them with column(name, type) and required(name, type)");
        }
        return table.columns().stream().map(Columns::definition).toList();
    }

    static ColumnDefinition of(Table<?> table, Expr.Column column) {
        requireOwn(column, table.name().alias());
        return table.columns().stream()
                .filter(each -> each.name().equals(column.name()))
                .map(Columns::definition)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the class of " + table.name().alias() + " declares no column " + column.name()));
    }

    static Expr.Column requireOwn(Expr.Column column, String alias) {
        if (!column.qualifier().equals(alias)) {
            throw new IllegalArgumentException(column.qualifier() + "." + column.name() + " is no column of " + alias);
        }
        return column;
    }

    static ColumnDefinition encoded(ColumnDefinition column, Encoding encoding) {
        return new ColumnDefinition(
                column.name(), column.type(), column.required(), column.value(), Optional.of(encoding));
    }

    static ColumnDefinition filled(ColumnDefinition column, Filling filling) {
        return new ColumnDefinition(
                column.name(), column.type(), column.required(), Optional.of(filling), column.encoding());
    }

    private static ColumnDefinition definition(ColumnDeclaration declared) {
        var type = declared.type()
                .orElseThrow(() -> new IllegalArgumentException("the column " + declared.name()
                        + " has no type of Redshift's; declare it with a SqlType, such as SqlType.varchar(100)"));
        return new ColumnDefinition(declared.name(), type, declared.required(), Optional.empty(), Optional.empty());
    }
}
