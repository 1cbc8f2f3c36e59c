// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.table;

import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.Rows;
import dev.songstreams.warehouse.query.model.Source;

/** A derived table: a query in FROM, with a name and typed columns. */
public final class Subquery implements Relation {

    private final Source.Derived source;
    private final Outputs outputs;

    private Subquery(Source.Derived source, Outputs outputs) {
        this.source = source;
        this.outputs = outputs;
    }

    /**
     * The query's rows under a name.
     *
     * @throws IllegalArgumentException if two of its columns have the same name
     */
    public static Subquery of(Rows<?> query, String alias) {
        return new Subquery(new Source.Derived(query.statement(), alias), Outputs.of(query, alias));
    }

    /**
     * The column that holds what the query selected with this expression.
     *
     * @throws IllegalArgumentException if the query does not select it, or without a name
     */
    public <T> Column<T> column(Expression<T> selected) {
        return Column.of(this, outputs.nameOf(selected), selected.type());
    }

    @Override
    public Source source() {
        return source;
    }
}
