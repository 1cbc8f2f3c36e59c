// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.write;

import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.Row;
import dev.songstreams.warehouse.query.SelectList;
import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.model.Write;
import dev.songstreams.warehouse.query.model.Write.Assigned;
import dev.songstreams.warehouse.query.table.Assignment;
import java.util.List;
import java.util.function.Function;

/** INSERT of what a query selects, before it is said from where. */
public final class InsertSelect {

    private final Target target;
    private final List<Assigned> assigned;
    private final SelectList<Row> selected;

    InsertSelect(Target target, List<Assignment> row) {
        this.target = target;
        this.assigned = target.newRow(row);
        this.selected = Query.select(row.stream().map(InsertSelect::expression).toList());
    }

    /** The rest of the query, built upon its select list: from where, which rows, how grouped. */
    public Explainable as(Function<SelectList<Row>, Query<Row>> query) {
        List<String> columns = assigned.stream().map(Assigned::column).toList();
        var insert = new Write.InsertQuery(
                target.source(), columns, query.apply(selected).statement());
        return () -> insert;
    }

    private static Expression<?> expression(Assignment assignment) {
        if (assignment.value() instanceof Expr.ColumnDefault) {
            throw new IllegalArgumentException("a query cannot select the default of "
                    + assignment.column().name() + "; leave the column out, and it gets its default");
        }
        return Expression.of(assignment.value(), assignment.type());
    }
}
