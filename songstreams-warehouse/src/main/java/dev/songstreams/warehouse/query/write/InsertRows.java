// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.write;

import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.model.Statement;
import dev.songstreams.warehouse.query.model.Write;
import dev.songstreams.warehouse.query.model.Write.Assigned;
import dev.songstreams.warehouse.query.table.Assignment;
import java.util.ArrayList;
import java.util.List;

/** INSERT of one or more rows of values. Immutable. */
public final class InsertRows implements Explainable {

    private final Target target;
    private final List<String> columns;
    private final List<List<Expr>> rows;

    private InsertRows(Target target, List<String> columns, List<List<Expr>> rows) {
        this.target = target;
        this.columns = columns;
        this.rows = rows;
    }

    static InsertRows of(Target target, List<Assignment> row) {
        return ofAll(target, List.of(row));
    }

    static InsertRows ofAll(Target target, List<List<Assignment>> rows) {
        List<List<Assigned>> assigned = rows.stream().map(target::newRow).toList();
        return new InsertRows(
                target,
                columns(assigned.get(0)),
                assigned.stream().map(InsertRows::values).toList());
    }

    /**
     * One more row.
     *
     * @throws IllegalArgumentException if its columns are not those of the first row, in their order
     */
    public InsertRows values(Assignment first, Assignment... more) {
        List<Assigned> assigned = target.newRow(Target.all(first, more));
        if (!columns(assigned).equals(columns)) {
            throw new IllegalArgumentException("every row gives the same columns in the same order: the first gives "
                    + columns + ", this one " + columns(assigned));
        }
        List<List<Expr>> all = new ArrayList<>(rows);
        all.add(values(assigned));
        return new InsertRows(target, columns, all);
    }

    @Override
    public Statement statement() {
        return new Write.InsertRows(target.source(), columns, rows);
    }

    private static List<String> columns(List<Assigned> assigned) {
        return assigned.stream().map(Assigned::column).toList();
    }

    private static List<Expr> values(List<Assigned> assigned) {
        return assigned.stream().map(Assigned::value).toList();
    }
}
