// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.table;

import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.Rows;
import dev.songstreams.warehouse.query.model.QueryStatement;
import dev.songstreams.warehouse.query.model.Source;
import java.util.List;
import java.util.function.Function;

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
        var definition = new QueryStatement.CommonTable(name, List.of(), query.statement(), false);
        return new CommonTable(definition, name, Outputs.of(query, name));
    }

    /**
     * Rows that grow out of themselves: those of the seed, then what the step makes of the rows that were found last, until
     * it finds none. The columns are named as the seed's are.
     *
     * @param seed the first rows; each of its columns has a name
     * @param name what the query calls it
     * @param whole the seed and the step as one query by UNION ALL; the step reads the table that is given here
     * @throws IllegalArgumentException if a column of the seed has no name, or two have the same
     */
    public static CommonTable recursive(Rows<?> seed, String name, Function<CommonTable, Rows<?>> whole) {
        Outputs outputs = Outputs.of(seed, name);
        List<String> columns = outputs.names();
        var self = new QueryStatement.CommonTable(name, columns, seed.statement(), true);
        Rows<?> query = whole.apply(new CommonTable(self, name, outputs));
        var definition = new QueryStatement.CommonTable(name, columns, query.statement(), true);
        return new CommonTable(definition, name, outputs);
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
