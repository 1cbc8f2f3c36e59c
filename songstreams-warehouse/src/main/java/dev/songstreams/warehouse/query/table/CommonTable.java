// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.table;

import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.Rows;
import dev.songstreams.warehouse.query.model.QueryStatement;
import dev.songstreams.warehouse.query.model.Source;
import java.util.List;

/**
 * A common table: a query that WITH names, which can stand in FROM several times. A query that uses it must be begun
 * with it: {@code Query.with(table).select(...)}.
 */
public final class CommonTable implements Relation {

    private final QueryStatement.CommonTable definition;
    private final String alias;
    private final Outputs outputs;

    private CommonTable(QueryStatement.CommonTable definition, String alias, Outputs outputs) {
        this.definition = definition;
        this.alias = alias;
        this.outputs = outputs;
    }

    /**
     * The query's rows under a name.
     *
     * @throws IllegalArgumentException if two of its columns have the same name
     */
    public static CommonTable of(Rows<?> query, String name) {
        var definition = new QueryStatement.CommonTable(name, query.statement());
        return new CommonTable(definition, name, Outputs.of(query, name));
    }

    /** The same common table under another name, so that it can be joined to itself. */
    public CommonTable as(String other) {
        return new CommonTable(definition, other, outputs);
    }

    /**
     * The column that holds what the query selected with this expression.
     *
     * @throws IllegalArgumentException if the query does not select it, or without a name
     */
    public <T> Column<T> column(Expression<T> selected) {
        return Column.of(this, outputs.nameOf(selected), selected.type());
    }

    /** The entry of the WITH clause. */
    public QueryStatement.CommonTable definition() {
        return definition;
    }

    @Override
    public Source source() {
        return new Source.Named(List.of(definition.name()), alias);
    }
}
